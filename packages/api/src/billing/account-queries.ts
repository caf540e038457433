import { type DebtLine, openDebts } from '@studyhall/domain/billing/open-debts';
import { mayTakeBack } from '@studyhall/domain/billing/own-refund';
import { ENDED_STATES, RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import { pageOf } from '../platform/page.ts';
import { DEBT_LINES } from './debt-queries.ts';
import { PLAN_END } from './subscription-queries.ts';
import type {
  BalanceView,
  LedgerItemView,
  LedgerView,
  OrderListView,
  OrderView,
  SubscriptionView,
  TransactionListView,
  TransactionView,
} from './views.ts';

interface OfLearner {
  readonly userId: string;
  readonly now: Date;
}

/** Every purchase and month that something was taken back of, from the first. */
const TAKEN_BACK = `(select json_agg(json_build_object('source', p.source_id, 'kind', p.kind, 'title', p.title, 'boughtAt', p.created_at,
      'credits', (select sum(b.amount) from billing.entries b where b.user_id = :userId and b.transfer_id = p.id)) order by p.number)
   from billing.transfers p where p.user_id = :userId and p.kind in ('purchase', 'plan') and exists (select from billing.transfers t
     where t.user_id = :userId and t.kind = 'refund' and starts_with(t.source_id, p.source_id || ':')))`;

interface TakenBack extends Omit<BalanceView['debtOf'][number], 'boughtAt'> {
  readonly source: string;
  readonly boughtAt: string;
}

interface BalanceRow {
  readonly credits: number;
  readonly debt: number;
  readonly takenBack: readonly TakenBack[] | null;
  readonly debtLines: readonly DebtLine[] | null;
  readonly nextCredits: number | null;
  readonly nextAt: Date | null;
}

/** What a learner can spend now: credits that have lapsed do not count, whether they were taken out yet or not. */
export async function getBalance(db: Knex, { userId, now }: OfLearner): Promise<BalanceView> {
  const [row] = await named<BalanceRow>(
    db,
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
    { userId, now },
  );
  const { credits = 0, debt = 0, takenBack, debtLines, nextCredits = null, nextAt = null } = row ?? {};
  const owed = openDebts(debtLines ?? []);
  const debtOf = (takenBack ?? [])
    .filter(({ source }) => owed.has(source))
    .map(({ source: _source, boughtAt, ...purchase }) => ({ ...purchase, boughtAt: new Date(boughtAt) }));
  const lapsesNext = nextCredits === null || nextAt === null ? null : { credits: nextCredits, at: nextAt };
  return { credits, debt, debtOf, lapsesNext };
}

interface PageOfLearner {
  readonly userId: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Every movement of a learner's credits, newest first. */
export async function listLedger(db: Knex, { userId, cursor, limit }: PageOfLearner): Promise<LedgerView> {
  const rows = await named<LedgerItemView>(
    db,
    'billing_ledger',
    `select t.number, t.kind, t.title, t.credits_after as "creditsAfter", t.debt_after as "debtAfter", t.created_at as "createdAt",
       (t.credits_after - t.debt_after) - coalesce(lag(t.credits_after - t.debt_after) over (order by t.number), 0) as change,
       (select json_agg(json_build_object('from', e.from_account, 'to', e.to_account, 'amount', e.amount) order by e.line)
        from billing.entries e where e.user_id = :userId and e.transfer_id = t.id) as entries
     from billing.transfers t
     where t.user_id = :userId and (:before::int is null or t.number < :before)
     order by t.number desc limit :limit`,
    { userId, before: cursor === undefined ? null : Number(cursor), limit: limit + 1 },
  );
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

type OrderRow = Omit<OrderView, 'isRefundable'> & {
  readonly unspentCredits: number;
  readonly isRefundUnderWay: boolean;
};

/** A refund whose answer got lost may be asked for again, though its credits are set aside: that goes on with it. */
function orderViewOf({ unspentCredits, isRefundUnderWay, ...order }: OrderRow, now: Date): OrderView {
  return { ...order, isRefundable: isRefundUnderWay || mayTakeBack({ ...order, unspentCredits }, now) };
}

/** A learner's orders, newest first. */
export async function listOrders(
  db: Knex,
  { userId, now, cursor, limit }: PageOfLearner & OfLearner,
): Promise<OrderListView> {
  const rows = await named<OrderRow>(
    db,
    'billing_orders',
    `select ${ORDER_VIEW} from billing.orders o
     where o.user_id = :userId and (:before::uuid is null or o.id < :before::uuid) order by o.id desc limit :limit`,
    { userId, before: cursor ?? null, limit: limit + 1 },
  );
  const views = rows.map((row) => orderViewOf(row, now));
  return pageOf(views, limit, ({ orderId }) => orderId);
}

export async function findOrderView(
  db: Knex,
  { userId, orderId, now }: OfLearner & { readonly orderId: string },
): Promise<OrderView | undefined> {
  const sql = `select ${ORDER_VIEW} from billing.orders o where o.user_id = :userId and o.id = :orderId`;
  const [order] = await named<OrderRow>(db, 'billing_order', sql, { userId, orderId });
  return order === undefined ? undefined : orderViewOf(order, now);
}

/** A learner's receipts, newest first. */
export async function listTransactions(
  db: Knex,
  { userId, cursor, limit }: PageOfLearner,
): Promise<TransactionListView> {
  const rows = await named<TransactionView>(
    db,
    'billing_transactions',
    `select id, order_id as "orderId", stripe_session_id as "stripeSessionId", amount_paid_cents as "amountPaidCents",
       currency, credits_added as "creditsAdded", created_at as "createdAt"
     from billing.transactions
     where user_id = :userId and (:before::uuid is null or id < :before::uuid) order by id desc limit :limit`,
    { userId, before: cursor ?? null, limit: limit + 1 },
  );
  return pageOf(rows, limit, ({ id }) => id);
}

/** The plan that a learner has, or had last: one that runs comes before what has ended, whatever that had been paid for. */
export async function findSubscriptionView(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<SubscriptionView | undefined> {
  const [subscription] = await named<SubscriptionView>(
    db,
    'billing_subscription',
    `select p.name as "productName", s.status, ${PLAN_END} as "periodEnd", s.is_ending as "isEnding"
     from billing.subscriptions s join billing.products p on p.slug = s.product_slug
     where s.user_id = :userId order by (s.parked is null) desc, (s.status = any(:states)) desc, s.current_period_end desc limit 1`,
    { userId, states: [...RUNNING_STATES], ended: [...ENDED_STATES] },
  );
  return subscription;
}
