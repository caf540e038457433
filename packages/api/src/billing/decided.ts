import type { Knex } from 'knex';
import type { PlanMonth, SubscriptionState } from '../platform/payments.ts';
import { listDismissed } from './event-queries.ts';
import { listComparedPlans } from './reconcile-queries.ts';
import { findPlanOfPrice } from './subscription-queries.ts';

/**
 * Leaves out months of which somebody has decided that they grant nothing: the plan was refunded, or a message about the month
 * dismissed, or one about a plan that is none here. Of a plan that counts here every month is decided for itself.
 */
export async function withoutDecidedMonths(
  db: Knex,
  months: readonly PlanMonth[],
): Promise<readonly PlanMonth[]> {
  if (months.length === 0) return [];
  const subscriptionIds = months.map(({ subscriptionId }) => subscriptionId);
  const plans = await listComparedPlans(db, { subscriptionIds });
  const abouts = [...months.map(({ invoiceId }) => invoiceId), ...subscriptionIds];
  const dismissed = await listDismissed(db, { abouts });
  return months.filter(({ invoiceId, subscriptionId }) => {
    const parked = plans.get(subscriptionId)?.parked;
    return (
      parked !== 'refunded' &&
      !dismissed.has(invoiceId) &&
      !(parked !== null && dismissed.has(subscriptionId))
    );
  });
}

/** Plans at no price of ours of which somebody has said that they need nothing here. */
export async function listForeignPlans(
  db: Knex,
  plans: readonly Pick<SubscriptionState, 'subscriptionId' | 'stripePriceId'>[],
): Promise<ReadonlySet<string>> {
  if (plans.length === 0) return new Set();
  const dismissed = await listDismissed(db, { abouts: plans.map(({ subscriptionId }) => subscriptionId) });
  const foreign = new Set<string>();
  for (const { subscriptionId, stripePriceId } of plans) {
    if (!dismissed.has(subscriptionId)) continue;
    const isOurs = stripePriceId !== null && (await findPlanOfPrice(db, { stripePriceId })) !== undefined;
    if (!isOurs) foreign.add(subscriptionId);
  }
  return foreign;
}
