import type { UndoMerge } from '@studyhall/domain/auth/merge';
import type { GetUser } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { NOT_BANNED } from '../auth/bans.ts';
import { Merge } from '../auth/merge-models.ts';
import { tellOwner } from '../auth/messages.ts';
import { Deletion, User } from '../auth/models.ts';
import { getUserId } from '../auth/user-reference.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { Merging } from '../platform/merge-part.ts';
import { enqueue } from '../platform/outbox.ts';
import type { Secrets } from '../platform/secrets.ts';
import { accountParts } from './account-parts.ts';
import { GIVE_BACK, lockBoth, mergeView } from './merge-accounts.ts';
import type { MergeView, UndoneMergeView } from './views.ts';

/**
 * Makes two accounts of one again, as they were: takes out what was brought, and promises to open the other. What has not
 * arrived yet, or never will, goes back without that. Errors: `not-found` for a merge into somebody else's account,
 * `merge-under-way` where it is going back already, `merge-over` after 14 days, `merge-keeper-erased` where it went with
 * the account that stayed, `merge-spent` and `merge-gone-on` where what was brought has been used.
 */
export async function undoMerge(
  ctx: Context & { readonly viewer: Viewer },
  { mergeId }: UndoMerge,
): Promise<MergeView> {
  return await undo(ctx, { id: mergeId, keepId: ctx.viewer.userId });
}

/**
 * The same of an account that became part of another, by an administrator whom its owner asked: it was given away by
 * somebody else. Errors: those of `undoMerge`; `not-found` for an account that is part of no other.
 */
export async function undoMergeOf(ctx: Context, { user }: GetUser): Promise<UndoneMergeView> {
  return await undo(ctx, { otherId: await getUserId(ctx.db, user) });
}

/** Of several merges of one account the last counts: those before it are undone. */
async function undo(
  { db, now, secrets }: Pick<Context, 'db' | 'now' | 'secrets'>,
  whose: Partial<Pick<Merge, 'id' | 'keepId' | 'otherId'>>,
): Promise<UndoneMergeView> {
  return await inTransaction(db, async (trx) => {
    const found = await Merge.query(trx).where(whose).whereNot({ state: 'undone' }).first().forUpdate();
    if (found === undefined) throw new DomainError('not-found');
    const mergeId = found.id;
    await lockBoth(trx, [found.keepId, found.otherId]);
    if (found.state === 'given-back') throw new DomainError('merge-under-way');
    if (found.state === 'merged') await takeBackAll(trx, found, now);
    await found.$query(trx).patch({ state: 'given-back' });
    await enqueue(trx, secrets, { kind: GIVE_BACK, payload: { mergeId }, now });
    const { keepId, otherId } = found;
    return { ...mergeView({ ...found, state: 'given-back' }, null), keepId, otherId };
  });
}

async function takeBackAll(trx: Knex.Transaction, merge: Merge, now: Date): Promise<void> {
  const { id: mergeId, keepId, otherId, notes, undoUntil } = merge;
  const deletion = await Deletion.query(trx).findById(otherId);
  if (undoUntil <= now || deletion?.erasingSince != null) throw new DomainError('merge-over');
  // Nothing could be taken out of it: what was brought is erased, and the books say where it went.
  const leaving = await Deletion.query(trx).findById(keepId);
  if (leaving?.erasingSince != null) throw new DomainError('merge-keeper-erased');
  for (const { room, merge: part } of accountParts.toReversed())
    await part?.takeBack?.(trx, { mergeId, keepId, otherId, now }, notes[room]);
}

interface Giving extends Pick<Merging, 'mergeId' | 'now'> {
  readonly secrets: Secrets;
}

/**
 * The second step, in a transaction of its own: the other account gets back what was its own, and is open again; whoever was
 * banned meanwhile stays so.
 */
export async function giveBack(db: Knex, { mergeId, secrets, now }: Giving): Promise<void> {
  await inTransaction(db, async (trx) => {
    const merge = await Merge.query(trx).findById(mergeId).forUpdate();
    if (merge?.state !== 'given-back') return;
    const { keepId, otherId: userId } = merge;
    const hasArrived = merge.mergedAt !== null;
    await lockBoth(trx, [userId]);
    for (const { merge: part } of accountParts)
      await part?.giveBack?.(trx, { mergeId, keepId, otherId: userId, now, hasArrived });
    await Deletion.query(trx).patch({ undoneAt: now }).findById(userId);
    const opened = await User.query(trx)
      .patch({ ...NOT_BANNED, updatedAt: now })
      .where({ id: userId, banReason: null });
    if (opened > 0) {
      await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
      await tellOwner(trx, { secrets, now }, { userId, notice: 'deletion-taken-back' });
    }
    await merge.$query(trx).patch({ state: 'undone', undoneAt: now });
  });
}
