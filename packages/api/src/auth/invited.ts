import type { Knex } from 'knex';
import { Password, User } from './models.ts';

/**
 * An account that was made for somebody who has not entered it: nobody ever signed in, and there is no password with
 * which somebody could. Undefined for any other.
 */
export async function findInvited(
  db: Knex,
  userId: string,
): Promise<Pick<User, 'id' | 'role' | 'pendingEmail'> | undefined> {
  return await User.query(db)
    .findById(userId)
    .whereNull('lastLoginAt')
    .whereNot({ role: 'guest' })
    .where({ isActive: true })
    .whereNotExists(Password.query().where({ userId }))
    .select('id', 'role', 'pendingEmail');
}
