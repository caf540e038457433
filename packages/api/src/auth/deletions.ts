import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { raw } from 'objection';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';
import { liftBan, NOT_BANNED } from './bans.ts';
import { isMergedAway, refuseMergedAway } from './merges.ts';
import { tellOwner } from './messages.ts';
import { Deletion, User } from './models.ts';
import { parseRouteToken } from './route-token.ts';

/** The deletion of an account that is asked for and not over, if there is one. */
export async function findPendingDeletion(db: Knex, { userId }: OfUser): Promise<Deletion | undefined> {
  return await Deletion.query(db).findById(userId).whereNull('undoneAt').whereNull('erasedAt');
}

/** Whether nothing is left of the account but its id. */
export async function isErased(db: Knex, { userId }: OfUser): Promise<boolean> {
  return (await Deletion.query(db).findById(userId).whereNotNull('erasedAt').select('userId')) !== undefined;
}

export type NewDeletion = Pick<
  Deletion,
  'userId' | 'requestedAt' | 'requestedBy' | 'eraseAt' | 'undoHash' | 'opensAgain'
>;

/**
 * Keeps that an account is to be erased, in place of what was asked for and taken back before, or of its erasing where
 * somebody brought it back since.
 */
export async function putDeletion(trx: Knex, deletion: NewDeletion): Promise<void> {
  await Deletion.query(trx)
    .insert({ ...deletion, undoneAt: null, erasingSince: null, erasedAt: null })
    .onConflict('userId')
    .merge();
}

/** An administrator decides about the account: whoever asked for its deletion opens it no more by taking that back. */
export async function keepClosed(trx: Knex, { userId }: OfUser): Promise<void> {
  await Deletion.query(trx).patch({ opensAgain: false }).where({ userId, undoneAt: null, erasedAt: null });
}

type Undoing = Pick<Context, 'db' | 'now' | 'secrets'>;

/**
 * An administrator opens the account again: then it is not erased, which its owner is told. It has to be pending, and the
 * account's row locked. Errors: `account-merged` for one that has become part of another: what it had is there.
 */
export async function giveUpDeletion(
  trx: Knex,
  { now, secrets }: Omit<Undoing, 'db'>,
  { userId }: OfUser,
): Promise<void> {
  await refuseMergedAway(trx, { userId });
  await Deletion.query(trx).patch({ undoneAt: now, undoHash: null }).findById(userId);
  await tellOwner(trx, { secrets, now }, { userId, notice: 'deletion-given-up' });
}

/** Takes the deletion back by the mailed link. Errors: `link-invalid-or-used`, `rate-limited`. */
export async function takeBackByLink(
  ctx: Undoing & Pick<Context, 'limiter' | 'client'>,
  { token }: { readonly token: string },
): Promise<Record<string, never>> {
  await ctx.limiter.spend('link-address', ctx.client.address);
  const parts = parseRouteToken(token);
  if (parts === undefined) throw new DomainError('link-invalid-or-used');
  await inTransaction(ctx.db, async (trx) => {
    const isTaken = await takeBack(trx, ctx, { userId: parts.userId, undoHash: parts.hash });
    if (!isTaken) throw new DomainError('link-invalid-or-used');
  });
  return {};
}

/**
 * The same for whoever proves to be the owner while signing in; where somebody was faster the account is open, and that is
 * as good. Errors: `account-disabled` if it is too late.
 */
export async function takeBackBySignIn(ctx: Undoing, { userId }: OfUser): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    if (await takeBack(trx, ctx, { userId })) return;
    const user = await User.query(trx).findById(userId).select('isActive');
    if (user?.isActive !== true) throw new DomainError('account-disabled');
  });
}

/**
 * Opens the account again, if it was not closed for another reason and no ban holds. Of this and the erasing of the account one comes
 * first: both begin with its row.
 */
async function takeBack(
  trx: Knex.Transaction,
  { now, secrets }: Undoing,
  { userId, undoHash }: OfUser & { readonly undoHash?: string },
): Promise<boolean> {
  await User.query(trx).findById(userId).select('id').forUpdate();
  await liftBan(trx, { secrets, now }, { userId });
  const user = await User.query(trx).findById(userId).select('banReason');
  if (user?.banReason !== null) return false;
  if (await isMergedAway(trx, { userId })) return false;
  const undone = await Deletion.query(trx)
    .patch({ undoneAt: now, undoHash: null })
    .where({ userId, undoneAt: null, erasingSince: null, opensAgain: true })
    .where('eraseAt', '>', now)
    .modify((query) => {
      if (undoHash !== undefined) void query.where({ undoHash });
    });
  if (undone === 0) return false;
  await User.query(trx)
    .patch({ ...NOT_BANNED, updatedAt: now })
    .findById(userId);
  await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
  await tellOwner(trx, { secrets, now }, { userId, notice: 'deletion-taken-back' });
  return true;
}

/** Accounts whose time is over, the oldest first. Across users: retention. */
export async function listDueDeletions(
  db: Knex,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<string[]> {
  const due = await Deletion.query(db)
    .select('userId')
    .whereNull('undoneAt')
    .whereNull('erasedAt')
    .where('eraseAt', '<=', now)
    .orderBy('eraseAt')
    .limit(limit);
  return due.map(({ userId }) => userId);
}

/** From here on nobody takes back what is pending. The account's row has to be locked. */
export async function beginErasing(trx: Knex.Transaction, { userId, now }: OfUserNow): Promise<void> {
  await Deletion.query(trx)
    .patch({ erasingSince: raw('coalesce(erasing_since, ?)', [now]) })
    .where({ userId, undoneAt: null, erasedAt: null });
}

/** The account is gone: its id is a pseudonym. */
export async function endErasing(trx: Knex.Transaction, { userId, now }: OfUserNow): Promise<void> {
  await Deletion.query(trx).patch({ erasedAt: now, undoHash: null }).findById(userId);
}
