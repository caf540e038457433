import { type Context, resolveBearer } from '@studyhall/api/server';
import { PAGE_OWNER_HEADER } from '@studyhall/domain/auth/page-owner';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import { DomainError } from '@studyhall/domain/errors';
import type { Request, Response } from 'express';
import { networkOf } from './addresses.ts';
import { requestIdOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { cookiesOf, noCookies, readBearer, readSessionToken } from './session-cookie.ts';

const USER_AGENT_MAX = 400;

/** What the procedures of one request share. The session is asked for once, however many calls the request holds. */
export async function createRequestContext(
  deps: AppDeps,
  request: Request,
  response: Response,
): Promise<Context> {
  return await contextOf(deps, { request, response, areCookiesRead: true });
}

/** The same for a program that shows a token: cookies are not read, and none are set. */
export async function createProgramContext(
  deps: AppDeps,
  request: Request,
  response: Response,
): Promise<Context> {
  return await contextOf(deps, { request, response, areCookiesRead: false });
}

/**
 * A page that was loaded for one account changes nothing of another, although the session in its browser is of that one by
 * now: somebody signed in, or began or ended to look on, in another tab. Whatever changes something comes by here, and not by
 * GET. Where looking on ended by itself every page is refused anyway but for ending it, which both may. Errors: `page-of-other-account`.
 */
function demandOwnPage({ method, headers }: Request, viewer: Context['viewer'] | undefined): void {
  const owner = headers[PAGE_OWNER_HEADER];
  if (method === 'GET' || owner === undefined || !viewer) return;
  if (viewer.impersonation?.endedOf !== undefined) return;
  if (owner !== viewer.userId) throw new DomainError('page-of-other-account');
}

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly areCookiesRead: boolean;
}

async function contextOf(deps: AppDeps, { request, response, areCookiesRead }: Asked): Promise<Context> {
  const cameAtMs = performance.now();
  const { db, limiter, secrets, mailbox, payments, identityProviders, blobs, games } = deps;
  const now = deps.clock();
  const publicOrigin = deps.publicOrigin();
  const address = networkOf(request.ip ?? '');
  const isSecure = publicOrigin.startsWith('https:');
  const { cookie, device, begunSignIn } = areCookiesRead
    ? cookiesOf({ request, response, isSecure })
    : noCookies;
  const token = areCookiesRead ? readSessionToken(request, isSecure) : readBearer(request);
  const session =
    token === undefined ? null : await resolveBearer(db, { token, now, network: shownNetworkOf(address) });
  demandOwnPage(request, session?.viewer);
  if (session?.viewer !== undefined) deps.connections?.vouch(request.socket);
  if (session?.renewedUntil !== undefined && token !== undefined) cookie.set(token, session.renewedUntil);
  return {
    db,
    now,
    cameAtMs,
    viewer: session?.viewer ?? null,
    requestId: requestIdOf(response),
    client: {
      address,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_MAX),
    },
    cookie,
    device,
    begunSignIn,
    limiter,
    secrets,
    mailbox,
    payments,
    identityProviders,
    blobs,
    games,
    publicOrigin,
    warnings: () => deps.warnings?.list() ?? [],
    ...(deps.backups === undefined ? {} : { backups: deps.backups }),
    schedule: deps.schedule,
    ...(deps.observe === undefined ? {} : { observe: deps.observe }),
  };
}
