import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { Payment } from './models.ts';
import type { OrderKey } from './order-queries.ts';

interface PaymentRow extends OrderKey {
  readonly paymentIntentId: string;
  readonly status: Payment['status'];
  readonly amount: number;
  readonly currency: string;
  readonly paymentMethod: string | null;
  readonly paidAt: Date | null;
  readonly now: Date;
}

/** Writes how an order's payment stands. Needs the role for money. */
export async function putPayment(trx: Knex.Transaction, payment: PaymentRow): Promise<void> {
  const { userId, orderId, paymentIntentId, status, amount, currency, paymentMethod, paidAt, now } = payment;
  const key = { userId, orderId, stripePaymentIntentId: paymentIntentId };
  await Payment.query(trx)
    .insert({ ...key, status, amount, currency, paymentMethod, paidAt, createdAt: now })
    .onConflict(['userId', 'orderId', 'stripePaymentIntentId'])
    .merge(['status', 'paymentMethod', 'paidAt']);
}

export interface NewTransaction extends OfUserNow {
  readonly id: string;
  /** The checkout's session, or the invoice of a month. */
  readonly sessionId: string;
  readonly orderId: string | null;
  readonly amountPaidCents: number;
  readonly currency: string;
  readonly creditsAdded: number;
}

const newReceipt = statement(
  'billing_insert_transaction',
  `insert into billing.transactions (user_id, id, stripe_session_id, order_id, amount_paid_cents, currency, credits_added, created_at)
   values (:userId, :id, :sessionId, :orderId, :amountPaidCents, :currency, :creditsAdded, :now)
   on conflict (stripe_session_id) do nothing returning id`,
  z.object({ id: z.string() }),
  { because: 'guarded' },
);

/** Writes the receipt of a purchase; answers false if there is one already. Needs the role for money. */
export async function insertTransaction(trx: Knex.Transaction, receipt: NewTransaction): Promise<boolean> {
  return (await newReceipt.first(trx, { ...receipt })) !== undefined;
}
