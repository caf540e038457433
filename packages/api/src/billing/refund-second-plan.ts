import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { retrying } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import type { Payments } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { dismissWaitingEvents } from './dismiss-event.ts';
import { findOrderOfPlan } from './order-queries.ts';
import { planSettlement } from './plan-settlement.ts';
import { refundedWithPlan, settleOrder } from './settle-order.ts';
import { findSubscription, putPlanRefunded } from './subscription-queries.ts';

interface Refunding {
  readonly payments: Payments;
  readonly subscriptionId: string;
  /** The administrator who decides. */
  readonly actorId: string;
  readonly now: Date;
}

/**
 * Ends a plan that was paid beside another, and gives back what was paid for it; its order is refunded then, and none of
 * its messages waits any more. Ended first, so that no month is paid while others go back; a call that broke off is
 * finished by the next one. Answers with what went back now. Errors: `not-found` for every other plan,
 * `order-not-refundable`, `payments-unavailable`.
 */
export async function refundSecondPlan(db: Knex, refunding: Refunding): Promise<{ amountMinor: number }> {
  const { payments, subscriptionId, now } = refunding;
  const row = await findSubscription(db, { subscriptionId });
  if (row?.parked !== 'review') throw new DomainError('not-found');
  await payments.endSubscription({ subscriptionId, ending: 'now' });
  const { paidMonths } = await payments.getSubscription(subscriptionId);
  let amountMinor = 0;
  for (const { invoiceId } of paidMonths) amountMinor += await payments.refundMonth(invoiceId);
  await retrying(db, async () => {
    const subject = { kind: 'subscription', subscriptionId } as const;
    const apply = await planSettlement(db, { payments, subject, now });
    await db.transaction(async (trx) => await apply(trx));
  });
  const abouts = [subscriptionId, ...paidMonths.map(({ invoiceId }) => invoiceId)];
  await conclude(db, { ...refunding, userId: row.userId, abouts });
  return { amountMinor };
}

interface Concluding extends Refunding, OfUser {
  /** What has been decided: the plan and its months. */
  readonly abouts: readonly string[];
}

/** Last, and in one transaction: until then the plan waits for a decision. */
async function conclude(
  db: Knex,
  { payments, subscriptionId, userId, abouts, actorId, now }: Concluding,
): Promise<void> {
  await retrying(db, async () => {
    const order = await findOrderOfPlan(db, { userId, subscriptionId });
    const sessionId = order?.sessionId ?? null;
    const checkout = sessionId === null ? undefined : await payments.getCheckout(sessionId);
    await db.transaction(async (trx) => {
      const isRefunded = await asBilling(trx, async () => {
        if (!(await putPlanRefunded(trx, { userId, subscriptionId, now }))) return false;
        const reason = 'the plan was ended and refunded';
        await dismissWaitingEvents(trx, { abouts, reason, actorId, now });
        return true;
      });
      if (!isRefunded || order === undefined || checkout === undefined) return;
      await settleOrder(trx, { order, checkout: refundedWithPlan(checkout), now });
    });
  });
}
