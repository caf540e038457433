import { DomainError } from '@studyhall/domain/errors';
import { AgreedVersions } from '@studyhall/domain/platform/site-texts';
import { languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { PendingProof } from '../platform/identity-providers.ts';
import { makerOf, takeQuota } from '../platform/quotas.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { PendingSignIn } from './models.ts';

/** Long enough to find a password, and a second factor, at the provider. */
const LIFETIME_MS = 10 * 60 * 1000;

/** What a new account is told about its owner, should one come of it. */
const Asked = z.object({
  code: z.string().optional(),
  /** An account that is to be deleted is kept. */
  takeBack: z.boolean().optional(),
  timeZone: z.string(),
  language: languageTag,
  /** Which privacy and terms stood beside the way to the provider. */
  agreesTo: AgreedVersions.optional(),
});
export type Asked = z.output<typeof Asked>;

const Sealed = Asked.extend({ nonce: z.string(), verifier: z.string() });

/** Who may come back: to sign in, the browser that began; to link, the session. */
export type Bound =
  | { readonly purpose: 'sign-in'; readonly browserToken: string }
  | { readonly purpose: 'link'; readonly userId: string; readonly sessionId: string };

interface NewPending {
  readonly provider: string;
  readonly returnPath: string;
  readonly bound: Bound;
  readonly asked: Asked;
}

function rowOf(bound: Bound) {
  const { purpose } = bound;
  return purpose === 'sign-in'
    ? { purpose, browserHash: hashToken(bound.browserToken) }
    : { purpose, userId: bound.userId, sessionId: bound.sessionId };
}

/** Keeps what has to fit when somebody comes back. Errors: `rate-limited`. */
export async function beginPending(
  ctx: Context,
  { provider, returnPath, bound, asked }: NewPending,
): Promise<PendingProof> {
  const { db, now, secrets } = ctx;
  const proof = { state: newToken(), nonce: newToken(), verifier: newToken() };
  const { nonce, verifier } = proof;
  const sealed = secrets.seal(JSON.stringify({ ...asked, nonce, verifier } satisfies z.input<typeof Sealed>));
  await inTransaction(db, async (trx) => {
    await takeQuota(trx, { name: 'sign-in', maker: makerOf(ctx), now });
    await PendingSignIn.query(trx).insert({
      stateHash: hashToken(proof.state),
      provider,
      ...rowOf(bound),
      sealed,
      returnPath,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    });
  });
  return proof;
}

export interface Returning {
  readonly provider: string;
  /** As it came: any text. */
  readonly state: string | null;
  readonly browserToken: string | undefined;
}

export interface UsedPending {
  readonly purpose: PendingSignIn['purpose'];
  readonly proof: PendingProof;
  readonly returnPath: string;
  readonly asked: Asked;
}

/**
 * Uses up what was kept: of any number who come back with the same state one goes on, and only from where it began.
 * Errors: `sign-in-expired`.
 */
export async function usePending(
  { db, now, viewer, secrets }: Context,
  { provider, state, browserToken }: Returning,
): Promise<UsedPending> {
  if (state === null) throw new DomainError('sign-in-expired');
  const browserHash = browserToken === undefined ? null : hashToken(browserToken);
  const { userId = null, sessionId = null } = viewer ?? {};
  const [used] = await PendingSignIn.query(db)
    .delete()
    .where({ stateHash: hashToken(state), provider })
    .where('expiresAt', '>', now)
    .where((bound) => {
      void bound.where({ purpose: 'sign-in', browserHash }).orWhere({ purpose: 'link', userId, sessionId });
    })
    .returning('*');
  if (used === undefined) throw new DomainError('sign-in-expired');
  const { nonce, verifier, ...asked } = Sealed.parse(JSON.parse(secrets.open(used.sealed)));
  return { purpose: used.purpose, returnPath: used.returnPath, proof: { state, nonce, verifier }, asked };
}

/** Removes what nobody came back for. Across users: retention. */
export async function sweepPendingSignIns(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await PendingSignIn.query(db).delete().where('expiresAt', '<=', now);
}
