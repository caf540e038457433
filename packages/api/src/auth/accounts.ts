import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Role } from '@studyhall/domain/auth/schemas';
import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import { DomainError } from '@studyhall/domain/errors';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { UniqueViolationError } from 'objection';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { BegunSignIn } from './factors/models.ts';
import { lockAccount } from './lock-queries.ts';
import { Identifier, OneTimeToken, Password, Profile, User } from './models.ts';

export interface NewAccount extends OfUserNow {
  readonly role: Role;
  readonly pendingEmail?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly timeZone: string;
  readonly language: LanguageTag;
}

/** An account with its profile: what every account has, guests included. */
export async function insertAccount(trx: Knex, account: NewAccount): Promise<void> {
  const { userId, role, pendingEmail, now, firstName = '', lastName = '', timeZone, language } = account;
  const names = { firstName, lastName };
  await User.query(trx).insert({
    id: userId,
    role,
    createdAt: now,
    updatedAt: now,
    ...(pendingEmail === undefined ? {} : { pendingEmail }),
  });
  await Profile.query(trx).insert({ userId, ...names, timeZone, language, updatedAt: now });
}

export interface Claim extends OfUserNow {
  readonly kind: 'email' | 'username';
  readonly display: string;
}

/** Makes a user name or a proved address the account's own, in the whole installation. Errors: `identifier-taken`. */
export async function claimIdentifier(trx: Knex, { kind, display, userId, now }: Claim): Promise<void> {
  const value = kind === 'email' ? canonicalEmail(display) : canonicalUserName(display);
  try {
    await Identifier.query(trx).insert({ kind, value, display, userId, createdAt: now });
  } catch (error) {
    if (error instanceof UniqueViolationError && error.constraint === 'identifiers_pkey')
      throw new DomainError('identifier-taken', { field: kind });
    throw error;
  }
}

export async function isUserNameFree(db: Knex, name: string): Promise<boolean> {
  const owner = await Identifier.query(db)
    .findById(['username', canonicalUserName(name)])
    .select('userId');
  return owner === undefined;
}

/**
 * Locks the account, and refuses whose password was right a moment ago and is another one now: the hash takes its time,
 * and meanwhile the owner may have thrown somebody out. Errors: `wrong-credentials`.
 */
export async function demandSamePassword(
  trx: Knex,
  { userId, passwordHash }: OfUser & { readonly passwordHash: string | null },
): Promise<void> {
  await lockAccount(trx, userId);
  const current = await Password.query(trx).findById(userId).select('passwordHash');
  if (current === undefined || current.passwordHash !== passwordHash)
    throw new DomainError('wrong-credentials');
}

/**
 * Sets the password, and makes void what an older one has begun, and every link that could set another. The account stays
 * locked: whoever signs in at this moment with the former password finds this one, or is found by whoever ends sessions.
 */
export async function setPassword(
  trx: Knex,
  {
    userId,
    passwordHash,
    now,
  }: { readonly userId: string; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  await lockAccount(trx, userId);
  await Password.query(trx).insert({ userId, passwordHash, changedAt: now }).onConflict('userId').merge();
  await BegunSignIn.query(trx).delete().where({ userId });
  await OneTimeToken.query(trx)
    .delete()
    .where({ userId })
    .whereIn('purpose', ['reset-password', 'invitation']);
}

/** True if the account's password has this hash, whose salt is one call's own; undefined if not. */
export async function isPasswordHash(
  db: Knex,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
): Promise<true | undefined> {
  const row = await Password.query(db).findOne({ userId, passwordHash });
  return row === undefined ? undefined : true;
}
