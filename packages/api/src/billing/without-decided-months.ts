import type { Knex } from 'knex';
import type { PlanMonth } from '../platform/payments.ts';
import { listDismissed } from './event-queries.ts';
import { listComparedPlans } from './reconcile-queries.ts';

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
