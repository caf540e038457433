import { eraseAtOf } from '@studyhall/domain/auth/deletion';
import { type MergeAccounts, type MergingAccount, mergeRefusal } from '@studyhall/domain/auth/merge';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { closeAccount } from '../admin/close-account.ts';
import { putDeletion } from '../auth/deletions.ts';
import { BegunSignIn } from '../auth/factors/models.ts';
import { Merge } from '../auth/merge-models.ts';
import { isMergeUnderWay } from '../auth/merges.ts';
import { tellOwner } from '../auth/messages.ts';
import { KnownDevice, OneTimeToken, User } from '../auth/models.ts';
import { getProof, issueToken, linkEndsAt } from '../auth/one-time-tokens.ts';
import { listUserNames } from '../auth/user-reference.ts';
import { getBalance } from '../billing/account-queries.ts';
import { endPlans } from '../billing/end-plans.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Merging } from '../platform/merge-part.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';
import { accountParts } from './account-parts.ts';
import type { MergeCodeView, MergeView } from './views.ts';

type Signed = Context & { readonly viewer: Viewer };

/** The second step of a merge, and of undoing one. */
export const BRING_IN = 'bring-in-account';
export const GIVE_BACK = 'give-back-account';

/**
 * Makes the code that gives this account away: whoever is signed in elsewhere and says it, takes it over. Earlier ones are
 * void. Errors: `merge-of-administrator`.
 */
export async function offerMerge({ db, now, viewer }: Signed): Promise<MergeCodeView> {
  const { userId, role } = viewer;
  if (role === 'admin') throw new DomainError('merge-of-administrator');
  const code = await inTransaction(
    db,
    async (trx) => await issueToken(trx, { userId, purpose: 'merge', address: null, sessionId: null, now }),
  );
  return { code, expiresAt: linkEndsAt({ purpose: 'merge', address: null, now }) };
}

/**
 * Whose code it is, if the two may become one. Errors: `merge-code-invalid` for one that is used, void or too old, and why
 * the two do not.
 */
export async function findOther(db: Knex, { userId, code, now }: OfUserNow & MergeAccounts): Promise<string> {
  const { userId: otherId } = await knowing(getProof(db, { token: code, purpose: 'merge', now }));
  const [keep, other] = [
    await findMerging(db, { userId, now }),
    await findMerging(db, { userId: otherId, now }),
  ];
  if (keep === undefined || other === undefined) throw new DomainError('merge-code-invalid');
  const refusal = mergeRefusal(keep, other);
  if (refusal !== undefined) throw new DomainError(refusal);
  return otherId;
}

/** Guessing codes is limited by where it comes from. */
export async function countTry({ limiter, client }: Pick<Context, 'limiter' | 'client'>): Promise<void> {
  await limiter.spend('link-address', client.address);
}

/** To this account a code is no link. */
async function knowing<T>(proof: Promise<T>): Promise<T> {
  return await proof.catch((error: unknown) => {
    if (error instanceof DomainError && error.reason === 'link-invalid-or-used')
      throw new DomainError('merge-code-invalid');
    throw error;
  });
}

async function findMerging(db: Knex, of: OfUserNow): Promise<MergingAccount | undefined> {
  const user = await User.query(db).findById(of.userId).select('id', 'role', 'isActive');
  if (user === undefined) return undefined;
  const { debt } = await getBalance(db, of);
  return { ...user, debt, isUnderWay: await isMergeUnderWay(db, of) };
}

/**
 * Takes another account over: closes it, takes out what cannot be in both, and promises the rest. For 14 days it keeps its
 * rows, then it is erased. Of any number of calls at once one succeeds. Errors: those of `findOther`.
 */
export async function mergeAccounts(ctx: Signed, { code }: MergeAccounts): Promise<MergeView> {
  const { db, now, payments, viewer } = ctx;
  await countTry(ctx);
  const { merge, name } = await inTransaction(db, async (trx) => {
    const { userId: claimed } = await knowing(getProof(trx, { token: code, purpose: 'merge', now }));
    await lockBoth(trx, [viewer.userId, claimed]);
    // Asked for again behind the lock: whoever was faster has taken the code out with all links of the account.
    const otherId = await findOther(trx, { userId: viewer.userId, code, now });
    return await takeOut(trx, ctx, { mergeId: newId(), keepId: viewer.userId, otherId, now });
  });
  const { otherId: userId } = merge;
  // What does not work now is kept in the outbox.
  await endPlans(db, { payments, userId, ending: 'period-end', now, isLastTry: false });
  return mergeView(merge, name);
}

/** In the order of their ids: two merges at once do not wait for each other in a ring. */
export async function lockBoth(trx: Knex.Transaction, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds.toSorted()) await User.query(trx).findById(userId).select('id').forUpdate();
}

async function takeOut(
  trx: Knex.Transaction,
  ctx: Context,
  merging: Merging,
): Promise<{ merge: Merge; name: string | null }> {
  const { secrets, now } = ctx;
  const { mergeId, keepId, otherId: userId } = merging;
  const undoUntil = eraseAtOf(now);
  const other = await User.query(trx).findById(userId).throwIfNotFound();
  const merge = await Merge.query(trx).insert({
    ...{ id: mergeId, keepId, otherId: userId, state: 'taken-out', askedAt: now, undoUntil, notes: {} },
  });
  for (const { merge: part } of accountParts) await part?.takeOut?.(trx, merging);
  await tellOwner(trx, ctx, { userId, notice: 'account-merged' });
  await closeAccount(trx, other, { secrets, now, userId, ending: 'period-end' });
  for (const model of [KnownDevice, OneTimeToken, BegunSignIn])
    await model.query(trx).delete().where({ userId });
  const deletion = { userId, requestedAt: now, requestedBy: null, eraseAt: undoUntil };
  await putDeletion(trx, { ...deletion, undoHash: null, opensAgain: false });
  await enqueue(trx, secrets, { kind: BRING_IN, payload: { mergeId }, now });
  return { merge, name: (await listUserNames(trx, [userId])).get(userId) ?? null };
}

export function mergeView(
  { id, state, askedAt, undoUntil }: Pick<Merge, 'id' | 'state' | 'askedAt' | 'undoUntil'>,
  otherName: string | null,
): MergeView {
  return { id, state, askedAt, undoUntil, otherName };
}

/** The second step, in a transaction of its own: it is done once, however often it is asked for. */
export async function bringIn(db: Knex, { mergeId, now }: Pick<Merging, 'mergeId' | 'now'>): Promise<void> {
  await inTransaction(db, async (trx) => {
    const merge = await Merge.query(trx).findById(mergeId).forUpdate();
    if (merge?.state !== 'taken-out') return;
    const { keepId, otherId } = merge;
    await lockBoth(trx, [keepId]);
    const notes: Record<string, object> = {};
    for (const { room, merge: part } of accountParts) {
      const note = await part?.bringIn?.(trx, { mergeId, keepId, otherId, now });
      if (note !== undefined) notes[room] = note;
    }
    await merge.$query(trx).patch({ state: 'merged', mergedAt: now, notes });
  });
}
