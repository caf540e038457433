import type { RefundOrder } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Payments } from '../platform/payments.ts';
import { findOrderView } from './account-queries.ts';
import { findAnyOrder } from './admin-queries.ts';
import { findOrder } from './order-queries.ts';

interface OwnRefund {
  readonly payments: Payments;
  readonly userId: string;
  readonly orderId: string;
  readonly now: Date;
}

/**
 * Gives a learner the money back who asks within two weeks and has spent nothing of it; the credits go when the
 * provider says that the money went. Throws `not-found`, `order-not-refundable`, `payments-unavailable`.
 */
export async function refundOwnOrder(db: Knex, { payments, userId, orderId, now }: OwnRefund): Promise<void> {
  const [order, view] = await Promise.all([
    findOrder(db, { userId, orderId }),
    findOrderView(db, { userId, orderId, now }),
  ]);
  if (order === undefined || view === undefined) throw new DomainError('not-found');
  if (!view.isRefundable || order.paymentIntentId === null) throw new DomainError('order-not-refundable');
  await payments.refund({
    paymentIntentId: order.paymentIntentId,
    amountMinor: order.totalAmount,
    idempotencyKey: `own-refund-${orderId}`,
  });
}

/**
 * Gives money back at an administrator's word: what is left of the order, or a part, also of one that waits for review.
 * Throws `not-found`, `order-not-refundable` when nothing was paid or less is left, `payments-unavailable`.
 */
export async function refundAnyOrder(
  db: Knex,
  { payments, orderId, amountMinor, idempotencyKey }: RefundOrder & { readonly payments: Payments },
): Promise<{ amountMinor: number; currency: string }> {
  const order = await findAnyOrder(db, { orderId });
  if (order === undefined) throw new DomainError('not-found');
  const { stripePaymentIntentId: paymentIntentId, paidAmount, refundedAmount, currency } = order;
  const left = (paidAmount ?? 0) - refundedAmount;
  const amount = amountMinor ?? left;
  if (paymentIntentId === null || amount > left || left <= 0)
    throw new DomainError('order-not-refundable', { left, currency });
  await payments.refund({ paymentIntentId, amountMinor: amount, idempotencyKey: `refund-${idempotencyKey}` });
  return { amountMinor: amount, currency };
}
