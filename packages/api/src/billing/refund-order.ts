import { mayTakeBack } from '@studyhall/domain/billing/own-refund';
import { creditsToSetAside } from '@studyhall/domain/billing/reversal';
import type { RefundOrder } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction, retrying } from '../platform/database.ts';
import type { Payments } from '../platform/payments.ts';
import { findAnyOrder } from './admin-queries.ts';
import { asBilling } from './as-billing.ts';
import { addReversedCredits, findOrder, lockOrder, type OrderKey, type OrderRow } from './order-queries.ts';
import {
  type AskedRefund,
  closeRefundRequest,
  findOpenRefundRequest,
  findRefundRequest,
  openRefundRequest,
} from './refund-request-queries.ts';
import { settleOrder, takeBack } from './settle-order.ts';
import { getWallet, lockBalance } from './wallet-queries.ts';

interface OwnRefund extends OrderKey {
  readonly payments: Payments;
  readonly now: Date;
}

/**
 * Gives a learner the money back who asks within two weeks and has spent nothing of it. Throws `not-found`,
 * `order-not-refundable`, `payments-unavailable`.
 */
export async function refundOwnOrder(db: Knex, { payments, userId, orderId, now }: OwnRefund): Promise<void> {
  const order = await findOrder(db, { userId, orderId });
  if (order === undefined) throw new DomainError('not-found');
  await refund(db, { payments, userId, orderId, key: `own-refund-${orderId}`, isOwn: true, now });
}

/**
 * Gives money back at an administrator's word: what is left of the order, or a part, also of one that waits for review.
 * Throws `not-found`, `order-not-refundable` when nothing was paid or less is left, `idempotency-key-reused`,
 * `payments-unavailable`.
 */
export async function refundAnyOrder(
  db: Knex,
  command: RefundOrder & { readonly payments: Payments; readonly now: Date },
): Promise<{ amountMinor: number; currency: string }> {
  const { payments, orderId, amountMinor, idempotencyKey, now } = command;
  const order = await findAnyOrder(db, { orderId, unseen: [] });
  if (order === undefined) throw new DomainError('not-found');
  const { userId, currency } = order;
  const key = `refund-${idempotencyKey}`;
  const { amount } = await refund(db, { payments, userId, orderId, key, amountMinor, isOwn: false, now });
  return { amountMinor: amount, currency };
}

interface Refunding extends OrderKey {
  readonly payments: Payments;
  readonly key: string;
  /** Undefined: all that is left. */
  readonly amountMinor?: number | undefined;
  /** The learner asks, so nothing of it may be spent. */
  readonly isOwn: boolean;
  readonly now: Date;
}

/**
 * The credits first, in the transaction that writes the request down: nobody spends them while the provider is asked.
 * What an interrupted call left open is brought to its end before another refund is judged.
 */
async function refund(db: Knex, refunding: Refunding): Promise<AskedRefund> {
  const left = await findOpenRefundRequest(db, refunding);
  if (left !== undefined && left.key !== refunding.key) await carryOut(db, refunding, left);
  const request = await inTransaction(db, async (trx) => await setAside(trx, refunding));
  if (request.state === 'open') await carryOut(db, refunding, request);
  return request;
}

async function setAside(trx: Knex.Transaction, refunding: Refunding): Promise<AskedRefund> {
  const { userId, orderId, key, amountMinor, isOwn, now } = refunding;
  await asBilling(trx, async () => await lockOrder(trx, refunding));
  const known = await findRefundRequest(trx, refunding);
  if (known?.state === 'open' || (known?.state === 'made' && !isOwn)) {
    if (amountMinor !== undefined && amountMinor !== known.amount)
      throw new DomainError('idempotency-key-reused');
    return known;
  }
  const amount = await amountToRefund(trx, refunding);
  const order = await findOrder(trx, refunding);
  if (order === undefined) throw new DomainError('not-found');
  if (isOwn) await demandUnspent(trx, { order, now });
  const refundedAfter = order.refundedAmount + amount;
  const credits = creditsToSetAside(order, refundedAfter);
  if (credits > 0) await takeBack(trx, { order, amount: credits, request: key, now });
  await asBilling(trx, async () => {
    await addReversedCredits(trx, { userId, orderId, credits, now });
    await openRefundRequest(trx, { userId, orderId, key, amount, refundedAfter, now });
  });
  return { key, amount, state: 'open' };
}

/** What is asked for, if so much of the payment is left and nobody else is giving it back at this moment. */
async function amountToRefund(trx: Knex.Transaction, refunding: Refunding): Promise<number> {
  const order = await findAnyOrder(trx, { ...refunding, unseen: [] });
  if (order === undefined) throw new DomainError('not-found');
  const { stripePaymentIntentId: paymentIntentId, paidAmount, refundedAmount, currency } = order;
  const isUnderWay = (await findOpenRefundRequest(trx, refunding)) !== undefined;
  const left = (paidAmount ?? 0) - refundedAmount;
  const amount = refunding.amountMinor ?? left;
  if (paymentIntentId === null || isUnderWay || amount > left || left <= 0)
    throw new DomainError('order-not-refundable', { left, currency });
  return amount;
}

/** Behind the lock of the wallet, so that what is unspent now is unspent when it is taken. */
async function demandUnspent(
  trx: Knex.Transaction,
  { order, now }: { readonly order: OrderRow; readonly now: Date },
): Promise<void> {
  const { userId, orderId } = order;
  await asBilling(trx, async () => await lockBalance(trx, { userId, now }));
  const { lots } = await getWallet(trx, { userId });
  const unspentCredits = lots.find(({ id }) => id === orderId)?.remaining ?? 0;
  if (!mayTakeBack({ ...order, unspentCredits }, now)) throw new DomainError('order-not-refundable');
}

/** Asks the provider, once per key. Without an answer the request stays open: asking again goes on with it. */
async function carryOut(
  db: Knex,
  { payments, userId, orderId, now }: Refunding,
  { key: idempotencyKey, amount: amountMinor }: AskedRefund,
): Promise<void> {
  const order = await findOrder(db, { userId, orderId });
  if (order === undefined || order.paymentIntentId === null) throw new DomainError('order-not-refundable');
  const closing = { payments, userId, orderId, now };
  try {
    await payments.refund({ paymentIntentId: order.paymentIntentId, amountMinor, idempotencyKey });
  } catch (error) {
    if (isRefusal(error)) await conclude(db, { ...closing, state: 'refused' });
    throw error;
  }
  await conclude(db, { ...closing, state: 'made' });
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof DomainError)) return false;
  return error.reason === 'order-not-refundable' || error.reason === 'idempotency-key-reused';
}

interface Concluding extends OrderKey {
  readonly payments: Payments;
  readonly state: 'made' | 'refused';
  readonly now: Date;
}

/** The answer is known, so what the provider says counts alone: a refusal gives back what was set aside. */
async function conclude(db: Knex, { payments, userId, orderId, state, now }: Concluding): Promise<void> {
  await retrying(db, async () => {
    const order = await findOrder(db, { userId, orderId });
    if (order === undefined || order.sessionId === null) throw new DomainError('not-found');
    const checkout = await payments.getCheckout(order.sessionId);
    await db.transaction(async (trx) => {
      await settleOrder(trx, { order: { ...order, requestedRefund: 0 }, checkout, now });
      await asBilling(trx, async () => await closeRefundRequest(trx, { userId, orderId, state, now }));
    });
  });
}
