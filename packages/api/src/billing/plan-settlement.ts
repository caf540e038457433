import { formatMoney } from '@studyhall/domain/billing/money';
import { isRunning } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import {
  type CheckoutState,
  type EventSubject,
  type Payments,
  type SubscriptionState,
  UnknownToProviderError,
} from '../platform/payments.ts';
import type { EventTry } from './event-queries.ts';
import { findOrder, findOrderOfPayment, findOrderOfSession, type OrderRow } from './order-queries.ts';
import { settleMonth } from './settle-month.ts';
import { settleOrder } from './settle-order.ts';
import { settleSubscription } from './settle-subscription.ts';
import {
  findPlanOfPrice,
  findSubscription,
  listOtherPlans,
  type SubscriptionRow,
} from './subscription-queries.ts';

/** Writes what was planned, in the transaction that also keeps the message. */
export type Apply = (trx: Knex.Transaction) => Promise<EventTry>;
const DONE: EventTry = { outcome: 'done', note: null };
const ignore =
  (note: string): Apply =>
  async () => ({ outcome: 'ignored', note });

const review =
  (note: string): Apply =>
  async () => ({ outcome: 'review', note });

interface Planning {
  readonly payments: Payments;
  readonly subject: EventSubject;
  readonly now: Date;
}

/**
 * What has to happen after a message about `subject`. Reads what we have and then what the provider has: in this order,
 * so that the revision we read proves, when it is written, that nobody settled a newer state meanwhile.
 */
export async function planSettlement(db: Knex, { payments, subject, now }: Planning): Promise<Apply> {
  switch (subject.kind) {
    case 'checkout':
      return await planForCheckout(db, { payments, sessionId: subject.sessionId, now });
    case 'subscription':
      return await planForSubscription(db, { payments, subscriptionId: subject.subscriptionId, now });
    case 'payment':
      return await planForPayment(db, { payments, paymentIntentId: subject.paymentIntentId, now });
    case 'other':
      return ignore('not about a checkout, a payment or a plan');
  }
}

interface PaymentPlan {
  readonly payments: Payments;
  readonly paymentIntentId: string;
  readonly now: Date;
}

async function planForPayment(db: Knex, { payments, paymentIntentId, now }: PaymentPlan): Promise<Apply> {
  const order = await findOrderOfPayment(db, { paymentIntentId });
  const sessionId = order?.sessionId ?? (await payments.findCheckoutOfPayment(paymentIntentId));
  if (sessionId !== undefined && sessionId !== null)
    return await planForCheckout(db, { payments, sessionId, now });
  const month = await payments.findMonthOfPayment(paymentIntentId);
  if (month === undefined) return ignore('a payment that is not of ours');
  const { invoiceId, subscriptionId } = month;
  const settlePlan = await planForSubscription(db, { payments, subscriptionId, now });
  const payment = await payments.getPaymentReturn(paymentIntentId);
  return async (trx) => {
    const outcome = await settlePlan(trx);
    await settleMonth(trx, { invoiceId, payment, now });
    return outcome;
  };
}

interface CheckoutPlan {
  readonly payments: Payments;
  readonly sessionId: string;
  readonly now: Date;
}

async function planForCheckout(db: Knex, { payments, sessionId, now }: CheckoutPlan): Promise<Apply> {
  const order = await findOrderOfSession(db, { sessionId });
  if (order === undefined) return await planForUnknownCheckout(db, { payments, sessionId, now });
  const checkout = await payments.getCheckout(sessionId);
  return settling(order, checkout, now);
}

/** The message was faster than our own note of the session, or it is about something else. */
async function planForUnknownCheckout(db: Knex, { payments, sessionId, now }: CheckoutPlan): Promise<Apply> {
  const { orderId, userId, isPaid, amount, refundedAmount } = await payments.getCheckout(sessionId);
  if (orderId === null || userId === null) return ignore('a checkout that did not begin here');
  const order = await findOrder(db, { userId, orderId });
  // As long as money is kept for it, somebody has to look at it.
  const settle = isPaid && refundedAmount < amount ? review : ignore;
  if (order === undefined) return settle('names an order that we do not have');
  // Another message about the same checkout may have been faster.
  if (order.sessionId !== null && order.sessionId !== sessionId)
    return settle('the order has another checkout');
  return settling(order, await payments.getCheckout(sessionId), now);
}

function settling(order: OrderRow, checkout: CheckoutState, now: Date): Apply {
  return async (trx) => {
    const { mismatch } = await settleOrder(trx, { order, checkout, now });
    return mismatch === null ? DONE : { outcome: 'review', note: `not what was ordered: ${mismatch}` };
  };
}

interface SubscriptionPlan {
  readonly payments: Payments;
  readonly subscriptionId: string;
  readonly now: Date;
}

async function planForSubscription(
  db: Knex,
  { payments, subscriptionId, now }: SubscriptionPlan,
): Promise<Apply> {
  const row = await findSubscription(db, { subscriptionId });
  const subscription = await payments.getSubscription(subscriptionId);
  const userId = row?.userId ?? subscription.userId;
  if (userId === null) return ignore('a subscription that did not begin here');
  const { stripePriceId } = subscription;
  const plan = stripePriceId === null ? undefined : await findPlanOfPrice(db, { stripePriceId });
  if (plan === undefined) return review('a subscription to no plan of ours');
  const unexpected = unexpectedMonth(subscription, plan);
  const others = await planForOthers(db, { payments, row, userId, subscriptionId, now });
  return async (trx) => {
    for (const settleOther of others) await settleOther(trx);
    const settled = { subscription: unexpected.settled, userId, plan, row, now };
    const settledAs = await settleSubscription(trx, settled);
    if (settledAs === 'second') return { outcome: 'review', note: secondPlanNote(settled) };
    if (unexpected.invoiceId === null) return DONE;
    return { outcome: 'review', note: `${unexpected.invoiceId} is not of the plan's price` };
  };
}

interface OtherPlans extends SubscriptionPlan {
  readonly row: SubscriptionRow | undefined;
  readonly userId: string;
}

/**
 * Before one of two plans is parked, the provider is asked about the other: it may be over without a word. Nothing has
 * to be asked about a plan that is known as the plan.
 */
async function planForOthers(
  db: Knex,
  { payments, row, userId, subscriptionId, now }: OtherPlans,
): Promise<Apply[]> {
  if (row !== undefined && row.parked === null && isRunning(row.status)) return [];
  const others = await listOtherPlans(db, { userId, subscriptionId });
  const running = others.filter(({ status }) => isRunning(status));
  const planned = await Promise.all(
    running.map(async (other) => {
      try {
        return [await planForSubscription(db, { payments, subscriptionId: other.subscriptionId, now })];
      } catch (error) {
        // Of another account at the provider: nothing newer can be learned of it.
        if (error instanceof UnknownToProviderError) return [];
        throw error;
      }
    }),
  );
  return planned.flat();
}

/** For whoever looks at it; the account by its id, because notes hold no names. */
function secondPlanNote({
  subscription: { subscriptionId, paidMonths },
  userId,
  plan: { currency },
}: Pick<Parameters<typeof settleSubscription>[1], 'subscription' | 'userId' | 'plan'>): string {
  const amountMinor = paidMonths.reduce((sum, { amount }) => sum + amount, 0);
  const paid = formatMoney({ amountMinor, currency }, 'en');
  return `a second plan of ${userId}, paid ${paid}: billing second-plans refund ${subscriptionId}`;
}

/** Months that were paid with another amount or currency than the plan's grant nothing. */
function unexpectedMonth(
  subscription: SubscriptionState,
  price: { readonly amountMinor: number; readonly currency: string },
): { readonly settled: SubscriptionState; readonly invoiceId: string | null } {
  const isExpected = ({
    amount,
    currency,
  }: {
    readonly amount: number;
    readonly currency: string;
  }): boolean => amount === price.amountMinor && currency === price.currency;
  const paidMonths = subscription.paidMonths.filter(isExpected);
  const other = subscription.paidMonths.find((month) => !isExpected(month));
  return { settled: { ...subscription, paidMonths }, invoiceId: other?.invoiceId ?? null };
}
