import { formatMoney } from '@studyhall/domain/billing/money';
import { isRunning } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import type { OfUser } from '../platform/of-user.ts';
import {
  type CheckoutState,
  type EventSubject,
  type Payments,
  type SubscriptionState,
  UnknownToProviderError,
} from '../platform/payments.ts';
import { findLearnerOf } from './customer-queries.ts';
import type { EventTry } from './event-queries.ts';
import { findMonthReceipt } from './month-queries.ts';
import { monthsToGrant } from './months-to-grant.ts';
import { findOrder, findOrderOfPayment, findOrderOfSession, type OrderRow } from './order-queries.ts';
import { settleMonth } from './settle-month.ts';
import { refundedWithPlan, settleOrder } from './settle-order.ts';
import { paidFor, settleSubscription } from './settle-subscription.ts';
import { settleWaitingEvents } from './settle-waiting-events.ts';
import {
  findPlanOfPrice,
  findSubscription,
  listOtherPlans,
  listWaitingPlans,
  type SubscriptionRow,
} from './subscription-queries.ts';
import { waitForPlan, whyDecided } from './waiting-messages.ts';

/** Writes what was planned, in the transaction that also keeps the message. */
export type Apply = (trx: Knex.Transaction) => Promise<EventTry>;
const DONE: EventTry = { outcome: 'done', note: null };
const ignore =
  (note: string): Apply =>
  async () => ({ outcome: 'ignored', note });

const review =
  (note: string, about: string | null = null): Apply =>
  async () => ({ outcome: 'review', note, about });

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
      return await planForSubscription(db, { payments, ...subject, now });
    case 'payment':
      return await planForPayment(db, { payments, paymentIntentId: subject.paymentIntentId, now });
    case 'invoice':
      return await planForInvoice(db, { payments, invoiceId: subject.invoiceId, now });
    case 'other':
      return ignore('not about a checkout, a payment or a plan');
  }
}

/** The same for a message: what the provider does not know is nothing of ours, unless something here refers to it. */
export async function planEvent(db: Knex, planning: Planning): Promise<Apply> {
  try {
    return await planSettlement(db, planning);
  } catch (error) {
    if (!(error instanceof UnknownToProviderError)) throw error;
    return (await isReferredTo(db, planning.subject))
      ? review('the payment service does not know it any more')
      : ignore('the payment service does not know it');
  }
}

async function isReferredTo(db: Knex, subject: EventSubject): Promise<boolean> {
  switch (subject.kind) {
    case 'checkout':
      return (await findOrderOfSession(db, subject)) !== undefined;
    case 'payment':
      return (await findOrderOfPayment(db, subject)) !== undefined;
    case 'subscription':
      return (await findSubscription(db, subject)) !== undefined;
    case 'invoice':
      return (await findMonthReceipt(db, subject)) !== undefined;
    case 'other':
      return false;
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
  return settling(order, await readCheckout(db, payments, sessionId), now);
}

/** The message was faster than our own note of the session, or it is about something else. */
async function planForUnknownCheckout(db: Knex, { payments, sessionId, now }: CheckoutPlan): Promise<Apply> {
  const checkout = await payments.getCheckout(sessionId);
  const { orderId, userId, isPaid, amount, refundedAmount } = checkout;
  // As long as money is kept for it, somebody has to look at it.
  const settle = isPaid && refundedAmount < amount ? review : ignore;
  if (orderId === null || userId === null) {
    const { subscriptionId } = checkout;
    if (subscriptionId !== null) return await planForSubscription(db, { payments, subscriptionId, now });
    const payer = await findLearnerOf(db, { ...checkout, userId: null });
    if (payer === null) return ignore('a checkout that did not begin here');
    return settle(`a payment of ${payer} for nothing that was ordered here`);
  }
  const order = await findOrder(db, { userId, orderId });
  if (order === undefined) return settle('names an order that we do not have');
  // Another message about the same checkout may have been faster.
  if (order.sessionId !== null && order.sessionId !== sessionId)
    return settle('the order has another checkout');
  return settling(order, await readCheckout(db, payments, sessionId), now);
}

async function readCheckout(db: Knex, payments: Payments, sessionId: string): Promise<CheckoutState> {
  const checkout = await payments.getCheckout(sessionId);
  const { subscriptionId } = checkout;
  const plan = subscriptionId === null ? undefined : await findSubscription(db, { subscriptionId });
  return plan?.parked === 'refunded' ? refundedWithPlan(checkout) : checkout;
}

function settling(order: OrderRow, checkout: CheckoutState, now: Date): Apply {
  return async (trx) => {
    const { mismatch } = await settleOrder(trx, { order, checkout, now });
    return mismatch === null ? DONE : { outcome: 'review', note: `not what was ordered: ${mismatch}` };
  };
}

interface InvoicePlan {
  readonly payments: Payments;
  readonly invoiceId: string;
  readonly now: Date;
}

/** A message that does not say which subscription its invoice is of: the provider does. */
async function planForInvoice(db: Knex, { payments, invoiceId, now }: InvoicePlan): Promise<Apply> {
  const { subscriptionId, isOfSubscription } = await payments.getInvoice(invoiceId);
  if (subscriptionId !== null)
    return await planForSubscription(db, { payments, subscriptionId, invoiceId, now });
  return isOfSubscription ? review('says not which plan it is of') : ignore('an invoice of no plan');
}

interface SubscriptionPlan {
  readonly payments: Payments;
  readonly subscriptionId: string;
  /** The invoice that the message is about. */
  readonly invoiceId?: string | undefined;
  /** It is settled for another's sake: neither those beside it nor those behind it are asked about again. */
  readonly isAlone?: boolean;
  readonly now: Date;
}

async function planForSubscription(
  db: Knex,
  { payments, subscriptionId, invoiceId, isAlone = false, now }: SubscriptionPlan,
): Promise<Apply> {
  const row = await findSubscription(db, { subscriptionId });
  const subscription = await payments.getSubscription(subscriptionId);
  const userId = row?.userId ?? (await findLearnerOf(db, subscription));
  if (userId === null) return ignore('a subscription that did not begin here');
  const { stripePriceId } = subscription;
  const plan = stripePriceId === null ? undefined : await findPlanOfPrice(db, { stripePriceId });
  const { months, odd } = await monthsToGrant(db, subscription);
  if (plan === undefined && (row === undefined || isRunning(subscription.status)))
    return async (trx) => await waitForPlan(trx, { subscriptionId, row, invoiceId, odd, now });
  const productSlug = plan?.slug ?? row?.productSlug ?? '';
  const asked = { payments, row, userId, subscriptionId, now };
  const others = isAlone ? [] : await planForOthers(db, asked);
  const goesOn = isRunning(subscription.status) && !subscription.isEnding;
  const successors = isAlone || goesOn ? [] : await planForSuccessors(db, asked);
  return async (trx) => {
    for (const settleOther of others) await settleOther(trx);
    const settledAs = await settleSubscription(trx, { subscription, userId, productSlug, months, row, now });
    if (settledAs === 'plan') {
      const decided = subscription.paidMonths
        .map((month) => month.invoiceId)
        .filter((id) => !odd.includes(id));
      const note = whyDecided(row, plan !== undefined);
      await settleWaitingEvents(trx, { abouts: [subscriptionId, ...decided], note, now });
    }
    for (const settleSuccessor of successors) await settleSuccessor(trx);
    if (settledAs === 'second')
      return await review(secondPlanNote(subscription, userId), subscriptionId)(trx);
    // Other messages about the plan have had their effect: the one about that month waits.
    if (invoiceId === undefined || !odd.includes(invoiceId)) return DONE;
    return await review(`${invoiceId} is not of the plan's price`, invoiceId)(trx);
  };
}

interface OtherPlans extends SubscriptionPlan, OfUser {
  readonly row: SubscriptionRow | undefined;
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
  return await planEach(db, { payments, plans: running, now });
}

/** What waits behind a plan that does not go on takes its place at once, the oldest first. */
async function planForSuccessors(
  db: Knex,
  { payments, userId, subscriptionId, now }: OtherPlans,
): Promise<Apply[]> {
  const waiting = await listWaitingPlans(db, { userId });
  const plans = waiting.filter((plan) => plan.subscriptionId !== subscriptionId);
  return await planEach(db, { payments, plans, now });
}

interface Several extends Pick<Planning, 'payments' | 'now'> {
  readonly plans: readonly { readonly subscriptionId: string }[];
}

async function planEach(db: Knex, { payments, plans, now }: Several): Promise<Apply[]> {
  const planned = await Promise.all(
    plans.map(async ({ subscriptionId }) => {
      try {
        return [await planForSubscription(db, { payments, subscriptionId, isAlone: true, now })];
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
function secondPlanNote(subscription: SubscriptionState, userId: string): string {
  const { amount: amountMinor, currency } = paidFor(subscription);
  const paid = formatMoney({ amountMinor, currency }, 'en');
  return `a second plan of ${userId}, paid ${paid}: billing second-plans refund ${subscription.subscriptionId}`;
}
