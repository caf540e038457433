import type { Knex } from 'knex';
import * as z from 'zod';
import { followMerge } from '../billing/merge-part.ts';
import { inTransaction } from '../platform/database.ts';
import { statement } from '../platform/statement.ts';

const behind = statement(
  'accounts_merges_behind',
  `select m.id as "mergeId", m.keep_id as "keepId", m.other_id as "otherId"
   from auth.merges m join billing.balances b on b.user_id = m.other_id
   where m.state = 'merged' and (b.credits > 0 or b.debt > 0) order by m.id limit 100`,
  z.object({ mergeId: z.string(), keepId: z.string(), otherId: z.string() }),
);

/**
 * Brings over what the payment provider has done since about accounts that became part of another; answers for how many.
 * Across users: the provider's messages name the account that paid.
 */
export async function followMerges(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  const merges = await behind.all(db, {});
  for (const merge of merges)
    await inTransaction(db, async (trx) => await followMerge(trx, { ...merge, now }));
  return merges.length;
}
