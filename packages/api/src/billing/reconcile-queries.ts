import { RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

/** An order as it is compared with its checkout. */
export interface ComparedOrder {
  readonly orderId: string;
  readonly status: string;
  readonly sessionId: string | null;
  readonly totalAmount: number;
  readonly currency: string;
  readonly refundedAmount: number;
  readonly isDisputed: boolean;
  readonly isGranted: boolean;
  /** It is of a plan that was paid beside another, and whose money went back. */
  readonly isPlanRefunded: boolean;
  readonly createdAt: Date;
}

const COMPARED_COLUMNS = `id as "orderId", status, stripe_session_id as "sessionId", total_amount as "totalAmount", currency,
  refunded_amount as "refundedAmount", is_disputed as "isDisputed", is_granted as "isGranted", created_at as "createdAt",
  coalesce((select s.parked = 'refunded' from billing.subscriptions s where s.user_id = orders.user_id
    and s.stripe_subscription_id = orders.stripe_subscription_id), false) as "isPlanRefunded"`;

/** Orders by their ids. Across users: an administrator's report. */
export async function listComparedOrders(
  db: Knex,
  { orderIds }: { readonly orderIds: readonly string[] },
): Promise<ReadonlyMap<string, ComparedOrder>> {
  const sql = `select ${COMPARED_COLUMNS} from billing.orders where id = any(:orderIds::uuid[])`;
  const orders = await named<ComparedOrder>(db, 'billing_compared_orders', sql, { orderIds: [...orderIds] });
  return new Map(orders.map((order) => [order.orderId, order]));
}

/** Orders from an instant on, oldest first, behind the one that the page before ended with. Across users: an administrator's report. */
export async function listOrdersSince(
  db: Knex,
  {
    since,
    after,
    limit,
  }: { readonly since: Date; readonly after: string | undefined; readonly limit: number },
): Promise<ComparedOrder[]> {
  const sql = `select ${COMPARED_COLUMNS} from billing.orders
    where created_at >= :since and (:after::uuid is null or (created_at, id) >
      (select a.created_at, a.id from billing.orders a where a.id = :after::uuid))
    order by created_at, id limit :limit`;
  return await named(db, 'billing_orders_since', sql, { since, after: after ?? null, limit });
}

/** A subscription as it is compared with the provider's. */
export interface ComparedPlan {
  readonly subscriptionId: string;
  readonly status: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly isEnding: boolean;
  /** It was paid beside another, and waits for a decision or has been given back. */
  readonly parked: 'review' | 'refunded' | null;
  /** What the provider calls the prices of its plan. */
  readonly stripePriceIds: readonly string[];
}

const PLAN_COLUMNS = `s.stripe_subscription_id as "subscriptionId", s.status, s.current_period_start as "periodStart",
  s.current_period_end as "periodEnd", s.is_ending as "isEnding", s.parked,
  array(select r.stripe_price_id from billing.prices r
    where r.product_slug = s.product_slug and r.stripe_price_id is not null) as "stripePriceIds"`;

/** Subscriptions by the provider's ids, which are unique in the whole installation. */
export async function listComparedPlans(
  db: Knex,
  { subscriptionIds }: { readonly subscriptionIds: readonly string[] },
): Promise<ReadonlyMap<string, ComparedPlan>> {
  const sql = `select ${PLAN_COLUMNS} from billing.subscriptions s where s.stripe_subscription_id = any(:subscriptionIds)`;
  const plans = await named<ComparedPlan>(db, 'billing_compared_plans', sql, {
    subscriptionIds: [...subscriptionIds],
  });
  return new Map(plans.map((plan) => [plan.subscriptionId, plan]));
}

/** Plans that run as far as we know, by the provider's ids. Across users: an administrator's report. */
export async function listRunningPlans(
  db: Knex,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ComparedPlan[]> {
  const sql = `select ${PLAN_COLUMNS} from billing.subscriptions s
    where s.stripe_subscription_id > :after and s.status = any(:states) order by s.stripe_subscription_id limit :limit`;
  return await named(db, 'billing_running_plans', sql, { after, limit, states: [...RUNNING_STATES] });
}

/** When the first message came; undefined before it. */
export async function findFirstArrival(db: Knex): Promise<Date | undefined> {
  const sql = `select received_at as at from billing.webhook_events order by received_at, id desc limit 1`;
  const [first] = await named<{ at: Date }>(db, 'billing_first_arrival', sql, {});
  return first?.at;
}

/** Which of these messages have been kept. */
export async function listKeptEvents(
  db: Knex,
  { eventIds }: { readonly eventIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const sql = `select id from billing.webhook_events where id = any(:eventIds)`;
  const rows = await named<{ id: string }>(db, 'billing_kept_events', sql, { eventIds: [...eventIds] });
  return new Set(rows.map(({ id }) => id));
}

/** A message, and the tries to act on it. */
export interface ComparedEvent {
  readonly eventId: string;
  /** How the last try ended; null: there was none. */
  readonly outcome: string | null;
  readonly note: string | null;
  readonly tries: number;
  /** The number of the last try; they are counted from 1. */
  readonly lastNumber: number;
}

/** Messages by their ids. */
export async function listComparedEvents(
  db: Knex,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ComparedEvent[]> {
  const sql = `select e.id as "eventId", l.outcome, l.note, coalesce(l.number, 0) as "lastNumber",
      (select count(*)::int from billing.webhook_outcomes c where c.event_id = e.id) as tries
    from (select id from billing.webhook_events where id > :after order by id limit :limit) e
    left join lateral (select number, outcome, note from billing.webhook_outcomes
      where event_id = e.id order by number desc limit 1) l on true
    order by e.id`;
  return await named(db, 'billing_compared_events', sql, { after, limit });
}

/** Learners of whom anything about money is kept, by their ids. Across users: an administrator's report. */
export async function listLearnersWithMoney(
  db: Knex,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const ofTable = (table: string): string =>
    `(select distinct user_id from billing.${table} where user_id > :after::uuid order by user_id limit :limit)`;
  const sql = `select user_id as "userId" from (${LEARNERS_TABLES.map(ofTable).join(' union ')}) u
    order by user_id limit :limit`;
  const rows = await named<{ userId: string }>(db, 'billing_learners_with_money', sql, { after, limit });
  return rows.map(({ userId }) => userId);
}

/** What has a row of its own of a learner; rows of the others hang on these. */
const LEARNERS_TABLES = [
  'balances',
  'orders',
  'transfers',
  'lots',
  'transactions',
  'subscriptions',
  'entitlements',
];
