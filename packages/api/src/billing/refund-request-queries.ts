import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import type { OrderKey } from './order-queries.ts';

/** A refund that has been asked for. */
export interface RefundRequest {
  /** As the provider is asked: the same key is the same refund. */
  readonly key: string;
  readonly amount: number;
  readonly state: 'open' | 'made' | 'refused';
}

const COLUMNS = 'key, amount, state';

/** The request that was made under a key. */
export async function findRefundRequest(
  db: Knex,
  { userId, orderId, key }: OrderKey & { readonly key: string },
): Promise<RefundRequest | undefined> {
  const sql = `select ${COLUMNS} from billing.refund_requests
    where user_id = :userId and order_id = :orderId and key = :key`;
  const [request] = await named<RefundRequest>(db, 'billing_refund_request', sql, { userId, orderId, key });
  return request;
}

/** The request whose answer is not known yet; an order has one at most. */
export async function findOpenRefundRequest(
  db: Knex,
  { userId, orderId }: OrderKey,
): Promise<RefundRequest | undefined> {
  const sql = `select ${COLUMNS} from billing.refund_requests
    where user_id = :userId and order_id = :orderId and state = 'open'`;
  const [request] = await named<RefundRequest>(db, 'billing_open_refund_request', sql, { userId, orderId });
  return request;
}

export interface NewRefundRequest extends OrderKey {
  readonly key: string;
  readonly amount: number;
  readonly refundedAfter: number;
  readonly now: Date;
}

/** Writes a request down, or opens again one that was refused. Needs the role for money. */
export async function openRefundRequest(trx: Knex.Transaction, request: NewRefundRequest): Promise<void> {
  await named(
    trx,
    'billing_open_refund',
    `insert into billing.refund_requests (user_id, order_id, key, amount, refunded_after, state, created_at, updated_at)
     values (:userId, :orderId, :key, :amount, :refundedAfter, 'open', :now, :now)
     on conflict (user_id, order_id, key) do update
     set amount = excluded.amount, refunded_after = excluded.refunded_after, state = 'open', updated_at = excluded.updated_at`,
    { ...request },
  );
}

interface Closing extends OrderKey {
  readonly state: 'made' | 'refused';
  readonly now: Date;
}

/** The answer is known: from now on what the provider says counts alone. Needs the role for money. */
export async function closeRefundRequest(
  trx: Knex.Transaction,
  { userId, orderId, state, now }: Closing,
): Promise<void> {
  const sql = `update billing.refund_requests set state = :state, updated_at = :now
    where user_id = :userId and order_id = :orderId and state = 'open'`;
  await named(trx, 'billing_close_refund', sql, { userId, orderId, state, now });
}
