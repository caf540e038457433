import { type Settlement, settle } from '@studyhall/domain/billing/settlement';
import { addCredits, reverseCredits } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import type { CheckoutState } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { type OrderRow, updateOrder } from './order-queries.ts';
import { insertTransaction, putPayment } from './payment-queries.ts';
import { postRestoration, postTransfer } from './post-transfer.ts';
import { closeRefundRequest } from './refund-request-queries.ts';
import { writeReceipts } from './write-receipts.ts';

/**
 * Makes an order agree with the provider's checkout: grants when it is paid, takes back what was refunded or disputed.
 * Settling again changes nothing. Throws StaleReadError when the order has moved on since it was read, because then
 * the checkout may be an older one than was settled meanwhile.
 */
export async function settleOrder(
  trx: Knex.Transaction,
  {
    order,
    checkout,
    now,
  }: { readonly order: OrderRow; readonly checkout: CheckoutState; readonly now: Date },
): Promise<Settlement> {
  const settlement = settle(order, checkout);
  await writeOrder(trx, { order, checkout, settlement, now });
  if (settlement.grant > 0) await grantPurchase(trx, { order, amount: settlement.grant, now });
  if (settlement.reverse > 0) await takeBack(trx, { order, amount: settlement.reverse, now });
  if (settlement.reverse < 0) await giveBack(trx, { order, amount: -settlement.reverse, now });
  if (settlement.isGranted && !order.isMonthly)
    await writeReceipts(trx, {
      sourceId: checkout.sessionId,
      title: order.productName,
      payment: { ...checkout, tax: checkout.taxAmount },
      now,
    });
  return settlement;
}

/** The checkout of a plan whose months all went back, which no payment of the checkout itself says. */
export function refundedWithPlan(checkout: CheckoutState): CheckoutState {
  return { ...checkout, refundedAmount: checkout.amount };
}

interface Settling {
  readonly order: OrderRow;
  readonly checkout: CheckoutState;
  readonly settlement: Settlement;
  readonly now: Date;
}

async function writeOrder(
  trx: Knex.Transaction,
  { order, checkout, settlement, now }: Settling,
): Promise<void> {
  const { userId, orderId, revision } = order;
  const { status, mismatch, isGranted, reverse } = settlement;
  const paidAt = order.paidAt ?? (isGranted ? now : null);
  const reversedCredits = order.reversedCredits + reverse;
  await asBilling(trx, async () => {
    const change = { userId, orderId, revision, status, isGranted, reversedCredits, paidAt, checkout, now };
    await updateOrder(trx, { ...change, reviewReason: mismatch });
    await writePayment(trx, { order, checkout, settlement, now });
    if (order.requestedRefund > 0 && checkout.refundedAmount >= order.requestedRefund)
      await closeRefundRequest(trx, { userId, orderId, state: 'made', now });
    if (!isGranted || order.isGranted || order.isMonthly) return;
    await insertTransaction(trx, {
      userId,
      id: newId(),
      sessionId: checkout.sessionId,
      orderId,
      amountPaidCents: checkout.amount,
      currency: checkout.currency,
      creditsAdded: order.credits,
      now,
    });
  });
}

async function writePayment(
  trx: Knex.Transaction,
  { order, checkout, settlement, now }: Settling,
): Promise<void> {
  const { userId, orderId } = order;
  const { paymentIntentId, amount, currency, paymentMethod, isPaid, isFailed } = checkout;
  if (paymentIntentId === null || !(isPaid || isFailed)) return;
  const { status: standing } = settlement;
  const isReturned = standing === 'refunded' || standing === 'partially-refunded' || standing === 'disputed';
  const status = isFailed ? 'failed' : isReturned ? standing : 'succeeded';
  const paidAt = isPaid ? (order.paidAt ?? now) : null;
  await putPayment(trx, {
    userId,
    orderId,
    paymentIntentId,
    status,
    amount,
    currency,
    paymentMethod,
    paidAt,
    now,
  });
}

interface Movement {
  readonly order: OrderRow;
  readonly amount: number;
  readonly now: Date;
}

/** The order's id is the lot's: refunds find it again. */
async function grantPurchase(trx: Knex.Transaction, { order, amount, now }: Movement): Promise<void> {
  const { userId, orderId, productName: title } = order;
  await postTransfer(trx, { userId, kind: 'purchase', sourceId: orderId, title, now }, (wallet) =>
    addCredits(wallet, { from: 'sales', amount, lot: { id: orderId, expiresAt: null } }),
  );
}

/** `request`: the key of the refund that was asked for here; its step says so, and the request has to be kept as long. */
export async function takeBack(
  trx: Knex.Transaction,
  { order, amount, request, now }: Movement & { readonly request?: string },
): Promise<void> {
  const { userId, orderId, productName: title } = order;
  const sourceId = request === undefined ? stepOf(order) : `${stepOf(order)}:${request}`;
  await postTransfer(trx, { userId, kind: 'refund', sourceId, title, now }, (wallet) =>
    reverseCredits(wallet, { amount, lotId: orderId }),
  );
}

async function giveBack(trx: Knex.Transaction, { order, amount, now }: Movement): Promise<void> {
  const { userId, orderId, productName: title } = order;
  const restored = { userId, sourceId: stepOf(order), title, now };
  await postRestoration(trx, { ...restored, amount, source: `${orderId}:`, lotId: orderId });
}

/** One step of an order: what was read is what makes it unique. */
function stepOf({ orderId, revision }: OrderRow): string {
  return `${orderId}:${revision}`;
}
