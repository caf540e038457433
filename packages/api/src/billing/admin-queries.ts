import { ENDED_STATES } from '@studyhall/domain/billing/running-plan';
import type { EventAt, ListEvents, ListOrders } from '@studyhall/domain/billing/schemas';
import type { Knex } from 'knex';
import { raw } from 'objection';
import * as z from 'zod';
import { listUserNames } from '../auth/user-reference.ts';
import type { OfUser } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import {
  AccountPlanView,
  type AnyOrderListView,
  AnyOrderView,
  EventDetailView,
  type EventListView,
  EventView,
  SecondPlanView,
} from './admin-views.ts';
import { Order } from './models.ts';
import { PLAN_END } from './subscription-queries.ts';

const ORDER_VIEW = `o.user_id as "userId", o.id as "orderId", o.status, o.product_slug as "productSlug",
  o.total_amount as "totalAmount", o.currency, o.credits, o.refunded_amount as "refundedAmount", o.paid_at as "paidAt",
  o.created_at as "createdAt", o.stripe_session_id as "stripeSessionId",
  o.stripe_payment_intent_id as "stripePaymentIntentId", o.review_reason as "reviewReason",
  (select m.amount from billing.payments m where m.user_id = o.user_id and m.order_id = o.id and m.status <> 'failed' limit 1) as "paidAmount",
  (select m.payment_method from billing.payments m where m.user_id = o.user_id and m.order_id = o.id limit 1) as "paymentMethod",
  (select json_agg(json_build_object('productName', i.product_name, 'quantity', i.quantity, 'unitPrice', i.unit_price,
      'totalPrice', i.total_price) order by i.position)
   from billing.order_items i where i.user_id = o.user_id and i.order_id = o.id) as items`;

const OrderRow = AnyOrderView.omit({ userName: true });
type OrderRow = z.output<typeof OrderRow>;

interface Unseen {
  /** Accounts whose orders the viewer may not see. */
  readonly unseen: readonly string[];
}
type Asked = Omit<ListOrders, 'user'> & Unseen & { readonly userId: string | null };

/** Orders, newest first. Across users: a list of administrators and support. */
export async function listAllOrders(
  db: Knex,
  { userId, status, unseen, cursor, limit }: Asked,
): Promise<AnyOrderListView> {
  const ofUser = userId === null ? {} : { 'o.userId': userId };
  const ofStatus = status === undefined ? {} : { 'o.status': status };
  const orders = Order.query(db)
    .alias('o')
    .where({ ...ofUser, ...ofStatus })
    .whereNotIn('o.userId', [...unseen])
    .select(raw(ORDER_VIEW))
    .orderBy('o.id', 'desc')
    .limit(limit + 1);
  const found = await (cursor === undefined ? orders : orders.where('o.id', '<', cursor));
  const rows = z.array(OrderRow).parse(found);
  const { items, nextCursor } = pageOf(rows, limit, ({ orderId }) => orderId);
  return { items: await withUserNames(db, items), nextCursor };
}

/** In a statement of their own: money is joined with nothing outside its schema. */
async function withUserNames(db: Knex, orders: readonly OrderRow[]): Promise<AnyOrderView[]> {
  const names = await listUserNames(db, [...new Set(orders.map(({ userId }) => userId))]);
  return orders.map((order) => ({ ...order, userName: names.get(order.userId) ?? null }));
}

const anyOrder = statement(
  'billing_any_order',
  `select ${ORDER_VIEW} from billing.orders o where o.id = :orderId and o.user_id <> all(:unseen::uuid[])`,
  OrderRow,
);

/** An order of whomever. Across users: administrators and support name orders by their id alone. */
export async function findAnyOrder(
  db: Knex,
  { orderId, unseen }: Unseen & { readonly orderId: string },
): Promise<AnyOrderView | undefined> {
  const rows = await anyOrder.all(db, { orderId, unseen: [...unseen] });
  return (await withUserNames(db, rows))[0];
}

const EVENT_VIEW = `e.id as "eventId", e.type, l.outcome, l.note, l.number as tries, e.stripe_created_at as "createdAt",
  e.received_at as "receivedAt"`;
const EVENT_TABLES = `billing.webhook_events e join lateral (
  select outcome, note, number from billing.webhook_outcomes where event_id = e.id order by number desc limit 1) l on true`;

const events = statement(
  'billing_events',
  `select ${EVENT_VIEW} from ${EVENT_TABLES}
   where (:outcome::text is null or l.outcome = :outcome)
     and (:before::text is null or (e.received_at, e.id) <
       (select c.received_at, c.id from billing.webhook_events c where c.id = :before))
   order by e.received_at desc, e.id desc limit :limit`,
  EventView,
);

/** Messages of the payment provider, the last to come first. */
export async function listEvents(db: Knex, { outcome, cursor, limit }: ListEvents): Promise<EventListView> {
  const asked = { outcome: outcome ?? null, before: cursor ?? null, limit: limit + 1 };
  return pageOf(await events.all(db, asked), limit, ({ eventId }) => eventId);
}

/** The date is JSON's. */
const TryRow = EventDetailView.shape.history.element.omit({ actorName: true }).extend({ at: z.string() });

const event = statement(
  'billing_event',
  `select ${EVENT_VIEW}, e.payload, (select json_agg(json_build_object('outcome', h.outcome, 'note', h.note,
       'at', h.created_at, 'actorId', h.actor_id) order by h.number) from billing.webhook_outcomes h where h.event_id = e.id) as history
   from ${EVENT_TABLES} where e.id = :eventId`,
  EventDetailView.extend({ history: z.array(TryRow) }),
);

/** A message with every try to act on it; undefined where none of that name was kept. */
export async function findEvent(db: Knex, { eventId }: EventAt): Promise<EventDetailView | undefined> {
  const row = await event.first(db, { eventId });
  if (row === undefined) return undefined;
  const names = await listUserNames(db, [...new Set(row.history.flatMap(({ actorId }) => actorId ?? []))]);
  const history = row.history.map((one) => ({
    ...one,
    at: new Date(one.at),
    actorName: names.get(one.actorId ?? '') ?? null,
  }));
  return { ...row, history };
}

const planOfAccount = statement(
  'billing_account_plan',
  `select p.name as "productName", s.status, ${PLAN_END} as "periodEnd",
     s.status <> all(:ended) and not s.is_ending as "goesOn",
     case when s.ending_asked is not null then
       json_build_object('when', s.ending_asked, 'state', s.ending_state, 'problem', s.ending_problem) end as ending
   from billing.subscriptions s join billing.products p on p.slug = s.product_slug
   where s.user_id = :userId order by (s.parked is null) desc, (s.status <> all(:ended)) desc, s.current_period_end desc limit 1`,
  AccountPlanView,
);

/** The plan that an account has, or had last: what is not over comes first. Whose account it is says the caller. */
export async function findAccountPlan(db: Knex, { userId }: OfUser): Promise<AccountPlanView | undefined> {
  return await planOfAccount.first(db, { userId, ended: [...ENDED_STATES] });
}

const secondPlans = statement(
  'billing_second_plans',
  `select s.stripe_subscription_id as "subscriptionId", s.user_id as "userId", p.name as "productName", s.status,
     s.parked_amount as "amountMinor", s.parked_currency as currency
   from billing.subscriptions s join billing.products p on p.slug = s.product_slug
   where s.parked = 'review' order by s.stripe_subscription_id limit :limit`,
  SecondPlanView.omit({ userName: true }),
  { neverNull: ['amountMinor', 'currency'] },
);

const SECOND_PLANS = 100;

/** Plans that were paid beside another and wait for a decision. Across users: an administrator's list. */
export async function listSecondPlans(db: Knex): Promise<SecondPlanView[]> {
  const rows = await secondPlans.all(db, { limit: SECOND_PLANS });
  const names = await listUserNames(db, [...new Set(rows.map(({ userId }) => userId))]);
  return rows.map((row) => ({ ...row, userName: names.get(row.userId) ?? null }));
}
