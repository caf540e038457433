import type { Knex } from 'knex';
import { putDeletion } from './deletions.ts';
import { ApiToken, DeviceCode, Session, User } from './models.ts';

/** Signs everybody and every program out: tokens of before may be in wrong hands, or were ended since. Answers how many sessions that were. */
export async function endEverySession(db: Knex): Promise<number> {
  await ApiToken.query(db).delete();
  await DeviceCode.query(db).delete();
  return await Session.query(db).delete();
}

/**
 * Closes accounts that a restore brought back although they had been erased, and has them erased again with the next run
 * of the job for it. Answers how many there were.
 */
export async function closeErasedAccounts(
  db: Knex,
  { userIds, now }: { readonly userIds: readonly string[]; readonly now: Date },
): Promise<number> {
  if (userIds.length === 0) return 0;
  const back = await User.query(db)
    .whereIn('id', [...userIds])
    .patch({ isActive: false })
    .returning('id');
  for (const { id: userId } of back)
    await putDeletion(db, {
      ...{ userId, requestedAt: now, requestedBy: null, eraseAt: now },
      ...{ undoHash: null, opensAgain: false },
    });
  return back.length;
}
