import { RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { Knex } from 'knex';
import { statement } from '../platform/statement.ts';
import { DifferenceView } from './admin-views.ts';

const OWN = 'user_id = any(:userIds::uuid[])';

/** What a granted order leads to: its purchase in the ledger, its receipt, its payment, its items, its plan. */
const checkedOrders = statement(
  'billing_check_orders',
  `with o as (
    select o.*, o.id::text as name, p.kind = 'plan' as is_plan,
      greatest(o.refunded_amount, coalesce((select q.refunded_after from billing.refund_requests q
        where q.user_id = o.user_id and q.order_id = o.id and q.state = 'open'), 0)) as returning_amount,
      (select coalesce(sum(case when e.to_account = 'refunds' then e.amount else -e.amount end), 0)::int
       from billing.transfers t join billing.entries e on e.user_id = t.user_id and e.transfer_id = t.id
       where t.user_id = o.user_id and t.kind in ('refund', 'restored') and starts_with(t.source_id, o.id::text || ':')) as moved_back
    from billing.orders o join billing.products p on p.slug = o.product_slug where o.${OWN}
  ), standing as (
    select user_id, id, case when is_disputed then 'disputed' when refunded_amount >= total_amount then 'refunded'
        when refunded_amount > 0 then 'partially-refunded' else 'paid' end as status,
      case when is_plan then 0 when is_disputed or returning_amount >= total_amount then credits
        else (credits::bigint * returning_amount / total_amount)::int end as due
    from o
  )
  select 'order-without-transfer' as kind, name as subject, format('%s credits are granted and not in the ledger', credits) as detail
  from o where is_granted and not is_plan and not exists (select from billing.transfers t
    where t.user_id = o.user_id and t.kind = 'purchase' and t.source_id = o.name)
  union all
  select 'order-without-receipt', name, format('%s %s', total_amount, currency)
  from o where is_granted and not is_plan and not exists (select from billing.transactions r
    where r.user_id = o.user_id and r.order_id = o.id)
  union all
  select 'order-without-payment', name, coalesce(stripe_payment_intent_id, 'no payment is named')
  from o where is_granted and not is_plan and not exists (select from billing.payments m
    where m.user_id = o.user_id and m.order_id = o.id and m.stripe_payment_intent_id = o.stripe_payment_intent_id)
  union all
  select 'order-without-plan', name, coalesce(stripe_subscription_id, 'no subscription is named')
  from o where is_granted and is_plan and coalesce(paid_at, created_at) < :settledBefore and not exists (
    select from billing.subscriptions s where s.user_id = o.user_id and s.stripe_subscription_id = o.stripe_subscription_id)
  union all
  select 'order-status-differs', o.name, format('%s, %s, %s of %s refunded', o.status,
    case when o.is_granted then 'granted' else 'not granted' end, o.refunded_amount, o.total_amount)
  from o join standing n using (user_id, id)
  where case when o.is_granted then o.status <> n.status or o.paid_at is null
    else o.status in ('paid', 'partially-refunded', 'disputed') end
  union all
  select 'order-items-differ', o.name, format('%s in the order, %s in its items', o.total_amount, coalesce(i.total, 0))
  from o left join lateral (select sum(total_price)::int as total from billing.order_items i
    where i.user_id = o.user_id and i.order_id = o.id) i on true
  where o.total_amount is distinct from i.total
  union all
  select 'payment-differs', m.stripe_payment_intent_id, format('%s: %s, %s %s; the order %s is %s, %s %s',
    m.order_id, m.status, m.amount, m.currency, case when o.is_granted then 'granted' else 'not granted' end, o.status, o.total_amount, o.currency)
  from o join billing.payments m on m.user_id = o.user_id and m.order_id = o.id
  where m.stripe_payment_intent_id = o.stripe_payment_intent_id and (
    m.status <> case when o.status in ('refunded', 'partially-refunded', 'disputed', 'failed') then o.status
      when o.status in ('open', 'expired') then 'failed' else 'succeeded' end
    or (o.is_granted and ((m.amount, m.currency) is distinct from (o.total_amount, o.currency) or m.paid_at is distinct from o.paid_at)))
  union all
  select 'payment-differs', m.stripe_payment_intent_id, format('%s: %s, %s %s; the order was paid by %s',
    m.order_id, m.status, m.amount, m.currency, coalesce(o.stripe_payment_intent_id, 'no payment'))
  from o join billing.payments m on m.user_id = o.user_id and m.order_id = o.id
  where m.stripe_payment_intent_id is distinct from o.stripe_payment_intent_id and m.status <> 'failed'
  union all
  select 'order-price-differs', o.name, format('%s for %s %s; its price is of %s, %s %s',
    o.product_slug, o.total_amount, o.currency, r.product_slug, r.amount_minor, r.currency)
  from o join billing.prices r on r.id = o.price_id
  where (o.product_slug, o.total_amount, o.currency) is distinct from (r.product_slug, r.amount_minor, r.currency)
  union all
  select distinct 'customer-differs', user_id::text, 'was at a checkout, and no customer is kept'
  from o where stripe_session_id is not null and not exists (select from billing.customers c where c.user_id = o.user_id)
  union all
  select 'refund-without-request', o.name, format('%s was asked for and is not kept', split_part(t.source_id, ':', 3))
  from o join billing.transfers t on t.user_id = o.user_id and t.kind = 'refund' and starts_with(t.source_id, o.name || ':')
  where split_part(t.source_id, ':', 3) <> '' and not exists (select from billing.refund_requests q
    where q.user_id = o.user_id and q.order_id = o.id and q.key = split_part(t.source_id, ':', 3))
  union all
  select 'reversal-differs', o.name, format('%s counted as taken back, %s in the ledger, %s due', o.reversed_credits, o.moved_back, n.due)
  from o join standing n using (user_id, id)
  where o.reversed_credits <> o.moved_back or (o.is_granted and o.reversed_credits <> n.due)
  union all
  select 'refund-left-open', q.order_id::text, format('%s asked for with %s', q.amount, q.key)
  from billing.refund_requests q where q.${OWN} and q.state = 'open' and q.updated_at < :settledBefore`,
  DifferenceView,
);

/** Receipts, whose rows never change, held against the orders and months that they are of. */
const checkedReceipts = statement(
  'billing_check_receipts',
  `with r as (
    select r.*, o.id is not null as has_order, o.stripe_session_id as session, o.total_amount, o.currency as order_currency, o.credits,
      case when o.is_disputed then 0 else o.total_amount - o.refunded_amount end as remains
    from billing.transactions r left join billing.orders o on o.user_id = r.user_id and o.id = r.order_id and o.is_granted
    where r.${OWN}
  )
  select 'receipt-without-order' as kind, id::text as subject, format('order %s', order_id) as detail
  from r where order_id is not null and not has_order
  union all
  select 'receipt-differs', id::text, format('%s %s for %s credits; the order %s: %s %s for %s', amount_paid_cents, currency,
    credits_added, order_id, total_amount, order_currency, credits)
  from r where has_order and (stripe_session_id, amount_paid_cents, currency, credits_added)
    is distinct from (session, total_amount, order_currency, credits)
  union all
  select 'receipt-without-transfer', id::text, format('%s credits of %s', credits_added, stripe_session_id)
  from r where order_id is null and not exists (select from billing.transfers t
    where t.user_id = r.user_id and t.kind = 'plan' and t.source_id = r.stripe_session_id)
  union all
  select 'receipt-without-number', id::text, format('%s %s of %s', amount_paid_cents, currency, stripe_session_id)
  from r where not exists (select from billing.receipts n where n.user_id = r.user_id and n.transaction_id = r.id and n.step = 1
    and (n.amount, n.currency) = (r.amount_paid_cents, r.currency))
  union all
  select 'receipt-sum-differs', id::text, format('%s by its numbers, %s left of order %s', s.amount, r.remains, order_id)
  from r, lateral (select sum(n.amount)::int as amount from billing.receipts n where n.user_id = r.user_id and n.transaction_id = r.id) s
  where has_order and s.amount <> r.remains`,
  DifferenceView,
);

/** Every transfer held against its lines, its source, and the transfer before it. */
const checkedTransfers = statement(
  'billing_check_transfers',
  `with t as (
    select t.user_id, t.id, t.kind, t.source_id, t.actor_id, t.number, t.credits_after, t.debt_after, count(e.line)::int as lines,
      coalesce(max(e.line), 0) as last_line, coalesce(sum(e.amount), 0)::int as amount,
      coalesce(sum(case when e.to_account = 'credits' then e.amount when e.from_account = 'credits' then -e.amount end), 0)::int as credits,
      coalesce(sum(case when e.from_account = 'debt' then e.amount when e.to_account = 'debt' then -e.amount end), 0)::int as debt,
      coalesce(bool_or(e.from_account || '>' || e.to_account not in (
        case t.kind when 'grant' then 'grants>credits' when 'spend' then 'credits>spends' when 'expiry' then 'credits>expiry'
          when 'refund' then 'credits>refunds' when 'restored' then 'refunds>credits' when 'merge' then 'credits>merges'
          else 'sales>credits' end,
        case t.kind when 'grant' then 'grants>debt' when 'refund' then 'debt>refunds' when 'restored' then 'refunds>debt'
          when 'purchase' then 'sales>debt' when 'plan' then 'sales>debt' when 'merge' then 'debt>merges' else '' end,
        case t.kind when 'merge' then 'merges>credits' else '' end, case t.kind when 'merge' then 'merges>debt' else '' end)), false) as has_other_accounts,
      min(e.lot_id::text) filter (where e.to_account = 'credits') as into_lot
    from billing.transfers t left join billing.entries e on e.user_id = t.user_id and e.transfer_id = t.id
    where t.${OWN} group by t.user_id, t.id
  ), steps as (
    select *, credits_after - coalesce(lag(credits_after) over w, 0) as credits_step,
      debt_after - coalesce(lag(debt_after) over w, 0) as debt_step
    from t window w as (partition by user_id order by number)
  ), sources as (
    select t.*, o.id is not null as has_order, o.credits as ordered, r.id is not null as has_receipt, r.credits_added as received,
      case t.kind when 'purchase' then t.source_id else r.id::text end as own_lot
    from t left join billing.orders o on t.kind = 'purchase' and o.user_id = t.user_id and o.id::text = t.source_id and o.is_granted
    left join billing.transactions r on t.kind = 'plan' and r.user_id = t.user_id and r.stripe_session_id = t.source_id
    where t.kind in ('purchase', 'plan')
  )
  select 'transfer-without-lines' as kind, id::text as subject, format('%s of %s: %s lines, the last is %s', kind, user_id, lines, last_line) as detail
  from t where lines = 0 or lines <> last_line
  union all
  select 'accounts-differ', id::text, format('%s of %s moves between other accounts', kind, user_id) from t where has_other_accounts
  union all
  select 'running-total-differs', id::text, format('%s of %s: credits %s after a change of %s, debt %s after a change of %s', kind, user_id,
    credits_after, credits, debt_after, debt)
  from steps where credits_step <> credits or debt_step <> debt
  union all
  select 'transfer-without-order', id::text, format('of %s, order %s', user_id, source_id) from sources where kind = 'purchase' and not has_order
  union all
  select 'transfer-without-receipt', id::text, format('of %s, invoice %s', user_id, source_id) from sources where kind = 'plan' and not has_receipt
  union all
  select 'transfer-differs', id::text, format('of %s: %s moved, %s granted', user_id, amount, coalesce(ordered, received))
  from sources where (has_order or has_receipt) and (amount <> coalesce(ordered, received) or into_lot <> own_lot)
  union all
  select 'transfer-differs', id::text, format('%s of %s, by %s', kind, user_id, coalesce(actor_id::text, 'nobody'))
  from t where (kind = 'grant') <> (actor_id is not null)`,
  DifferenceView,
);

/** Every cache against the entries it is made of. */
const checkedCaches = statement(
  'billing_check_caches',
  `with sums as (
    select user_id,
      sum(case when to_account = 'credits' then amount when from_account = 'credits' then -amount else 0 end)::int as credits,
      sum(case when from_account = 'debt' then amount when to_account = 'debt' then -amount else 0 end)::int as debt
    from billing.entries where ${OWN} group by user_id
  ), lot_sums as (
    select e.user_id, e.lot_id, sum(case when e.to_account = 'credits' then e.amount else -e.amount end)::int as remaining,
      min(t.created_at) as created_at
    from billing.entries e join billing.transfers t on t.user_id = e.user_id and t.id = e.transfer_id
    where e.${OWN} and e.lot_id is not null group by e.user_id, e.lot_id
  ), counts as (
    select user_id, count(*)::int as transfers, max(number) as last from billing.transfers where ${OWN} group by user_id
  ), balances as (select * from billing.balances where ${OWN}),
  lots as (select * from billing.lots where ${OWN})
  select 'balance-differs' as kind, coalesce(b.user_id, s.user_id)::text as subject,
    format('%s credits and %s debt kept, %s and %s in the ledger', coalesce(b.credits, 0), coalesce(b.debt, 0),
      coalesce(s.credits, 0), coalesce(s.debt, 0)) as detail
  from balances b full join sums s on s.user_id = b.user_id
  where b.user_id is null or b.credits <> coalesce(s.credits, 0) or b.debt <> coalesce(s.debt, 0)
  union all
  select 'lot-differs', coalesce(l.user_id, s.user_id)::text,
    format('lot %s: %s of %s kept, %s of %s in the ledger', coalesce(l.id, s.lot_id), coalesce(l.remaining, 0), l.created_at,
      coalesce(s.remaining, 0), s.created_at)
  from lots l full join lot_sums s on s.user_id = l.user_id and s.lot_id = l.id
  where l.id is null or l.remaining <> coalesce(s.remaining, 0) or l.created_at <> s.created_at
  union all
  select 'lot-lapses-wrongly', l.id::text, format('of %s: lapses %s', l.user_id, coalesce(l.expires_at::text, 'never'))
  from lots l
  where (l.expires_at is not null and (select true from billing.orders o where o.user_id = l.user_id and o.id = l.id))
    or (l.expires_at is null and (select true from billing.transactions r where r.user_id = l.user_id and r.id = l.id))
  union all
  select 'ledger-has-gap', coalesce(b.user_id, c.user_id)::text,
    format('%s transfers counted, %s kept', coalesce(b.transfers, 0), coalesce(c.transfers, 0))
  from balances b full join counts c on c.user_id = b.user_id
  where coalesce(b.transfers, 0) <> coalesce(c.transfers, 0) or coalesce(c.last, 0) <> coalesce(c.transfers, 0)`,
  DifferenceView,
);

/** What learners may use, held against what they paid for it. */
const checkedRights = statement(
  'billing_check_rights',
  `with e as (select * from billing.entitlements where ${OWN}),
  s as (
    select *, status = any(:states) as is_running from billing.subscriptions where ${OWN}
  )
  select 'right-without-source' as kind, e.source_id as subject, format('%s of %s', e.feature, e.user_id) as detail
  from e where case when starts_with(e.source_id, 'merge:') then false when e.feature = 'premium'
    then not exists (select from s where s.user_id = e.user_id and s.stripe_subscription_id = e.source_id)
    else not exists (select from billing.transfers t
      where t.user_id = e.user_id and t.kind = 'spend' and t.source_id = e.feature and t.id::text = e.source_id) end
  union all
  select 'right-dates-differ', e.source_id, format('%s of %s: to %s, the plan to %s', e.feature, e.user_id, e.valid_until, s.current_period_end)
  from e join s on s.user_id = e.user_id and s.stripe_subscription_id = e.source_id and e.feature = 'premium'
  where case when s.is_running and s.parked is null then e.valid_until is distinct from s.current_period_end
    else e.valid_until is null or e.valid_until > s.updated_at end
  union all
  select 'right-dates-differ', e.source_id, format('%s of %s: from %s, and nothing was heard of the plan after %s', e.feature, e.user_id,
    e.valid_from, s.updated_at)
  from e join s on s.user_id = e.user_id and s.stripe_subscription_id = e.source_id and e.feature = 'premium'
  where e.valid_from > greatest(s.updated_at, s.current_period_start) + :clocks::interval
  union all
  select 'right-dates-differ', source_id, format('%s of %s was paid for good and ends %s', feature, user_id, valid_until)
  from e where feature <> 'premium' and valid_until is not null and not starts_with(source_id, 'merge:')
  union all
  select 'right-dates-differ', e.source_id, format('%s of %s: from %s, paid for %s', e.feature, e.user_id, e.valid_from, t.created_at)
  from e join billing.transfers t on t.user_id = e.user_id and t.kind = 'spend' and t.source_id = e.feature and t.id::text = e.source_id
  where e.feature <> 'premium' and e.valid_from <> t.created_at
  union all
  select 'spend-without-right', t.id::text, format('%s of %s', t.source_id, t.user_id)
  from billing.transfers t where t.${OWN} and t.kind = 'spend' and t.source_id ~ '^(exam|course):'
    and not exists (select from e where e.user_id = t.user_id and e.feature = t.source_id and e.source_id = t.id::text)
  union all
  select 'plan-without-right', s.stripe_subscription_id, format('of %s, %s', s.user_id, s.status)
  from s where s.parked is null and not exists (select from e
    where e.user_id = s.user_id and e.feature = 'premium' and e.source_id = s.stripe_subscription_id)
  union all
  select 'plan-dates-differ', s.stripe_subscription_id, format('of %s: from %s to %s', s.user_id, s.current_period_start, s.current_period_end)
  from s where s.current_period_end < s.current_period_start`,
  DifferenceView,
);

/** The provider's clock and ours are as far apart at most. */
const CLOCKS = '15 minutes';

interface Checking {
  readonly userIds: readonly string[];
  /** What is younger may still be under way. */
  readonly settledBefore: Date;
}

/**
 * Everything that is kept of some learners' money, held against everything else that is kept of it. Each statement sees
 * one moment, so that nothing differs because it is being written.
 */
export async function checkLearners(
  db: Knex,
  { userIds, settledBefore }: Checking,
): Promise<DifferenceView[]> {
  const ofLearners = { userIds: [...userIds] };
  const found = [
    await checkedOrders.all(db, { ...ofLearners, settledBefore }),
    await checkedReceipts.all(db, ofLearners),
    await checkedTransfers.all(db, ofLearners),
    await checkedCaches.all(db, ofLearners),
    await checkedRights.all(db, { ...ofLearners, states: [...RUNNING_STATES], clocks: CLOCKS }),
  ];
  return found.flat();
}
