import type { Knex } from 'knex';
import type { PlanMonth } from '../platform/payments.ts';
import { listDismissed } from './event-queries.ts';
import { listComparedPlans } from './reconcile-queries.ts';

/** Leaves out months of which somebody has decided that they grant nothing: the plan was refunded, or a message about either dismissed. */
export async function withoutDecidedMonths(
  db: Knex,
  months: readonly PlanMonth[],
): Promise<readonly PlanMonth[]> {
  if (months.length === 0) return [];
  const subscriptionIds = months.map(({ subscriptionId }) => subscriptionId);
  const plans = await listComparedPlans(db, { subscriptionIds });
  const abouts = [...months.map(({ invoiceId }) => invoiceId), ...subscriptionIds];
  const dismissed = await listDismissed(db, { abouts });
  return months.filter(
    ({ invoiceId, subscriptionId }) =>
      plans.get(subscriptionId)?.parked !== 'refunded' &&
      !dismissed.has(invoiceId) &&
      !dismissed.has(subscriptionId),
  );
}
