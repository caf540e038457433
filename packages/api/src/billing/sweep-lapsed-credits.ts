import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { expireLots } from './post-transfer.ts';
import { listLapsed } from './wallet-queries.ts';

const LOTS_AT_ONCE = 100;

/**
 * Takes credits that have lapsed out of wallets that nobody touches, so that the ledger says so in time. A transaction
 * a learner; answers for how many. Doing it twice, or in several processes at once, changes nothing.
 */
export async function sweepLapsedCredits(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  let swept = 0;
  for (;;) {
    const { userIds, hasMore } = await listLapsed(db, { now, limit: LOTS_AT_ONCE });
    for (const userId of userIds)
      await inTransaction(db, async (trx) => await expireLots(trx, { userId, now }));
    swept += userIds.length;
    if (!hasMore) return swept;
  }
}
