import type { Knex } from 'knex';
import { Merge } from '../auth/merge-models.ts';
import { followMerge, listMergesBehind } from '../billing/merge-part.ts';
import { inTransaction } from '../platform/database.ts';

/**
 * Brings over what the payment provider has done since about accounts that became part of another; answers for how many.
 * One that fails does not keep those behind it from it. Across users: the provider's messages name the account that paid.
 */
export async function followMerges(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  const failures: unknown[] = [];
  let followed = 0;
  for (const merge of await listMergesBehind(db, { now })) {
    const follow = inTransaction(db, async (trx) => {
      // Whoever undoes it comes first or later: in between nothing moves.
      const found = await Merge.query(trx).findById(merge.mergeId).select('state').forUpdate();
      if (found?.state !== 'merged') return;
      await followMerge(trx, { ...merge, now });
      followed += 1;
    });
    await follow.catch((failure: unknown) => failures.push(failure));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some merges could not be followed');
  return followed;
}
