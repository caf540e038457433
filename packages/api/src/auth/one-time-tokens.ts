import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { OneTimeToken, SetupLink, User } from './models.ts';
import { newRouteToken, parseRouteToken } from './route-token.ts';

export type Purpose = OneTimeToken['purpose'];

const HOUR = 60 * 60 * 1000;
const LIFETIME: Record<Purpose, number> = { 'verify-email': 24 * HOUR, 'reset-password': HOUR };

export interface NewToken extends OfUserNow {
  readonly purpose: Purpose;
  readonly address: string;
  readonly sessionId: string | null;
}

/**
 * Makes a token for a link; it is shown once, in the link. Links for the same that were not used are void from now on:
 * the account's row is locked, so that of any number at once the last one counts.
 */
export async function issueToken(trx: Knex, { userId, purpose, now, ...rest }: NewToken): Promise<string> {
  const { token, hash } = newRouteToken(userId);
  const expiresAt = new Date(now.getTime() + LIFETIME[purpose]);
  await User.query(trx).findById(userId).select('id').forNoKeyUpdate();
  await OneTimeToken.query(trx).delete().where({ userId, purpose, usedAt: null });
  await OneTimeToken.query(trx).insert({
    userId,
    id: newId(),
    purpose,
    ...rest,
    tokenHash: hash,
    createdAt: now,
    expiresAt,
  });
  return token;
}

export interface TokenUse {
  readonly token: string;
  readonly purpose: Purpose;
  readonly now: Date;
}

/** What a token proves: that whoever holds it reads the mails of `address`. */
export interface Proof extends OfUser {
  readonly address: string;
  readonly sessionId: string | null;
}

/** The row the token names, whatever its state. */
function keyOf({ token, purpose }: TokenUse) {
  const parts = parseRouteToken(token);
  if (parts === undefined) throw new DomainError('link-invalid-or-used');
  return { userId: parts.userId, purpose, tokenHash: parts.hash, usedAt: null };
}

function proofOf(row: OneTimeToken | undefined): Proof {
  if (row === undefined || row.address === null) throw new DomainError('link-invalid-or-used');
  return { userId: row.userId, address: row.address, sessionId: row.sessionId };
}

/** Looks at a token without using it up. Errors: `link-invalid-or-used`. */
export async function getProof(db: Knex, use: TokenUse): Promise<Proof> {
  const [row] = await OneTimeToken.query(db).where(keyOf(use)).where('expiresAt', '>', use.now);
  return proofOf(row);
}

/** Uses a token up: of any number of parallel uses one succeeds. Errors: `link-invalid-or-used`. */
export async function useToken(trx: Knex, use: TokenUse): Promise<Proof> {
  const [row] = await OneTimeToken.query(trx)
    .patch({ usedAt: use.now })
    .where(keyOf(use))
    .where('expiresAt', '>', use.now)
    .returning('*');
  return proofOf(row);
}

/** True if the token was used up by this very use: at its moment, to the millisecond. */
export async function isUsedBy(db: Knex, use: TokenUse): Promise<boolean> {
  const row = await OneTimeToken.query(db).findOne({ ...keyOf(use), usedAt: use.now });
  return row !== undefined;
}

/** Removes tokens and set-up links that are over. Across users: retention. */
export async function sweepTokens(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await OneTimeToken.query(db).delete().where('expiresAt', '<=', now);
  await SetupLink.query(db).delete().where('expiresAt', '<=', now);
}
