import type { GrantRight, RevokeRight } from '@studyhall/domain/auth/people-schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { refuseMergedAway } from '../../auth/merges.ts';
import { HeldRight } from '../../auth/models.ts';
import { voidHandedLinks } from '../../auth/one-time-tokens.ts';
import { closeAll } from '../../auth/sessions.ts';
import { getUserId } from '../../auth/user-reference.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser, OfUserNow } from '../../platform/of-user.ts';
import { putAuthoredExams } from '../../quizzes/authored-exam-queries.ts';
import { lockUser } from '../lock-user.ts';

type OfAdministrator = Context & { readonly viewer: Viewer };

/**
 * Lets somebody do what the right opens, from their next log-in on; a list of exams takes the place of the one before.
 * Errors: `not-found`; `forbidden` for guests, who come without a name, and for administrators, who may everything;
 * `exam-not-available`.
 */
export async function grantRight(
  { db, viewer, now }: OfAdministrator,
  { user, right: name, exams }: GrantRight,
): Promise<Record<string, never>> {
  const userId = await getUserId(db, user);
  await inTransaction(db, async (trx) => {
    const { role } = await lockUser(trx, { userId, mayEndAdministrator: false });
    if (role === 'guest' || role === 'admin') throw new DomainError('forbidden', { role });
    await refuseMergedAway(trx, { userId });
    const reach = exams === undefined ? 'all' : 'listed';
    await HeldRight.query(trx)
      .insert({ userId, name, reach, grantedBy: viewer.userId, grantedAt: now })
      .onConflict(['userId', 'name'])
      .merge();
    if (name === 'author') await putAuthoredExams(trx, { userId, codes: exams ?? [] });
    await beginAnew(trx, { userId, now });
  });
  return {};
}

/** Takes a right back: at the next call of every process it is gone. One that was not held changes nothing. Errors: `not-found`. */
export async function revokeRight(
  { db, now }: Context,
  { user, right: name }: RevokeRight,
): Promise<{ wasHeld: boolean }> {
  const userId = await getUserId(db, user);
  return await inTransaction(db, async (trx) => {
    await lockUser(trx, { userId, mayEndAdministrator: false });
    const count = await HeldRight.query(trx).delete().where({ userId, name });
    if (count === 0) return { wasHeld: false };
    if (name === 'author') await putAuthoredExams(trx, { userId, codes: [] });
    await beginAnew(trx, { userId, now });
    return { wasHeld: true };
  });
}

/** Takes every right from an account: an administrator needs none, and keeps none when the role is gone. */
export async function dropRights(trx: Knex, { userId }: OfUser): Promise<void> {
  await HeldRight.query(trx).delete().where({ userId });
  await putAuthoredExams(trx, { userId, codes: [] });
}

/**
 * Ends what was opened while the account might do something else: its sessions, what programs opened by logging in, and the
 * links that went from hand to hand, whose holders must not come by what it may now.
 */
export async function beginAnew(trx: Knex, user: OfUserNow): Promise<void> {
  await closeAll(trx, user);
  await voidHandedLinks(trx, user);
}
