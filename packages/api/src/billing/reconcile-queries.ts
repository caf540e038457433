import { RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { WebhookEvent } from './event-models.ts';

/** An order as it is compared with its checkout. */
const ComparedOrder = z.object({
  userId: z.string(),
  orderId: z.string(),
  status: z.string(),
  sessionId: z.string().nullable(),
  totalAmount: z.int(),
  currency: z.string(),
  refundedAmount: z.int(),
  isDisputed: z.boolean(),
  isGranted: z.boolean(),
  /** It is of a plan that was paid beside another, and whose money went back. */
  isPlanRefunded: z.boolean(),
  /** The learner has been at no later checkout: the provider knows who it was then under this id still. */
  isNewest: z.boolean(),
  /** Under which ids providers know the learner. */
  customerIds: z.array(z.string()),
  createdAt: z.date(),
});
export type ComparedOrder = z.output<typeof ComparedOrder>;

/** As an expression: under which ids providers know a learner. */
const customersOf = (userId: string): string =>
  `array(select c.stripe_customer_id from billing.customers c where c.user_id = ${userId})`;

const COMPARED_COLUMNS = `user_id as "userId", id as "orderId", status, stripe_session_id as "sessionId", total_amount as "totalAmount", currency,
  refunded_amount as "refundedAmount", is_disputed as "isDisputed", is_granted as "isGranted", created_at as "createdAt",
  coalesce((select s.parked = 'refunded' from billing.subscriptions s where s.user_id = orders.user_id
    and s.stripe_subscription_id = orders.stripe_subscription_id), false) as "isPlanRefunded",
  not exists (select from billing.orders l where l.user_id = orders.user_id and l.id > orders.id
    and l.stripe_session_id is not null) as "isNewest", ${customersOf('orders.user_id')} as "customerIds"`;

const comparedOrders = statement(
  'billing_compared_orders',
  `select ${COMPARED_COLUMNS} from billing.orders where id = any(:orderIds::uuid[])`,
  ComparedOrder,
);

/** Orders by their ids. Across users: an administrator's report. */
export async function listComparedOrders(
  db: Knex,
  { orderIds }: { readonly orderIds: readonly string[] },
): Promise<ReadonlyMap<string, ComparedOrder>> {
  const orders = await comparedOrders.all(db, { orderIds: [...orderIds] });
  return new Map(orders.map((order) => [order.orderId, order]));
}

const ordersSince = statement(
  'billing_orders_since',
  `select ${COMPARED_COLUMNS} from billing.orders
   where created_at >= :since and (:after::uuid is null or (created_at, id) >
     (select a.created_at, a.id from billing.orders a where a.id = :after::uuid))
   order by created_at, id limit :limit`,
  ComparedOrder,
);

/** Orders from an instant on, oldest first, behind the one that the page before ended with. Across users: an administrator's report. */
export async function listOrdersSince(
  db: Knex,
  {
    since,
    after,
    limit,
  }: { readonly since: Date; readonly after: string | undefined; readonly limit: number },
): Promise<ComparedOrder[]> {
  return await ordersSince.all(db, { since, after: after ?? null, limit });
}

/** A subscription as it is compared with the provider's. */
const ComparedPlan = z.object({
  userId: z.string(),
  subscriptionId: z.string(),
  status: z.string(),
  periodStart: z.date(),
  periodEnd: z.date(),
  isEnding: z.boolean(),
  /** It was paid beside another, and waits for a decision or has been given back. */
  parked: z.enum(['review', 'refunded']).nullable(),
  /** What the provider calls the prices of its plan. */
  stripePriceIds: z.array(z.string()),
  /** It was ordered here. */
  hasOrder: z.boolean(),
  /** Under which ids providers know the learner. */
  customerIds: z.array(z.string()),
});
export type ComparedPlan = z.output<typeof ComparedPlan>;

const PLAN_COLUMNS = `s.user_id as "userId", s.stripe_subscription_id as "subscriptionId", s.status, s.current_period_start as "periodStart",
  s.current_period_end as "periodEnd", s.is_ending as "isEnding", s.parked,
  array(select r.stripe_price_id from billing.prices r
    where r.product_slug = s.product_slug and r.stripe_price_id is not null) as "stripePriceIds",
  coalesce((select true from billing.orders o where o.user_id = s.user_id
    and o.stripe_subscription_id = s.stripe_subscription_id limit 1), false) as "hasOrder", ${customersOf('s.user_id')} as "customerIds"`;

const comparedPlans = statement(
  'billing_compared_plans',
  `select ${PLAN_COLUMNS} from billing.subscriptions s where s.stripe_subscription_id = any(:subscriptionIds)`,
  ComparedPlan,
);

/** Subscriptions by the provider's ids, which are unique in the whole installation. */
export async function listComparedPlans(
  db: Knex,
  { subscriptionIds }: { readonly subscriptionIds: readonly string[] },
): Promise<ReadonlyMap<string, ComparedPlan>> {
  const plans = await comparedPlans.all(db, { subscriptionIds: [...subscriptionIds] });
  return new Map(plans.map((plan) => [plan.subscriptionId, plan]));
}

const runningPlans = statement(
  'billing_running_plans',
  `select ${PLAN_COLUMNS} from billing.subscriptions s
   where s.stripe_subscription_id > :after and s.status = any(:states) order by s.stripe_subscription_id limit :limit`,
  ComparedPlan,
);

/** Plans that run as far as we know, by the provider's ids. Across users: an administrator's report. */
export async function listRunningPlans(
  db: Knex,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ComparedPlan[]> {
  return await runningPlans.all(db, { after, limit, states: [...RUNNING_STATES] });
}

/** When the first message came; undefined before it. */
export async function findFirstArrival(db: Knex): Promise<Date | undefined> {
  const [first] = await WebhookEvent.query(db)
    .select('receivedAt')
    .orderBy([{ column: 'receivedAt' }, { column: 'id', order: 'desc' }])
    .limit(1);
  return first?.receivedAt;
}

/** Which of these messages have been kept. */
export async function listKeptEvents(
  db: Knex,
  { eventIds }: { readonly eventIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await WebhookEvent.query(db)
    .findByIds([...eventIds])
    .select('id');
  return new Set(rows.map(({ id }) => id));
}

/** A message, and the tries to act on it. */
const ComparedEvent = z.object({
  eventId: z.string(),
  /** How the last try ended; null: there was none. */
  outcome: z.string().nullable(),
  note: z.string().nullable(),
  tries: z.int(),
  /** The number of the last try; they are counted from 1. */
  lastNumber: z.int(),
});
export type ComparedEvent = z.output<typeof ComparedEvent>;

const comparedEvents = statement(
  'billing_compared_events',
  `select e.id as "eventId", l.outcome, l.note, coalesce(l.number, 0) as "lastNumber",
     (select count(*)::int from billing.webhook_outcomes c where c.event_id = e.id) as tries
   from (select id from billing.webhook_events where id > :after order by id limit :limit) e
   left join lateral (select number, outcome, note from billing.webhook_outcomes
     where event_id = e.id order by number desc limit 1) l on true
   order by e.id`,
  ComparedEvent,
);

/** Messages by their ids. */
export async function listComparedEvents(
  db: Knex,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ComparedEvent[]> {
  return await comparedEvents.all(db, { after, limit });
}

/** What has a row of its own of a learner; rows of the others hang on these. */
const LEARNERS_OF_TABLES = [
  'balances',
  'orders',
  'transfers',
  'lots',
  'transactions',
  'subscriptions',
  'entitlements',
].map(
  (table) =>
    `(select distinct user_id from billing.${table} where user_id > :after::uuid order by user_id limit :limit)`,
);

const learnersWithMoney = statement(
  'billing_learners_with_money',
  `select user_id as "userId" from (${LEARNERS_OF_TABLES.join(' union ')}) u order by user_id limit :limit`,
  z.object({ userId: z.string() }),
);

/** Learners of whom anything about money is kept, by their ids. Across users: an administrator's report. */
export async function listLearnersWithMoney(
  db: Knex,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await learnersWithMoney.all(db, { after, limit });
  return rows.map(({ userId }) => userId);
}
