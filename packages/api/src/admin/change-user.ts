import type { SetActive, SetExtraTime, SetRole } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { Profile, User } from '../auth/models.ts';
import { closeAll } from '../auth/sessions.ts';
import { getUserId } from '../auth/user-reference.ts';
import { findAccountPlan } from '../billing/admin-queries.ts';
import type { AccountPlanView } from '../billing/admin-views.ts';
import { endPlans, promiseEndOfPlans } from '../billing/end-plans.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';

type Done = Record<string, never>;

/**
 * Gives an account a role and ends its sessions, so that the new rights begin with a new log-in. The role it has already
 * changes nothing. Errors: `not-found`, `last-administrator`, `forbidden` for a guest: nobody could sign in as one.
 */
export async function setRole(ctx: Context, { user, role }: SetRole): Promise<Done> {
  const { db, now } = ctx;
  const userId = await getUserId(db, user);
  await inTransaction(db, async (trx) => {
    const current = await lockUser(trx, { userId, mayEndAdministrator: role !== 'admin' });
    if (current.role === role) return;
    if (current.role === 'guest') throw new DomainError('forbidden', { role: 'guest' });
    await User.query(trx).patch({ role, updatedAt: now }).findById(userId);
    await closeAll(trx, { userId, now });
  });
  return {};
}

/**
 * Closes an account or opens it again, ends its sessions and takes it off the boards or puts it back. Closing ends its
 * plans, too, also where the account is closed already; what the payment provider does not do at once is tried again.
 * Answers with the plan as it stands then. Errors: `not-found`, `last-administrator`, `plan-running` without a word on
 * when a plan ends that goes on.
 */
export async function setActive(
  ctx: Context,
  { user, isActive, plan: ending }: SetActive,
): Promise<{ plan: AccountPlanView | null }> {
  const { db, now, secrets, payments } = ctx;
  const userId = await getUserId(db, user);
  await inTransaction(db, async (trx) => {
    const current = await lockUser(trx, { userId, mayEndAdministrator: !isActive });
    if (!isActive) await promiseEndOfPlans(trx, { secrets, now, userId, ending });
    if (current.isActive === isActive) return;
    await User.query(trx).patch({ isActive, updatedAt: now }).findById(userId);
    await closeAll(trx, { userId, now });
    await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
  });
  // What does not work now is kept in the outbox, and the plan says so.
  if (!isActive)
    await endPlans(db, { payments, userId, ending: ending ?? 'period-end', now, isLastTry: false });
  return { plan: (await findAccountPlan(db, { userId })) ?? null };
}

/** Grants more time for timed quizzes: 50 is half as much again. Holds for quizzes started from now on. Errors: `not-found`. */
export async function setExtraTime(ctx: Context, { user, extraTimePercent }: SetExtraTime): Promise<Done> {
  const { db, now } = ctx;
  const userId = await getUserId(db, user);
  await Profile.query(db).patch({ extraTimePercent, updatedAt: now }).findById(userId);
  return {};
}

interface Change extends OfUser {
  /** Whether the change could leave one administrator fewer. */
  readonly mayEndAdministrator: boolean;
}

/**
 * The account, locked. Across users: of two administrators who close each other's accounts at once the second waits for
 * the first, then sees itself the last. All lock the administrators in the order of their ids, so nobody waits in a ring.
 */
async function lockUser(trx: Knex, { userId, mayEndAdministrator }: Change): Promise<User> {
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
