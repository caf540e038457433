import type { Knex } from 'knex';
import { statement } from '../platform/statement.ts';
import { RefundRequest } from './models.ts';
import type { OrderKey } from './order-queries.ts';

/** A refund that has been asked for. */
export type AskedRefund = Pick<RefundRequest, 'key' | 'amount' | 'state'>;

/** The request that was made under a key. */
export async function findRefundRequest(
  db: Knex,
  { userId, orderId, key }: OrderKey & { readonly key: string },
): Promise<AskedRefund | undefined> {
  return await RefundRequest.query(db).findById([userId, orderId, key]).select('key', 'amount', 'state');
}

/** The request whose answer is not known yet; an order has one at most. */
export async function findOpenRefundRequest(
  db: Knex,
  { userId, orderId }: OrderKey,
): Promise<AskedRefund | undefined> {
  return await RefundRequest.query(db)
    .findOne({ userId, orderId, state: 'open' })
    .select('key', 'amount', 'state');
}

export interface NewRefundRequest extends OrderKey {
  readonly key: string;
  readonly amount: number;
  readonly refundedAfter: number;
  readonly now: Date;
}

/** Writes a request down, or opens again one that was refused. Needs the role for money. */
export async function openRefundRequest(trx: Knex.Transaction, request: NewRefundRequest): Promise<void> {
  const { userId, orderId, key, amount, refundedAfter, now } = request;
  const open = { userId, orderId, key, amount, refundedAfter, state: 'open' } as const;
  await RefundRequest.query(trx)
    .insert({ ...open, createdAt: now, updatedAt: now })
    .onConflict(['userId', 'orderId', 'key'])
    .merge(['amount', 'refundedAfter', 'state', 'updatedAt']);
}

interface Closing extends OrderKey {
  readonly state: 'made' | 'refused';
  readonly now: Date;
}

const answered = statement(
  'billing_close_refund',
  `update billing.refund_requests set state = :state, updated_at = :now
   where user_id = :userId and order_id = :orderId and state = 'open'`,
  null,
  { because: 'guarded' },
);

/** The answer is known: from now on what the provider says counts alone. Needs the role for money. */
export async function closeRefundRequest(
  trx: Knex.Transaction,
  { userId, orderId, state, now }: Closing,
): Promise<void> {
  await answered.run(trx, { userId, orderId, state, now });
}
