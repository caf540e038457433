import type { Knex } from 'knex';
import type { SubscriptionState } from '../platform/payments.ts';
import { listGrantedInvoices } from './month-queries.ts';
import type { GrantedMonth } from './settle-subscription.ts';
import { findPlanOfPrice } from './subscription-queries.ts';

/**
 * Paid months that grant something: each by the plan whose price it was paid at, which need not be the one of today.
 * Those of another amount, currency or price are odd, unless they have been granted already.
 */
export async function monthsToGrant(
  db: Knex,
  { paidMonths, stripePriceId }: SubscriptionState,
): Promise<{ readonly months: readonly GrantedMonth[]; readonly odd: readonly string[] }> {
  const granted = await listGrantedInvoices(db, { invoiceIds: paidMonths.map(({ invoiceId }) => invoiceId) });
  const months: GrantedMonth[] = [];
  const odd: string[] = [];
  for (const month of paidMonths) {
    if (granted.has(month.invoiceId)) continue;
    const paidAt = month.stripePriceId ?? stripePriceId;
    const plan = paidAt === null ? undefined : await findPlanOfPrice(db, { stripePriceId: paidAt });
    if (plan !== undefined && month.amount === plan.amountMinor && month.currency === plan.currency)
      months.push({ month, plan });
    else odd.push(month.invoiceId);
  }
  return { months, odd };
}
