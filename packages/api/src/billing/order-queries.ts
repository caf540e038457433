import { type OrderFacts, type OrderStatus, orderStatuses } from '@studyhall/domain/billing/settlement';
import type { Knex } from 'knex';
import { type QueryBuilder, raw } from 'objection';
import * as z from 'zod';
import { StaleReadError } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import type { CheckoutState } from '../platform/payments.ts';
import { statement } from '../platform/statement.ts';
import { Order } from './models.ts';

/** An order as settling needs it. */
const OrderRow = z.object({
  userId: z.string(),
  orderId: z.string(),
  status: z.enum(orderStatuses),
  productSlug: z.string(),
  productName: z.string(),
  isMonthly: z.boolean(),
  priceId: z.string(),
  totalAmount: z.int(),
  currency: z.string(),
  stripePriceId: z.string().nullable(),
  credits: z.int(),
  isGranted: z.boolean(),
  reversedCredits: z.int(),
  sessionId: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  checkoutUrl: z.string().nullable(),
  paidAt: z.date().nullable(),
  refundedAmount: z.int(),
  createdAt: z.date(),
  revision: z.int(),
  requestedRefund: z.int(),
}) satisfies z.ZodType<OrderFacts>;
export type OrderRow = z.output<typeof OrderRow>;

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

export interface OrderKey extends OfUser {
  readonly orderId: string;
}

const ownOrder = statement(
  'billing_find_order',
  `select ${ORDER_COLUMNS} from ${ORDER_TABLES} where o.user_id = :userId and o.id = :orderId`,
  OrderRow,
);

/** A learner's order; undefined for one of somebody else. */
export async function findOrder(db: Knex, { userId, orderId }: OrderKey): Promise<OrderRow | undefined> {
  return await ownOrder.first(db, { userId, orderId });
}

const orderOfSession = statement(
  'billing_order_of_session',
  `select ${ORDER_COLUMNS} from ${ORDER_TABLES} where o.stripe_session_id = :sessionId`,
  OrderRow,
);

/** The order that a checkout was made for; sessions are unique in the whole installation. */
export async function findOrderOfSession(
  db: Knex,
  { sessionId }: { readonly sessionId: string },
): Promise<OrderRow | undefined> {
  return await orderOfSession.first(db, { sessionId });
}

const orderOfKey = statement(
  'billing_find_order_by_key',
  `select ${ORDER_COLUMNS} from ${ORDER_TABLES}
   where o.user_id = :userId and o.idempotency_key = :idempotencyKey`,
  OrderRow,
);

/** The order that a learner made under a key. */
export async function findOrderByKey(
  db: Knex,
  { userId, idempotencyKey }: OfUser & { readonly idempotencyKey: string },
): Promise<OrderRow | undefined> {
  return await orderOfKey.first(db, { userId, idempotencyKey });
}

const orderOfPlan = statement(
  'billing_order_of_plan',
  `select ${ORDER_COLUMNS} from ${ORDER_TABLES}
   where o.user_id = :userId and o.stripe_subscription_id = :subscriptionId`,
  OrderRow,
);

/** The order that a plan began with; undefined for one that was not sold here, or whose checkout is not settled yet. */
export async function findOrderOfPlan(
  db: Knex,
  { userId, subscriptionId }: OfUser & { readonly subscriptionId: string },
): Promise<OrderRow | undefined> {
  return await orderOfPlan.first(db, { userId, subscriptionId });
}

/** What a learner could pay now, by its checkout. */
interface OpenCheckout {
  readonly orderId: string;
  readonly sessionId: string;
}

/** Checkouts of plans that a learner could pay now, the newest first. */
export async function listOpenPlanCheckouts(db: Knex, { userId }: OfUser): Promise<OpenCheckout[]> {
  return openCheckoutsOf(
    await openOrders(db, userId).joinRelated('product').where('product.kind', 'plan').orderBy('o.id', 'desc'),
  );
}

/** Checkouts that a learner could pay now, whatever they sell. */
export async function listOpenCheckouts(db: Knex, { userId }: OfUser): Promise<OpenCheckout[]> {
  return openCheckoutsOf(await openOrders(db, userId));
}

function openOrders(db: Knex, userId: string): QueryBuilder<Order> {
  return Order.query(db)
    .alias('o')
    .where({ 'o.userId': userId, 'o.status': 'open' })
    .whereNotNull('o.stripeSessionId')
    .select('o.id', 'o.stripeSessionId');
}

function openCheckoutsOf(orders: readonly Order[]): OpenCheckout[] {
  return orders.flatMap(({ id: orderId, stripeSessionId: sessionId }) =>
    sessionId === null ? [] : [{ orderId, sessionId }],
  );
}

/** The order that a payment has been written down for; payments are unique in the whole installation. */
export async function findOrderOfPayment(
  db: Knex,
  { paymentIntentId }: { readonly paymentIntentId: string },
): Promise<{ readonly sessionId: string | null } | undefined> {
  const order = await Order.query(db)
    .findOne({ stripePaymentIntentId: paymentIntentId })
    .select('stripeSessionId');
  return order === undefined ? undefined : { sessionId: order.stripeSessionId };
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

const newOrder = statement(
  'billing_insert_order',
  `with made as (
     insert into billing.orders (user_id, id, idempotency_key, status, product_slug, price_id, total_amount, currency,
       credits, created_at, updated_at)
     values (:userId, :orderId, :idempotencyKey, 'open', :productSlug, :priceId, :totalAmount, :currency, :credits, :now, :now)
     on conflict (user_id, idempotency_key) do nothing returning user_id, id)
   insert into billing.order_items (user_id, order_id, position, product_name, quantity, unit_price, total_price)
   select user_id, id, 1, :productName, 1, :totalAmount, :totalAmount from made`,
  null,
);

/** Writes an order and its one item, unless the learner has used the key before. Needs the role for money. */
export async function insertOrder(trx: Knex.Transaction, order: NewOrder): Promise<void> {
  await newOrder.run(trx, { ...order });
}

const newCheckout = statement(
  'billing_put_checkout',
  `update billing.orders set stripe_session_id = :sessionId, checkout_url = :url, revision = revision + 1
   where user_id = :userId and id = :orderId and stripe_session_id is null returning id`,
  z.object({ id: z.string() }),
  { because: 'guarded' },
);

/** Remembers where an order is paid; answers false if that is known already. Needs the role for money. */
export async function putCheckout(
  trx: Knex.Transaction,
  { userId, orderId, sessionId, url }: OrderKey & { readonly sessionId: string; readonly url: string },
): Promise<boolean> {
  return (await newCheckout.first(trx, { userId, orderId, sessionId, url })) !== undefined;
}

const lockedOrder = statement(
  'billing_lock_order',
  'select from billing.orders where user_id = :userId and id = :orderId for update',
  z.object({}),
  { because: 'guarded' },
);

/** Holds an order until the end of the transaction, so that it is refunded by one at a time. Needs the role for money. */
export async function lockOrder(trx: Knex.Transaction, { userId, orderId }: OrderKey): Promise<void> {
  await lockedOrder.run(trx, { userId, orderId });
}

/** Counts credits as taken back for a refund that is asked for. Needs the role for money, and the order locked. */
export async function addReversedCredits(
  trx: Knex.Transaction,
  { userId, orderId, credits, now }: OrderKey & { readonly credits: number; readonly now: Date },
): Promise<void> {
  await Order.query(trx)
    .findById([userId, orderId])
    .patch({
      reversedCredits: raw('reversed_credits + ?', [credits]),
      revision: raw('revision + 1'),
      updatedAt: now,
    });
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

const changedOrder = statement(
  'billing_update_order',
  `update billing.orders set status = :status, review_reason = :reviewReason, is_granted = :isGranted,
     reversed_credits = :reversedCredits, paid_at = :paidAt, refunded_amount = least(:refundedAmount, total_amount),
     is_disputed = :isDisputed, stripe_session_id = :sessionId, stripe_payment_intent_id = :paymentIntentId,
     stripe_subscription_id = :subscriptionId, revision = revision + 1, updated_at = :now
   where user_id = :userId and id = :orderId and revision = :revision returning id`,
  z.object({ id: z.string() }),
  { because: 'guarded' },
);

/** Writes how an order stands. Throws StaleReadError when it has moved on since it was read. Needs the role for money. */
export async function updateOrder(trx: Knex.Transaction, change: OrderChange): Promise<void> {
  const { checkout, ...order } = change;
  const { refundedAmount, isDisputed, sessionId, paymentIntentId, subscriptionId } = checkout;
  const seen = { refundedAmount, isDisputed, sessionId, paymentIntentId, subscriptionId };
  if ((await changedOrder.first(trx, { ...order, ...seen })) === undefined) throw new StaleReadError();
}
