import { openDebts } from '@studyhall/domain/billing/open-debts';
import { mayTakeBack } from '@studyhall/domain/billing/own-refund';
import { ENDED_STATES, RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { DEBT_LINES, DebtLines } from './debt-queries.ts';
import { Transaction } from './ledger-models.ts';
import { PLAN_END } from './subscription-queries.ts';
import {
  BalanceView,
  LedgerItemView,
  type LedgerView,
  type OrderListView,
  OrderView,
  SubscriptionView,
  type TransactionListView,
} from './views.ts';

/** Every purchase and month that something was taken back of, from the first. */
const TAKEN_BACK = `(select json_agg(json_build_object('source', p.source_id, 'kind', p.kind, 'title', p.title, 'boughtAt', p.created_at,
      'credits', (select sum(b.amount) from billing.entries b where b.user_id = :userId and b.transfer_id = p.id)) order by p.number)
   from billing.transfers p where p.user_id = :userId and p.kind in ('purchase', 'plan') and exists (select from billing.transfers t
     where t.user_id = :userId and t.kind = 'refund' and starts_with(t.source_id, p.source_id || ':')))`;

/** The date is JSON's. */
const TakenBack = BalanceView.shape.debtOf.element.extend({ source: z.string(), boughtAt: z.string() });

const balance = statement(
  'billing_balance',
  `with usable as (
     select remaining, expires_at from billing.lots
     where user_id = :userId and remaining > 0 and (expires_at is null or expires_at > :now)
   ), soonest as (
     select expires_at, sum(remaining)::int as credits from usable
     where expires_at is not null group by expires_at order by expires_at limit 1
   ), owed as (
     select coalesce((select debt from billing.balances where user_id = :userId), 0) as debt
   )
   select coalesce((select sum(remaining)::int from usable), 0) as credits,
     debt, case when debt > 0 then ${TAKEN_BACK} end as "takenBack", ${DEBT_LINES} as "debtLines",
     (select credits from soonest) as "nextCredits", (select expires_at from soonest) as "nextAt"
   from owed`,
  z.object({
    credits: z.int(),
    debt: z.int(),
    takenBack: z.array(TakenBack).nullable(),
    debtLines: DebtLines.nullable(),
    nextCredits: z.int().nullable(),
    nextAt: z.date().nullable(),
  }),
);

/** What a learner can spend now: credits that have lapsed do not count, whether they were taken out yet or not. */
export async function getBalance(db: Knex, { userId, now }: OfUserNow): Promise<BalanceView> {
  const row = await balance.first(db, { userId, now });
  const { credits = 0, debt = 0, takenBack, debtLines, nextCredits = null, nextAt = null } = row ?? {};
  const owed = openDebts(debtLines ?? []);
  const debtOf = (takenBack ?? [])
    .filter(({ source }) => owed.has(source))
    .map(({ source: _source, boughtAt, ...purchase }) => ({ ...purchase, boughtAt: new Date(boughtAt) }));
  const lapsesNext = nextCredits === null || nextAt === null ? null : { credits: nextCredits, at: nextAt };
  return { credits, debt, debtOf, lapsesNext };
}

interface PageOfLearner extends OfUser {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const movements = statement(
  'billing_ledger',
  `select t.number, t.kind, t.title, t.credits_after as "creditsAfter", t.debt_after as "debtAfter", t.created_at as "createdAt",
     (t.credits_after - t.debt_after) - coalesce(lag(t.credits_after - t.debt_after) over (order by t.number), 0) as change,
     (select json_agg(json_build_object('from', e.from_account, 'to', e.to_account, 'amount', e.amount) order by e.line)
      from billing.entries e where e.user_id = :userId and e.transfer_id = t.id) as entries
   from billing.transfers t
   where t.user_id = :userId and (:before::int is null or t.number < :before)
   order by t.number desc limit :limit`,
  LedgerItemView,
);

/** Every movement of a learner's credits, newest first. */
export async function listLedger(db: Knex, { userId, cursor, limit }: PageOfLearner): Promise<LedgerView> {
  const before = cursor === undefined ? null : Number(cursor);
  const rows = await movements.all(db, { userId, before, limit: limit + 1 });
  return pageOf(rows, limit, ({ number }) => String(number));
}

const ORDER_VIEW = `o.id as "orderId", o.status, o.product_slug as "productSlug", o.total_amount as "totalAmount", o.currency,
  o.credits, o.refunded_amount as "refundedAmount", o.paid_at as "paidAt", o.created_at as "createdAt",
  case when o.status = 'open' then o.checkout_url end as "checkoutUrl",
  (select json_agg(json_build_object('productName', i.product_name, 'quantity', i.quantity, 'unitPrice', i.unit_price,
      'totalPrice', i.total_price) order by i.position)
   from billing.order_items i where i.user_id = o.user_id and i.order_id = o.id) as items,
  (select m.payment_method from billing.payments m where m.user_id = o.user_id and m.order_id = o.id limit 1) as "paymentMethod",
  coalesce((select l.remaining from billing.lots l where l.user_id = o.user_id and l.id = o.id), 0) as "unspentCredits",
  exists (select from billing.refund_requests q
    where q.user_id = o.user_id and q.order_id = o.id and q.state = 'open') as "isRefundUnderWay"`;

const OrderRow = OrderView.omit({ isRefundable: true }).extend({
  unspentCredits: z.int(),
  isRefundUnderWay: z.boolean(),
});
type OrderRow = z.output<typeof OrderRow>;

/** A refund whose answer got lost may be asked for again, though its credits are set aside: that goes on with it. */
function orderViewOf({ unspentCredits, isRefundUnderWay, ...view }: OrderRow, now: Date): OrderView {
  return { ...view, isRefundable: isRefundUnderWay || mayTakeBack({ ...view, unspentCredits }, now) };
}

const orders = statement(
  'billing_orders',
  `select ${ORDER_VIEW} from billing.orders o
   where o.user_id = :userId and (:before::uuid is null or o.id < :before::uuid) order by o.id desc limit :limit`,
  OrderRow,
);

/** A learner's orders, newest first. */
export async function listOrders(
  db: Knex,
  { userId, now, cursor, limit }: PageOfLearner & OfUserNow,
): Promise<OrderListView> {
  const rows = await orders.all(db, { userId, before: cursor ?? null, limit: limit + 1 });
  const views = rows.map((row) => orderViewOf(row, now));
  return pageOf(views, limit, ({ orderId }) => orderId);
}

const order = statement(
  'billing_order',
  `select ${ORDER_VIEW} from billing.orders o where o.user_id = :userId and o.id = :orderId`,
  OrderRow,
);

/** An order as its learner sees it; undefined for one of somebody else. */
export async function findOrderView(
  db: Knex,
  { userId, orderId, now }: OfUserNow & { readonly orderId: string },
): Promise<OrderView | undefined> {
  const row = await order.first(db, { userId, orderId });
  return row === undefined ? undefined : orderViewOf(row, now);
}

/** A learner's receipts, newest first. */
export async function listTransactions(
  db: Knex,
  { userId, cursor, limit }: PageOfLearner,
): Promise<TransactionListView> {
  const receipts = Transaction.query(db)
    .where({ userId })
    .select('id', 'orderId', 'stripeSessionId', 'amountPaidCents', 'currency', 'creditsAdded', 'createdAt')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const rows = await (cursor === undefined ? receipts : receipts.where('id', '<', cursor));
  return pageOf(rows, limit, ({ id }) => id);
}

const plan = statement(
  'billing_subscription',
  `select p.name as "productName", s.status, ${PLAN_END} as "periodEnd", s.is_ending as "isEnding"
   from billing.subscriptions s join billing.products p on p.slug = s.product_slug
   where s.user_id = :userId order by (s.parked is null) desc, (s.status = any(:states)) desc, s.current_period_end desc limit 1`,
  SubscriptionView,
);

/** The plan that a learner has, or had last: one that runs comes before what has ended, whatever that had been paid for. */
export async function findSubscriptionView(
  db: Knex,
  { userId }: OfUser,
): Promise<SubscriptionView | undefined> {
  return await plan.first(db, { userId, states: [...RUNNING_STATES], ended: [...ENDED_STATES] });
}
