import { type Context, comeBack, domainErrorOf, startSignIn } from '@studyhall/api/server';
import { StartSignIn } from '@studyhall/domain/auth/schemas';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { requestIdOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { createRequestContext } from './request-context.ts';
import { readSignInToken, writeSignInToken } from './session-cookie.ts';

/** As long as somebody may be at the provider. */
const COOKIE_MS = 10 * 60 * 1000;

interface Visit {
  readonly request: Request<{ provider: string }>;
  readonly response: Response;
  /** Whether cookies are for https alone. */
  readonly isSecure: boolean;
}

/** One of the two steps: answers with the address where the browser goes on. */
type Step = (ctx: Context, visit: Visit) => Promise<string>;

/**
 * The way to a provider of identities and back: two addresses that a browser opens, so whatever goes wrong is told on
 * the page where it began, by its reason.
 */
export function createSignInRoutes(deps: AppDeps): Router {
  const router = Router({ caseSensitive: true });
  const answer =
    (step: Step): RequestHandler<{ provider: string }> =>
    async (request, response) => {
      const isSecure = deps.publicOrigin().startsWith('https:');
      response.redirect(303, await take(step, deps, { request, response, isSecure }));
    };
  router.get('/:provider/start', answer(start));
  router.get('/:provider/callback', answer(callback));
  return router;
}

const start: Step = async (ctx, { request, response, isSecure }) => {
  const { url, browserToken } = await startSignIn(ctx, {
    ...StartSignIn.parse(request.query),
    provider: request.params.provider,
    browserToken: readSignInToken(request, isSecure),
  });
  writeSignInToken({ response, isSecure }, browserToken, new Date(ctx.now.getTime() + COOKIE_MS));
  return url;
};

const callback: Step = async (ctx, { request, isSecure }) =>
  await comeBack(ctx, {
    provider: request.params.provider,
    browserToken: readSignInToken(request, isSecure),
    query: new URL(request.originalUrl, ctx.publicOrigin).search,
  });

async function take(step: Step, deps: AppDeps, visit: Visit): Promise<string> {
  const { request, response } = visit;
  let ctx: Context | undefined;
  try {
    ctx = await createRequestContext(deps, request, response);
    return await step(ctx, visit);
  } catch (error) {
    const reason = domainErrorOf(error)?.reason;
    if (reason === undefined)
      deps.logger.error({ err: error, requestId: requestIdOf(response) }, 'signing in by a provider failed');
    const failure = { failure: reason ?? 'unknown', provider: request.params.provider };
    return `${placeOf(ctx, reason)}?${new URLSearchParams(failure)}`;
  }
}

/** The page with words for it: whoever is signed in has been linking. */
function placeOf(ctx: Context | undefined, reason: string | undefined): string {
  const role = ctx?.viewer?.role ?? 'guest';
  if (role !== 'guest') return '/security';
  return reason === 'registration-code-wrong' ? '/register' : '/log-in';
}
