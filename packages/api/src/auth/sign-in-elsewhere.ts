import { returnPathOf } from '@studyhall/domain/auth/return-path';
import type { LinkProvider, StartSignIn } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { AgreedVersions } from '@studyhall/domain/platform/site-texts';
import type { Context, Viewer } from '../platform/context.ts';
import type { IdentityProvider } from '../platform/identity-providers.ts';
import { newToken } from '../platform/secrets.ts';
import { readAgreedVersions } from '../platform/site-texts.ts';
import { enterByIdentity } from './enter-by-identity.ts';
import { linkIdentity } from './link-identity.ts';
import { beginPending, usePending } from './pending-sign-ins.ts';

const BROWSER_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The provider of that name. Errors: `not-found`. */
function getProvider({ identityProviders }: Context, id: string): IdentityProvider {
  const provider = identityProviders.find(id);
  if (provider === undefined) throw new DomainError('not-found');
  return provider;
}

/** Where the provider sends the browser back to: what has to be registered with it. */
function callbackOf({ publicOrigin }: Pick<Context, 'publicOrigin'>, id: string): string {
  return `${publicOrigin}/auth/${id}/callback`;
}

export interface Starting extends StartSignIn {
  readonly provider: string;
  /** The secret in the browser's cookie, as it came. */
  readonly browserToken: string | undefined;
}

export interface Started {
  /** At the provider. */
  readonly url: string;
  /** What the browser has to bring back. The same for all that it has begun: they may be several. */
  readonly browserToken: string;
}

/** Begins to sign in by a provider. Errors: `not-found`, `rate-limited`, `provider-unavailable`. */
export async function startSignIn(ctx: Context, starting: Starting): Promise<Started> {
  const provider = getProvider(ctx, starting.provider);
  const { browserToken: brought, next, code, timeZone, language } = starting;
  const takeBack = starting.takeBack === '1';
  const browserToken = brought !== undefined && BROWSER_FORM.test(brought) ? brought : newToken();
  const proof = await beginPending(ctx, {
    provider: provider.id,
    returnPath: returnPathOf(next, '/home'),
    bound: { purpose: 'sign-in', browserToken },
    asked: {
      ...(code === undefined ? {} : { code }),
      takeBack,
      timeZone,
      language,
      agreesTo: await shownVersions(ctx, starting),
    },
  });
  const url = await provider.authorizationUrl(proof, callbackOf(ctx, provider.id));
  return { url: url.href, browserToken };
}

/** What was shown beside the link; a link that names nothing, or what was never published, has shown nothing. */
async function shownVersions(
  { db }: Pick<Context, 'db'>,
  { privacy, terms }: StartSignIn,
): Promise<AgreedVersions | undefined> {
  if (privacy === undefined || terms === undefined) return undefined;
  const newest = await readAgreedVersions(db);
  return privacy > newest.privacy || terms > newest.terms ? undefined : { privacy, terms };
}

/**
 * Begins to link a provider to one's own account.
 * Errors: `not-found`, `rate-limited`, `provider-unavailable`.
 */
export async function startLinking(
  ctx: Context & { readonly viewer: Viewer },
  { id }: LinkProvider,
): Promise<{ url: string }> {
  const provider = getProvider(ctx, id);
  const { userId, sessionId, timeZone, language } = ctx.viewer;
  const proof = await beginPending(ctx, {
    provider: provider.id,
    returnPath: '/security',
    bound: { purpose: 'link', userId, sessionId },
    asked: { timeZone, language },
  });
  return { url: (await provider.authorizationUrl(proof, callbackOf(ctx, provider.id))).href };
}

export interface ComingBack {
  readonly provider: string;
  readonly browserToken: string | undefined;
  /** The query with which the provider sent the browser back. */
  readonly query: string;
}

/**
 * Ends what was begun: signs in, or links; answers with the path where the browser goes on, which is that of the second
 * step where the account has one. What was kept is used up before the provider is asked, so a code that is played back
 * reaches nobody.
 * Errors: `not-found`, `sign-in-expired`, `sign-in-cancelled`, `provider-unavailable`, `provider-refused`, and those of
 * `enterByIdentity` and `linkIdentity`.
 */
export async function comeBack(
  ctx: Context,
  { provider: id, browserToken, query }: ComingBack,
): Promise<string> {
  const provider = getProvider(ctx, id);
  const answer = new URL(callbackOf(ctx, provider.id));
  answer.search = query;
  const state = answer.searchParams.get('state');
  const { purpose, proof, returnPath, asked } = await usePending(ctx, { provider: id, state, browserToken });
  const identity = await provider.identify(proof, answer);
  if (purpose === 'link') {
    await linkIdentity(ctx, { provider, identity });
    return returnPath;
  }
  return await enterByIdentity(ctx, { provider, identity, asked }).then(
    () => returnPath,
    (error: unknown) => {
      if (!(error instanceof DomainError) || error.reason !== 'second-factor-needed') throw error;
      return `/second-step?${new URLSearchParams({ next: returnPath })}`;
    },
  );
}
