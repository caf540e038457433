import type { OrderFacts, OrderStatus } from '@studyhall/domain/billing/settlement';
import type { Knex } from 'knex';
import { named, StaleReadError } from '../platform/database.ts';
import type { CheckoutState } from '../platform/payments.ts';

/** An order as settling needs it. */
export interface OrderRow extends OrderFacts {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly productSlug: string;
  readonly productName: string;
  readonly isMonthly: boolean;
  readonly priceId: string;
  readonly sessionId: string | null;
  readonly paymentIntentId: string | null;
  readonly checkoutUrl: string | null;
  readonly paidAt: Date | null;
  readonly refundedAmount: number;
  readonly createdAt: Date;
  readonly revision: number;
}

const ORDER_COLUMNS = `o.user_id as "userId", o.id as "orderId", o.status, o.product_slug as "productSlug",
  p.name as "productName", p.kind = 'plan' as "isMonthly", o.price_id as "priceId", o.total_amount as "totalAmount",
  o.currency, r.stripe_price_id as "stripePriceId", o.credits, o.is_granted as "isGranted",
  o.reversed_credits as "reversedCredits", o.stripe_session_id as "sessionId",
  o.stripe_payment_intent_id as "paymentIntentId", o.checkout_url as "checkoutUrl", o.paid_at as "paidAt",
  o.refunded_amount as "refundedAmount",
  o.created_at as "createdAt", o.revision,
  coalesce((select q.refunded_after from billing.refund_requests q
    where q.user_id = o.user_id and q.order_id = o.id and q.state = 'open'), 0) as "requestedRefund"`;
const ORDER_TABLES = `billing.orders o join billing.products p on p.slug = o.product_slug
  join billing.prices r on r.id = o.price_id`;

export interface OrderKey {
  readonly userId: string;
  readonly orderId: string;
}

export async function findOrder(db: Knex, { userId, orderId }: OrderKey): Promise<OrderRow | undefined> {
  const sql = `select ${ORDER_COLUMNS} from ${ORDER_TABLES} where o.user_id = :userId and o.id = :orderId`;
  const [order] = await named<OrderRow>(db, 'billing_find_order', sql, { userId, orderId });
  return order;
}

/** The order that a checkout was made for; sessions are unique in the whole installation. */
export async function findOrderOfSession(
  db: Knex,
  { sessionId }: { readonly sessionId: string },
): Promise<OrderRow | undefined> {
  const sql = `select ${ORDER_COLUMNS} from ${ORDER_TABLES} where o.stripe_session_id = :sessionId`;
  const [order] = await named<OrderRow>(db, 'billing_order_of_session', sql, { sessionId });
  return order;
}

/** The order that a learner made under a key. */
export async function findOrderByKey(
  db: Knex,
  { userId, idempotencyKey }: { readonly userId: string; readonly idempotencyKey: string },
): Promise<OrderRow | undefined> {
  const sql = `select ${ORDER_COLUMNS} from ${ORDER_TABLES}
    where o.user_id = :userId and o.idempotency_key = :idempotencyKey`;
  const [order] = await named<OrderRow>(db, 'billing_find_order_by_key', sql, { userId, idempotencyKey });
  return order;
}

/** The order that a plan began with; undefined for one that was not sold here, or whose checkout is not settled yet. */
export async function findOrderOfPlan(
  db: Knex,
  { userId, subscriptionId }: { readonly userId: string; readonly subscriptionId: string },
): Promise<OrderRow | undefined> {
  const sql = `select ${ORDER_COLUMNS} from ${ORDER_TABLES}
    where o.user_id = :userId and o.stripe_subscription_id = :subscriptionId`;
  const [order] = await named<OrderRow>(db, 'billing_order_of_plan', sql, { userId, subscriptionId });
  return order;
}

/** Checkouts of plans that a learner could pay now, the newest first. */
export async function listOpenPlanCheckouts(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<{ readonly orderId: string; readonly sessionId: string }[]> {
  const sql = `select o.id as "orderId", o.stripe_session_id as "sessionId"
    from billing.orders o join billing.products p on p.slug = o.product_slug
    where o.user_id = :userId and o.status = 'open' and p.kind = 'plan' and o.stripe_session_id is not null
    order by o.id desc`;
  return await named(db, 'billing_open_plan_checkouts', sql, { userId });
}

/** Checkouts that a learner could pay now, whatever they sell. */
export async function listOpenCheckouts(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<{ readonly sessionId: string }[]> {
  const sql = `select stripe_session_id as "sessionId" from billing.orders
    where user_id = :userId and status = 'open' and stripe_session_id is not null`;
  return await named(db, 'billing_open_checkouts', sql, { userId });
}

/** The order that a payment has been written down for; payments are unique in the whole installation. */
export async function findOrderOfPayment(
  db: Knex,
  { paymentIntentId }: { readonly paymentIntentId: string },
): Promise<{ readonly sessionId: string | null } | undefined> {
  const sql = `select stripe_session_id as "sessionId" from billing.orders
    where stripe_payment_intent_id = :paymentIntentId`;
  const [order] = await named<{ sessionId: string | null }>(db, 'billing_order_of_payment', sql, {
    paymentIntentId,
  });
  return order;
}

export interface NewOrder extends OrderKey {
  readonly idempotencyKey: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly priceId: string;
  readonly totalAmount: number;
  readonly currency: string;
  readonly credits: number;
  readonly now: Date;
}

/** Writes an order and its one item, unless the learner has used the key before. Needs the role for money. */
export async function insertOrder(trx: Knex.Transaction, order: NewOrder): Promise<void> {
  await named(
    trx,
    'billing_insert_order',
    `with made as (
       insert into billing.orders (user_id, id, idempotency_key, status, product_slug, price_id, total_amount, currency,
         credits, created_at, updated_at)
       values (:userId, :orderId, :idempotencyKey, 'open', :productSlug, :priceId, :totalAmount, :currency, :credits, :now, :now)
       on conflict (user_id, idempotency_key) do nothing returning user_id, id)
     insert into billing.order_items (user_id, order_id, position, product_name, quantity, unit_price, total_price)
     select user_id, id, 1, :productName, 1, :totalAmount, :totalAmount from made`,
    { ...order },
  );
}

/** Remembers where an order is paid; answers false if that is known already. Needs the role for money. */
export async function putCheckout(
  trx: Knex.Transaction,
  { userId, orderId, sessionId, url }: OrderKey & { readonly sessionId: string; readonly url: string },
): Promise<boolean> {
  const sql = `update billing.orders set stripe_session_id = :sessionId, checkout_url = :url, revision = revision + 1
    where user_id = :userId and id = :orderId and stripe_session_id is null returning 1`;
  return (await named(trx, 'billing_put_checkout', sql, { userId, orderId, sessionId, url })).length === 1;
}

/** Holds an order until the end of the transaction, so that it is refunded by one at a time. Needs the role for money. */
export async function lockOrder(trx: Knex.Transaction, { userId, orderId }: OrderKey): Promise<void> {
  const sql = 'select from billing.orders where user_id = :userId and id = :orderId for update';
  await named(trx, 'billing_lock_order', sql, { userId, orderId });
}

/** Counts credits as taken back for a refund that is asked for. Needs the role for money, and the order locked. */
export async function addReversedCredits(
  trx: Knex.Transaction,
  { userId, orderId, credits, now }: OrderKey & { readonly credits: number; readonly now: Date },
): Promise<void> {
  const sql = `update billing.orders set reversed_credits = reversed_credits + :credits, revision = revision + 1, updated_at = :now
    where user_id = :userId and id = :orderId`;
  await named(trx, 'billing_add_reversed_credits', sql, { userId, orderId, credits, now });
}

export interface OrderChange extends OrderKey {
  readonly revision: number;
  readonly status: OrderStatus;
  readonly reviewReason: string | null;
  readonly isGranted: boolean;
  readonly reversedCredits: number;
  readonly paidAt: Date | null;
  readonly checkout: CheckoutState;
  readonly now: Date;
}

/** Writes how an order stands. Throws StaleReadError when it has moved on since it was read. Needs the role for money. */
export async function updateOrder(trx: Knex.Transaction, change: OrderChange): Promise<void> {
  const { checkout, ...order } = change;
  const updated = await named(
    trx,
    'billing_update_order',
    `update billing.orders set status = :status, review_reason = :reviewReason, is_granted = :isGranted,
       reversed_credits = :reversedCredits, paid_at = :paidAt, refunded_amount = least(:refundedAmount, total_amount),
       is_disputed = :isDisputed, stripe_session_id = :sessionId, stripe_payment_intent_id = :paymentIntentId,
       stripe_subscription_id = :subscriptionId, revision = revision + 1, updated_at = :now
     where user_id = :userId and id = :orderId and revision = :revision returning 1`,
    {
      ...order,
      refundedAmount: checkout.refundedAmount,
      isDisputed: checkout.isDisputed,
      sessionId: checkout.sessionId,
      paymentIntentId: checkout.paymentIntentId,
      subscriptionId: checkout.subscriptionId,
    },
  );
  if (updated.length !== 1) throw new StaleReadError();
}

interface PaymentRow extends OrderKey {
  readonly paymentIntentId: string;
  readonly status: 'succeeded' | 'failed' | 'refunded' | 'partially-refunded' | 'disputed';
  readonly amount: number;
  readonly currency: string;
  readonly paymentMethod: string | null;
  readonly paidAt: Date | null;
  readonly now: Date;
}

/** Writes how an order's payment stands. Needs the role for money. */
export async function putPayment(trx: Knex.Transaction, payment: PaymentRow): Promise<void> {
  await named(
    trx,
    'billing_put_payment',
    `insert into billing.payments (user_id, order_id, stripe_payment_intent_id, status, amount, currency, payment_method, paid_at, created_at)
     values (:userId, :orderId, :paymentIntentId, :status, :amount, :currency, :paymentMethod, :paidAt, :now)
     on conflict (user_id, order_id, stripe_payment_intent_id) do update
     set status = excluded.status, payment_method = excluded.payment_method, paid_at = excluded.paid_at`,
    { ...payment },
  );
}

export interface NewTransaction {
  readonly userId: string;
  readonly id: string;
  /** The checkout's session, or the invoice of a month. */
  readonly sessionId: string;
  readonly orderId: string | null;
  readonly amountPaidCents: number;
  readonly currency: string;
  readonly creditsAdded: number;
  readonly now: Date;
}

/** Writes the receipt of a purchase; answers false if there is one already. Needs the role for money. */
export async function insertTransaction(trx: Knex.Transaction, receipt: NewTransaction): Promise<boolean> {
  const made = await named(
    trx,
    'billing_insert_transaction',
    `insert into billing.transactions (user_id, id, stripe_session_id, order_id, amount_paid_cents, currency, credits_added, created_at)
     values (:userId, :id, :sessionId, :orderId, :amountPaidCents, :currency, :creditsAdded, :now)
     on conflict (stripe_session_id) do nothing returning 1`,
    { ...receipt },
  );
  return made.length === 1;
}
