import { canonicalEmail, identifierKindOf } from '@studyhall/domain/auth/email-address';
import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { Identifier, User } from './models.ts';

/** The account that an administrator names by id, user name or address. Errors: `not-found`. */
export async function getUserId(db: Knex, reference: string): Promise<string> {
  const id = uuid.safeParse(reference);
  const userId = id.success
    ? (await User.query(db).findById(id.data).select('id'))?.id
    : (await findOwner(db, reference))?.userId;
  if (userId === undefined) throw new DomainError('not-found');
  return userId;
}

/** The account that a user name or an address belongs to. */
export async function findOwner(db: Knex, reference: string): Promise<{ userId: string } | undefined> {
  const kind = identifierKindOf(reference);
  const value = kind === 'email' ? canonicalEmail(reference) : canonicalUserName(reference);
  return await Identifier.query(db).findById([kind, value]).select('userId');
}

/** The user names of accounts, by id; guests have none. Across users: an administrator's list. */
export async function listUserNames(db: Knex, userIds: readonly string[]): Promise<Map<string, string>> {
  const found = await Identifier.query(db)
    .where('kind', 'username')
    .whereIn('userId', [...userIds])
    .select('userId', 'display');
  return new Map(found.map(({ userId, display }) => [userId, display]));
}
