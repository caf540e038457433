import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Payments } from '../platform/payments.ts';
import { findOrderView } from './account-queries.ts';
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
