import type { Knex } from 'knex';
import { StaleReadError } from '../platform/database.ts';
import { asBilling } from './as-billing.ts';
import type { EventTry } from './event-queries.ts';
import { findSubscription, type SubscriptionRow } from './subscription-queries.ts';
import { lockBalance } from './wallet-queries.ts';

interface Waiting {
  readonly subscriptionId: string;
  /** As it was read before the provider was asked. */
  readonly row: SubscriptionRow | undefined;
  /** The invoice that the message is about. */
  readonly invoiceId: string | undefined;
  /** Paid months that grant nothing. */
  readonly odd: readonly string[];
  readonly now: Date;
}

/**
 * Parks a message about a subscription whose price no plan of ours has. Throws StaleReadError when the plan has been settled
 * since it was read: what the message waits for may have come already, and would not come again.
 */
export async function waitForPlan(trx: Knex.Transaction, waiting: Waiting): Promise<EventTry> {
  const { subscriptionId, row, now } = waiting;
  if (row !== undefined) {
    await asBilling(trx, async () => await lockBalance(trx, { userId: row.userId, now }));
    const known = await findSubscription(trx, { subscriptionId });
    if (known?.revision !== row.revision) throw new StaleReadError();
  }
  return { outcome: 'review', note: 'a subscription to no plan of ours', about: decisionAbout(waiting) };
}

/** A message about a paid month that grants nothing waits for a decision about that month, every other for one about the plan. */
function decisionAbout({ subscriptionId, invoiceId, odd }: Waiting): string {
  return invoiceId !== undefined && odd.includes(invoiceId) ? invoiceId : subscriptionId;
}

/** Why nobody has to decide about a plan any more; `isOfOurs`: its price is. */
export function whyDecided(row: SubscriptionRow | undefined, isOfOurs: boolean): string {
  if (row?.parked === 'review') return 'the plan before it does not go on';
  return isOfOurs ? 'the plan is at a price of ours' : 'the plan has ended';
}
