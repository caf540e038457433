import type { BanUser } from '@studyhall/domain/auth/people-schemas';
import type { SetActive, SetExtraTime, SetRole } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { revokePrograms } from '../auth/api-tokens.ts';
import { isClosedForGood, liftBanOfLeaving, NOT_BANNED } from '../auth/bans.ts';
import { findPendingDeletion, giveUpDeletion, keepClosed } from '../auth/deletions.ts';
import { refuseMergedAway } from '../auth/merges.ts';
import { Profile, User } from '../auth/models.ts';
import { closeAll } from '../auth/sessions.ts';
import { getUserId } from '../auth/user-reference.ts';
import { findAccountPlan } from '../billing/admin-queries.ts';
import type { AccountPlanView } from '../billing/admin-views.ts';
import { endPlans, promiseEndOfPlans } from '../billing/end-plans.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/outbox.ts';
import { closeAccount } from './close-account.ts';
import { lockUser } from './lock-user.ts';
import { beginAnew, dropRights } from './people/change-rights.ts';

type Done = Record<string, never>;

/**
 * Gives an account a role and ends its sessions, so that what it may begins with a new log-in. The role it has already
 * changes nothing; an administrator holds no rights beside it. Errors: `not-found`, `last-administrator`, `account-merged`,
 * `forbidden` for a guest: nobody could sign in as one.
 */
export async function setRole(ctx: Context, { user, role }: SetRole): Promise<Done> {
  const { db, now } = ctx;
  const userId = await getUserId(db, user);
  await inTransaction(db, async (trx) => {
    const current = await lockUser(trx, { userId, mayEndAdministrator: role !== 'admin' });
    if (current.role === role) return;
    if (current.role === 'guest') throw new DomainError('forbidden', { role: 'guest' });
    await refuseMergedAway(trx, { userId });
    await User.query(trx).patch({ role, updatedAt: now }).findById(userId);
    if (role === 'admin') await dropRights(trx, { userId });
    await beginAnew(trx, { userId, now });
  });
  return {};
}

/**
 * Closes an account or opens it again, ends its sessions and takes it off the boards or puts it back. Closing ends its
 * plans, too, also where the account is closed already; what the payment provider does not do at once is tried again.
 * Opening gives a deletion up that has not begun, which the owner is told; but of somebody who is banned and going it
 * lifts the ban alone. Answers with the plan as it stands then. Errors: `not-found`, `last-administrator`,
 * `account-merged`, `plan-running` without a word on when a plan ends that goes on.
 */
export async function setActive(
  ctx: Context,
  { user, isActive, plan: ending }: SetActive,
): Promise<{ plan: AccountPlanView | null }> {
  const { db, now, secrets, payments } = ctx;
  const userId = await getUserId(db, user);
  await inTransaction(db, async (trx) => {
    const current = await lockUser(trx, { userId, mayEndAdministrator: !isActive });
    if (!isActive) {
      await refuseMergedAway(trx, { userId });
      await closeAccount(trx, current, { secrets, now, userId, ending });
      await keepClosed(trx, { userId });
    } else if (!current.isActive) await openAccount(trx, ctx, current);
  });
  // What does not work now is kept in the outbox, and the plan says so.
  if (!isActive)
    await endPlans(db, { payments, userId, ending: ending ?? 'period-end', now, isLastTry: false });
  return { plan: (await findAccountPlan(db, { userId })) ?? null };
}

/** Whoever is banned and going goes on going: that was asked for, and a mail says when. */
async function openAccount(trx: Knex.Transaction, { secrets, now }: Context, user: User): Promise<void> {
  const { id: userId } = user;
  const leaving = await findPendingDeletion(trx, { userId });
  if (leaving !== undefined && leaving.erasingSince !== null) throw new DomainError('not-found');
  if (leaving !== undefined && user.banReason !== null) {
    await liftBanOfLeaving(trx, { userId, now });
    return;
  }
  if (leaving !== undefined) await giveUpDeletion(trx, { secrets, now }, { userId });
  await User.query(trx)
    .patch({ ...NOT_BANNED, updatedAt: now })
    .findById(userId);
  await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
}

/**
 * Shuts somebody out for a reason, which they read after the right password, and until a moment if it is said: their
 * sessions, programs and devices end, and they leave the boards. A ban without an end ends their plans as closing does.
 * Somebody who is shut out already is so for this reason and until then from now on. Errors: `not-found`,
 * `last-administrator`, `plan-running`, `invalid-input` for an end that is over, `account-closed` for an end where the
 * account is closed without one, `own-account`.
 */
export async function banUser(
  ctx: Context & { readonly viewer: Viewer },
  { user, reason, until, plan: ending }: BanUser,
): Promise<{ plan: AccountPlanView | null }> {
  const { db, now, secrets, payments, viewer } = ctx;
  if (until !== null && until <= now) throw new DomainError('invalid-input', { field: 'until' });
  const userId = await getUserId(db, user);
  if (userId === viewer.userId) throw new DomainError('own-account');
  const endsPlans = until === null || ending !== undefined;
  await inTransaction(db, async (trx) => {
    const current = await lockUser(trx, { userId, mayEndAdministrator: true });
    const leaving = await findPendingDeletion(trx, { userId });
    if (until !== null && isClosedForGood(current, leaving)) throw new DomainError('account-closed');
    if (endsPlans) await promiseEndOfPlans(trx, { secrets, now, userId, ending });
    const ban = { isActive: false, bannedAt: now, banReason: reason, banEndsAt: until };
    await User.query(trx)
      .patch({ ...ban, updatedAt: now })
      .findById(userId);
    await closeAll(trx, { userId, now });
    await revokePrograms(trx, { userId });
    if (current.isActive) await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
  });
  if (endsPlans)
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
