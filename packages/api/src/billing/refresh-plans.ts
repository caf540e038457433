import type { Knex } from 'knex';
import { retrying } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type Payments, UnknownToProviderError } from '../platform/payments.ts';
import { planSettlement } from './plan-settlement.ts';
import { listOverduePlans } from './subscription-queries.ts';

interface Refreshing extends OfUserNow {
  readonly payments: Payments;
}

/**
 * Asks the provider about a learner's plans whose period is over without a word of how they went on: a lost message
 * keeps nobody from a plan, and nobody gets a second one. Throws `payments-unavailable`.
 */
export async function refreshPlans(db: Knex, { payments, userId, now }: Refreshing): Promise<void> {
  for (const { subscriptionId } of await listOverduePlans(db, { userId, now })) {
    try {
      await retrying(db, async () => {
        const subject = { kind: 'subscription', subscriptionId } as const;
        const apply = await planSettlement(db, { payments, subject, now });
        await db.transaction(async (trx) => await apply(trx));
      });
    } catch (error) {
      // Of another account at the provider: nobody renews it, and its period is over.
      if (!(error instanceof UnknownToProviderError)) throw error;
    }
  }
}
