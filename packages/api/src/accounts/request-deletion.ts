import { type EraseUser, eraseAtOf, type RequestDeletion } from '@studyhall/domain/auth/deletion';
import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { closeAccount } from '../admin/close-account.ts';
import { lockUser } from '../admin/lock-user.ts';
import { findPendingDeletion, isErased, putDeletion } from '../auth/deletions.ts';
import { BegunSignIn } from '../auth/factors/models.ts';
import { refuseMergedAway } from '../auth/merges.ts';
import { promiseDeletionNotice } from '../auth/messages.ts';
import { KnownDevice, OneTimeToken } from '../auth/models.ts';
import { newRouteToken } from '../auth/route-token.ts';
import { getUserId } from '../auth/user-reference.ts';
import { endPlans } from '../billing/end-plans.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import type { DeletionView } from './views.ts';

export const ERASE_ACCOUNTS = 'erase-accounts';

type Signed = Context & { readonly viewer: Viewer };

/**
 * Closes one's own account, and has it erased after the days in which that can be taken back.
 * Errors: `last-administrator`, `plan-running` without a word on when a plan ends that goes on.
 */
export async function requestDeletion(ctx: Signed, { plan }: RequestDeletion): Promise<DeletionView> {
  const { userId } = ctx.viewer;
  const asked = await ask(ctx, { userId, plan, requestedBy: null, isNow: false });
  ctx.cookie.clear();
  return asked;
}

/** A guest has nothing to prove and nothing to come back by: the account goes at once. Errors: `forbidden` for others. */
export async function deleteGuest(ctx: Signed): Promise<DeletionView> {
  const { userId, role } = ctx.viewer;
  if (role !== 'guest') throw new DomainError('forbidden');
  const asked = await ask(ctx, { userId, plan: 'now', requestedBy: null, isNow: true });
  ctx.cookie.clear();
  return asked;
}

/**
 * The same of somebody's account, by an administrator. Errors: those of one's own, `not-found`, and `account-merged` for
 * one that is part of another, unless it is done at once.
 */
export async function eraseUser(ctx: Signed, { user, plan, isNow }: EraseUser): Promise<DeletionView> {
  const userId = await getUserId(ctx.db, user);
  return await ask(ctx, { userId, plan, requestedBy: ctx.viewer.userId, isNow });
}

interface Asking extends OfUser {
  readonly plan: PlanEnding | undefined;
  readonly requestedBy: string | null;
  /** Nobody takes it back. */
  readonly isNow: boolean;
}

async function ask(ctx: Context, asking: Asking): Promise<DeletionView> {
  const { db, now, payments } = ctx;
  const { userId, plan, isNow } = asking;
  const eraseAt = await inTransaction(db, async (trx) => await close(trx, ctx, asking));
  // What does not work now is kept in the outbox.
  await endPlans(db, { payments, userId, ending: plan ?? 'period-end', now, isLastTry: false });
  if (isNow) await eraseNow(ctx);
  return { eraseAt, isErased: isNow && (await isErased(db, { userId })) };
}

/**
 * Asked for again it is as soon as was asked for, and still taken back by the link that was mailed last. Of an account that
 * somebody else had closed the mail has no link: nobody can take that back. A ban goes on beside it.
 */
async function close(trx: Knex.Transaction, ctx: Context, asking: Asking): Promise<Date> {
  const { now } = ctx;
  const { userId, requestedBy, isNow } = asking;
  const user = await lockUser(trx, { userId, mayEndAdministrator: true });
  const pending = await findPendingDeletion(trx, { userId });
  if (pending?.erasingSince != null) return pending.eraseAt;
  // It is to be erased already, unless that is undone.
  if (!isNow) await refuseMergedAway(trx, { userId });
  await closeAccount(trx, user, { ...ctx, userId, ending: asking.plan, keepsBan: true });
  for (const model of [KnownDevice, OneTimeToken, BegunSignIn])
    await model.query(trx).delete().where({ userId });
  const { token, hash } = newRouteToken(userId);
  const eraseAt = isNow ? now : (pending?.eraseAt ?? eraseAtOf(now));
  const couldTakeBack = pending?.opensAgain === true && user.banReason === null;
  const opensAgain = !isNow && (user.isActive || couldTakeBack);
  await putDeletion(trx, {
    ...{ userId, requestedAt: pending?.requestedAt ?? now, requestedBy, eraseAt, opensAgain },
    undoHash: opensAgain ? hash : null,
  });
  if (!isNow) await promiseDeletionNotice(trx, ctx, { userId, token: opensAgain ? token : null, eraseAt });
  return eraseAt;
}

/** Whoever is at it already comes to this account with the next run, and so does one to which a mail is on its way. */
async function eraseNow({ schedule }: Pick<Context, 'schedule'>): Promise<void> {
  await schedule?.runNow(ERASE_ACCOUNTS).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.reason !== 'job-running') throw error;
  });
}
