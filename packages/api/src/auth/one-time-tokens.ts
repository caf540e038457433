import { MERGE_CODE_MINUTES } from '@studyhall/domain/auth/merge';
import { INVITATION_DAYS } from '@studyhall/domain/auth/people-schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { sweepBegunSignIns } from './factors/begun-sign-ins.ts';
import { sweepChallenges } from './factors/challenges.ts';
import { lockAccount } from './lock-queries.ts';
import { OneTimeToken, SetupLink } from './models.ts';
import { newRouteToken, parseRouteToken } from './route-token.ts';

export type Purpose = OneTimeToken['purpose'];

const HOUR = 60 * 60 * 1000;
const LIFETIME: Record<Purpose, number> = {
  'verify-email': 24 * HOUR,
  'reset-password': HOUR,
  invitation: INVITATION_DAYS * 24 * HOUR,
  merge: MERGE_CODE_MINUTES * 60 * 1000,
};
/** Of a link that goes from hand to hand. */
const LIFETIME_BY_HAND = 24 * HOUR;

export interface NewToken extends OfUserNow {
  readonly purpose: Purpose;
  /** Null: it is handed over, and proves no address. */
  readonly address: string | null;
  readonly sessionId: string | null;
}

/** When a link that is made now ends. */
export function linkEndsAt({ purpose, address, now }: Pick<NewToken, 'purpose' | 'address' | 'now'>): Date {
  const lifetime = LIFETIME[purpose];
  const isHanded = address === null && purpose !== 'merge';
  return new Date(now.getTime() + (isHanded ? Math.max(lifetime, LIFETIME_BY_HAND) : lifetime));
}

/**
 * Makes a token for a link; it is shown once, in the link. Links for the same that were not used are void from now on, and
 * one for no session leaves that of a session alone: strangers can ask for it. The account's row is locked, so that of any
 * number at once the last one counts.
 */
export async function issueToken(trx: Knex, { userId, purpose, now, ...rest }: NewToken): Promise<string> {
  const { token, hash } = newRouteToken(userId);
  const expiresAt = linkEndsAt({ purpose, address: rest.address, now });
  await lockAccount(trx, userId);
  const former = OneTimeToken.query(trx).delete().where({ userId, purpose, usedAt: null });
  await (rest.sessionId === null ? former.whereNull('sessionId') : former);
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

/** What a token proves: that whoever holds it reads the mails of `address`, or that an administrator gave it to them. */
export interface Proof extends OfUser {
  readonly address: string | null;
  readonly sessionId: string | null;
}

/** The row the token names, whatever its state. */
function keyOf({ token, purpose }: TokenUse) {
  const parts = parseRouteToken(token);
  if (parts === undefined) throw new DomainError('link-invalid-or-used');
  return { userId: parts.userId, purpose, tokenHash: parts.hash, usedAt: null };
}

function proofOf(row: OneTimeToken | undefined): Proof {
  if (row === undefined) throw new DomainError('link-invalid-or-used');
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

/**
 * Makes void whatever leads into the account that an administrator may have been shown, and every link for a new password:
 * whoever holds one must not come by what the account may from now on.
 */
export async function voidHandedLinks(trx: Knex, { userId }: OfUser): Promise<void> {
  await OneTimeToken.query(trx)
    .delete()
    .where({ userId, usedAt: null })
    .where((link) => void link.whereNull('address').orWhere({ purpose: 'reset-password' }));
}

/** Removes tokens, set-up links, begun sign-ins and challenges that are over. Across users: retention. */
export async function sweepTokens(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await OneTimeToken.query(db).delete().where('expiresAt', '<=', now);
  await SetupLink.query(db).delete().where('expiresAt', '<=', now);
  await sweepBegunSignIns(db, { now });
  await sweepChallenges(db, { now });
}
