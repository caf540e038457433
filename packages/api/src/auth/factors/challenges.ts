import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { makerOf, takeQuota } from '../../platform/quotas.ts';
import { hashToken, newToken } from '../../platform/secrets.ts';
import { PasskeyChallenge } from './models.ts';

/** How long somebody may take to touch a key or look at a phone. */
export const CHALLENGE_MS = 5 * 60 * 1000;

/** What a challenge is for, and who alone may meet it. */
export interface ChallengeUse {
  readonly purpose: PasskeyChallenge['purpose'];
  /** The session, or the begun sign-in, that asked; null for signing in with a passkey alone. */
  readonly boundTo: string | null;
}

/** A new challenge: 256 bits, of which only the hash is kept. Errors: `rate-limited`. */
export async function issueChallenge(ctx: Context, use: ChallengeUse): Promise<string> {
  const { db, now } = ctx;
  const challenge = newToken();
  await inTransaction(db, async (trx) => {
    await takeQuota(trx, { name: 'challenge', maker: makerOf(ctx), now });
    const expiresAt = new Date(now.getTime() + CHALLENGE_MS);
    await PasskeyChallenge.query(trx).insert({ id: hashToken(challenge), ...use, expiresAt });
  });
  return challenge;
}

const ClientData = z.object({ challenge: z.string() });

/**
 * Uses up the challenge that a browser says was signed, and answers with it. A wrong signature has used it up, too.
 * Errors: `passkey-refused`.
 */
export async function useChallenge(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { clientDataJSON, purpose, boundTo }: ChallengeUse & { readonly clientDataJSON: string },
): Promise<string> {
  const challenge = challengeIn(clientDataJSON);
  const met = await PasskeyChallenge.query(db)
    .delete()
    .where({ id: hashToken(challenge), purpose, boundTo })
    .where('expiresAt', '>', now);
  if (met === 0) throw new DomainError('passkey-refused');
  return challenge;
}

function challengeIn(clientDataJSON: string): string {
  try {
    return ClientData.parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))).challenge;
  } catch {
    throw new DomainError('passkey-refused');
  }
}

/** Removes challenges that nobody met. Across users: retention. */
export async function sweepChallenges(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await PasskeyChallenge.query(db).delete().where('expiresAt', '<=', now);
}
