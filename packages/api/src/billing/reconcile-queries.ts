import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import type { DifferenceView } from './admin-views.ts';

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
  readonly createdAt: Date;
}

const COMPARED_COLUMNS = `id as "orderId", status, stripe_session_id as "sessionId", total_amount as "totalAmount", currency,
  refunded_amount as "refundedAmount", is_disputed as "isDisputed", is_granted as "isGranted", created_at as "createdAt"`;

/** Across users: an administrator's report. */
export async function listOrdersSince(
  db: Knex,
  { since }: { readonly since: Date },
): Promise<ComparedOrder[]> {
  const sql = `select ${COMPARED_COLUMNS} from billing.orders where created_at >= :since order by id`;
  return await named(db, 'billing_orders_since', sql, { since });
}

/** Across users: an administrator's report. */
export async function findComparedOrder(
  db: Knex,
  { orderId }: { readonly orderId: string },
): Promise<ComparedOrder | undefined> {
  const sql = `select ${COMPARED_COLUMNS} from billing.orders where id = :orderId`;
  const [order] = await named<ComparedOrder>(db, 'billing_compared_order', sql, { orderId });
  return order;
}

/** Which of these invoices have been granted; receipts are unique in the whole installation. */
export async function listGrantedInvoices(
  db: Knex,
  { invoiceIds }: { readonly invoiceIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const sql = `select stripe_session_id as "invoiceId" from billing.transactions where stripe_session_id = any(:invoiceIds)`;
  const rows = await named<{ invoiceId: string }>(db, 'billing_granted_invoices', sql, {
    invoiceIds: [...invoiceIds],
  });
  return new Set(rows.map(({ invoiceId }) => invoiceId));
}

/** Every cache against the entries it is made of. Across users: an administrator's report. */
export async function checkLedger(db: Knex): Promise<{ wallets: number; wrong: DifferenceView[] }> {
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
