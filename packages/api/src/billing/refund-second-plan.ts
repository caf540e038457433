import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction, retrying } from '../platform/database.ts';
import type { Payments } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { planSettlement } from './plan-settlement.ts';
import { findSubscription, putPlanRefunded } from './subscription-queries.ts';

interface Refunding {
  readonly payments: Payments;
  readonly subscriptionId: string;
  readonly now: Date;
}

/**
 * Ends a plan that was paid beside another, and gives back what was paid for it. Ended first, so that no month is paid
 * while others go back; a call that broke off is finished by the next one. Answers with what went back now. Errors:
 * `not-found` for every other plan, `order-not-refundable`, `payments-unavailable`.
 */
export async function refundSecondPlan(
  db: Knex,
  { payments, subscriptionId, now }: Refunding,
): Promise<{ amountMinor: number }> {
  const row = await findSubscription(db, { subscriptionId });
  if (row?.parked !== 'review') throw new DomainError('not-found');
  await payments.endSubscription({ subscriptionId, ending: 'now' });
  const { paidMonths } = await payments.getSubscription(subscriptionId);
  let amountMinor = 0;
  for (const { invoiceId } of paidMonths) amountMinor += await payments.refundMonth(invoiceId);
  await inTransaction(db, async (trx) => {
    await asBilling(trx, async () => await putPlanRefunded(trx, { userId: row.userId, subscriptionId, now }));
  });
  await retrying(db, async () => {
    const subject = { kind: 'subscription', subscriptionId } as const;
    const apply = await planSettlement(db, { payments, subject, now });
    await db.transaction(async (trx) => await apply(trx));
  });
  return { amountMinor };
}
