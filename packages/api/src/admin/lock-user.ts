import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { User } from '../auth/models.ts';
import type { OfUser } from '../platform/of-user.ts';

interface Change extends OfUser {
  /** Whether the change could leave one administrator fewer. */
  readonly mayEndAdministrator: boolean;
}

/**
 * The account, locked. Across users: of two administrators who close each other's accounts at once the second waits for
 * the first, then sees itself the last. All lock the administrators in the order of their ids, so nobody waits in a ring.
 * Errors: `not-found`, `last-administrator`.
 */
export async function lockUser(trx: Knex, { userId, mayEndAdministrator }: Change): Promise<User> {
  if (mayEndAdministrator) {
    const administrators = await User.query(trx)
      .where({ role: 'admin', isActive: true })
      .orderBy('id')
      .select('id')
      .forUpdate();
    const isLast = administrators.length === 1 && administrators[0]?.id === userId;
    if (isLast) throw new DomainError('last-administrator');
  }
  const user = await User.query(trx).findById(userId).forUpdate();
  if (user === undefined) throw new DomainError('not-found');
  return user;
}
