import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import type { CheckoutState, Payments } from '../platform/payments.ts';
import type { DifferenceView, ReconciliationView } from './admin-views.ts';

interface Reconciling {
  readonly payments: Payments;
  readonly days: number;
  readonly now: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Compares the provider's checkouts of the last days with our orders, and every wallet with its ledger. Changes
 * nothing; an empty list of differences is the proof that all three agree.
 */
export async function reconcile(db: Knex, { payments, days, now }: Reconciling): Promise<ReconciliationView> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const orders = await listOrdersSince(db, since);
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  const differences: DifferenceView[] = [];
  const seen = new Set<string>();
  let checkouts = 0;
  for await (const checkout of payments.listCheckouts(since)) {
    checkouts += 1;
    if (checkout.orderId === null) continue;
    seen.add(checkout.orderId);
    const order = byId.get(checkout.orderId);
    if (order !== undefined) differences.push(...compare(order, checkout));
    else if (checkout.isPaid)
      differences.push({
        kind: 'checkout-without-order',
        subject: checkout.sessionId,
        detail: checkout.orderId,
      });
  }
  for (const order of orders) {
    if (seen.has(order.orderId) || order.sessionId === null) continue;
    differences.push({ kind: 'order-without-checkout', subject: order.orderId, detail: order.sessionId });
  }
  const { wallets, wrong } = await checkLedger(db);
  return { since, checkouts, orders: orders.length, wallets, differences: [...differences, ...wrong] };
}

interface ComparedOrder {
  readonly orderId: string;
  readonly status: string;
  readonly sessionId: string | null;
  readonly totalAmount: number;
  readonly currency: string;
  readonly refundedAmount: number;
  readonly isDisputed: boolean;
  readonly isGranted: boolean;
}

/** Across users: an administrator's report. */
async function listOrdersSince(db: Knex, since: Date): Promise<ComparedOrder[]> {
  const sql = `select id as "orderId", status, stripe_session_id as "sessionId", total_amount as "totalAmount", currency,
    refunded_amount as "refundedAmount", is_disputed as "isDisputed", is_granted as "isGranted"
    from billing.orders where created_at >= :since order by id`;
  return await named(db, 'billing_orders_since', sql, { since });
}

function compare(order: ComparedOrder, checkout: CheckoutState): DifferenceView[] {
  const subject = order.orderId;
  if (checkout.isPaid && order.status === 'review') return [];
  if (checkout.isPaid && !order.isGranted)
    return [{ kind: 'paid-but-not-granted', subject, detail: checkout.sessionId }];
  if (!checkout.isPaid && order.isGranted)
    return [{ kind: 'granted-but-not-paid', subject, detail: checkout.sessionId }];
  if (!order.isGranted) return [];
  const differences: DifferenceView[] = [];
  if (checkout.amount !== order.totalAmount || checkout.currency !== order.currency)
    differences.push({
      kind: 'amount-differs',
      subject,
      detail: `${order.totalAmount} ${order.currency} here, ${checkout.amount} ${checkout.currency} there`,
    });
  if (checkout.refundedAmount !== order.refundedAmount || checkout.isDisputed !== order.isDisputed)
    differences.push({
      kind: 'refund-not-settled',
      subject,
      detail: `${order.refundedAmount} here, ${checkout.isDisputed ? 'disputed' : checkout.refundedAmount} there`,
    });
  return differences;
}

/** Every cache against the entries it is made of. Across users: an administrator's report. */
async function checkLedger(db: Knex): Promise<{ wallets: number; wrong: DifferenceView[] }> {
  const wrong = await named<DifferenceView>(db, 'billing_check_ledger', LEDGER_SQL, {});
  const [count] = await named<{ wallets: number }>(
    db,
    'billing_count_wallets',
    'select count(*)::int as wallets from billing.balances',
    {},
  );
  return { wallets: count?.wallets ?? 0, wrong };
}

const LEDGER_SQL = `
  with sums as (
    select user_id,
      sum(case when to_account = 'credits' then amount when from_account = 'credits' then -amount else 0 end)::int as credits,
      sum(case when from_account = 'debt' then amount when to_account = 'debt' then -amount else 0 end)::int as debt
    from billing.entries group by user_id
  ), lot_sums as (
    select user_id, lot_id, sum(case when to_account = 'credits' then amount else -amount end)::int as remaining
    from billing.entries where lot_id is not null group by user_id, lot_id
  ), counts as (
    select user_id, count(*)::int as transfers, max(number) as last from billing.transfers group by user_id
  )
  select 'balance-differs' as kind, b.user_id::text as subject,
    format('%s credits and %s debt kept, %s and %s in the ledger', b.credits, b.debt, coalesce(s.credits, 0), coalesce(s.debt, 0)) as detail
  from billing.balances b left join sums s on s.user_id = b.user_id
  where b.credits <> coalesce(s.credits, 0) or b.debt <> coalesce(s.debt, 0)
  union all
  select 'lot-differs', coalesce(l.user_id, s.user_id)::text,
    format('lot %s: %s kept, %s in the ledger', coalesce(l.id, s.lot_id), coalesce(l.remaining, 0), coalesce(s.remaining, 0))
  from billing.lots l full join lot_sums s on s.user_id = l.user_id and s.lot_id = l.id
  where coalesce(l.remaining, 0) <> coalesce(s.remaining, 0)
  union all
  select 'ledger-has-gap', b.user_id::text, format('%s transfers counted, %s kept', b.transfers, coalesce(c.transfers, 0))
  from billing.balances b left join counts c on c.user_id = b.user_id
  where b.transfers <> coalesce(c.transfers, 0) or coalesce(c.last, 0) <> coalesce(c.transfers, 0)
  union all
  select 'event-not-settled', e.id, l.outcome || coalesce(': ' || l.note, '')
  from billing.webhook_events e join lateral (select outcome, note from billing.webhook_outcomes
    where event_id = e.id order by number desc limit 1) l on true
  where l.outcome in ('failed', 'review')
  order by 1, 2`;
