import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { retrying } from '../platform/database.ts';
import type { CheckoutState, PaymentEvent, Payments, SubscriptionState } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { addTry, type EventTry, findLastTry, keepEvent, type LastTry } from './event-queries.ts';
import { findOrder, findOrderOfPayment, findOrderOfSession, type OrderRow } from './order-queries.ts';
import { settleOrder } from './settle-order.ts';
import { settleSubscription } from './settle-subscription.ts';
import { findPlanOfPrice, findSubscription } from './subscription-queries.ts';

interface Receiving {
  readonly payments: Payments;
  readonly event: PaymentEvent;
  readonly now: Date;
}

/**
 * Acts on a message of the payment provider, once: what it is about is asked of the provider again, and the message,
 * its effect and its outcome are written in one transaction. One that fails is kept and thrown on, so that the provider
 * sends it again; it can also be driven by hand.
 */
export async function receiveEvent(db: Knex, receiving: Receiving): Promise<EventTry> {
  try {
    return await retrying(db, async () => await actOnce(db, receiving));
  } catch (error) {
    await keepFailure(db, receiving, error);
    throw error;
  }
}

async function actOnce(db: Knex, { payments, event, now }: Receiving): Promise<EventTry> {
  const known = await findLastTry(db, { eventId: event.id });
  if (known !== undefined && isFinal(known)) return known;
  const apply = await planFor(db, { payments, event, now });
  return await db.transaction(async (trx) => {
    const last = await asBilling(trx, async () => {
      await keepEvent(trx, { event, now });
      return await findLastTry(trx, { eventId: event.id });
    });
    if (last !== undefined && isFinal(last)) return last;
    const outcome = await apply(trx);
    const number = (last?.number ?? 0) + 1;
    await asBilling(trx, async () => await addTry(trx, { ...outcome, eventId: event.id, number, now }));
    return outcome;
  });
}

/** What was parked for somebody to look at may be driven again, as what failed. */
function isFinal({ outcome }: LastTry): boolean {
  return outcome === 'done' || outcome === 'ignored';
}

type Apply = (trx: Knex.Transaction) => Promise<EventTry>;
const DONE: EventTry = { outcome: 'done', note: null };
const ignore =
  (note: string): Apply =>
  async () => ({ outcome: 'ignored', note });

const review =
  (note: string): Apply =>
  async () => ({ outcome: 'review', note });

/** Reads what we have and then what the provider has: in this order, so that the revision we read proves the order of both. */
async function planFor(db: Knex, { payments, event, now }: Receiving): Promise<Apply> {
  const { subject } = event;
  if (subject.kind === 'other') return ignore('not about a checkout, a payment or a plan');
  if (subject.kind === 'subscription') return await planForSubscription(db, { payments, now, ...subject });
  const sessionId =
    subject.kind === 'checkout'
      ? subject.sessionId
      : await sessionOfPayment(db, payments, subject.paymentIntentId);
  if (sessionId === undefined) return ignore('a payment without a checkout of ours');
  return await planForCheckout(db, { payments, sessionId, now });
}

async function sessionOfPayment(
  db: Knex,
  payments: Payments,
  paymentIntentId: string,
): Promise<string | undefined> {
  const order = await findOrderOfPayment(db, { paymentIntentId });
  return order?.sessionId ?? (await payments.findCheckoutOfPayment(paymentIntentId));
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
  const { orderId, userId } = await payments.getCheckout(sessionId);
  if (orderId === null || userId === null) return ignore('a checkout that did not begin here');
  const order = await findOrder(db, { userId, orderId });
  if (order === undefined) return review('names an order that we do not have');
  if (order.sessionId !== null) return review('the order has another checkout');
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
  return async (trx) => {
    await settleSubscription(trx, { subscription: unexpected.settled, userId, plan, row, now });
    if (unexpected.invoiceId === null) return DONE;
    return { outcome: 'review', note: `${unexpected.invoiceId} is not of the plan's price` };
  };
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

/** Says why, in words that hold no secret and no name. */
async function keepFailure(db: Knex, { event, now }: Receiving, error: unknown): Promise<void> {
  const note = error instanceof DomainError ? error.reason : 'the server failed; its log says why';
  await retrying(db, async () => {
    await db.transaction(async (trx) => {
      await asBilling(trx, async () => {
        await keepEvent(trx, { event, now });
        const last = await findLastTry(trx, { eventId: event.id });
        if (last !== undefined && isFinal(last)) return;
        const number = (last?.number ?? 0) + 1;
        await addTry(trx, { eventId: event.id, number, outcome: 'failed', note, now });
      });
    });
  });
}
