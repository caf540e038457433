import type { Knex } from 'knex';

/** Every movement of money has a number: 1, 2, 3 … in its year. What was paid before has one in the order it was paid. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The last number of each year. Whoever gives one locks the row, after the learner's wallet and nothing after it.
    create table billing.receipt_years (
      year integer constraint receipt_years_pkey primary key,
      last_number integer not null constraint receipt_years_not_negative check (last_number >= 0)
    );

    create table billing.receipts (
      user_id uuid not null,
      -- The purchase or the month: the row of billing.transactions.
      transaction_id uuid not null,
      -- 1 is its payment, the rest went back and forth.
      step integer not null constraint receipts_step_positive check (step > 0),
      kind text not null constraint receipts_kind_known
        check (kind in ('payment', 'refund', 'refund-failed', 'dispute', 'dispute-won')),
      year integer not null,
      number integer not null,
      -- In the currency's smallest unit; below zero for what went back.
      amount integer not null,
      -- As the provider computed it; null where it computed none.
      tax integer,
      currency text not null,
      -- What was sold, as it was called then.
      title text not null,
      -- The day where the seller is.
      issued_on date not null,
      -- The seller as the settings named it then; null where they named none.
      seller_name text,
      seller_address text,
      seller_vat_number text,
      created_at timestamptz not null,
      constraint receipts_pkey primary key (user_id, transaction_id, step),
      -- The list of a month, by number.
      constraint receipts_number_unique unique (year, number),
      constraint receipts_year_of_day check (year = extract(year from issued_on)),
      constraint receipts_payment_first check ((step = 1) = (kind = 'payment')),
      constraint receipts_sign check (case when kind in ('refund', 'dispute') then amount < 0 else amount >= 0 end),
      constraint receipts_tax_within check (tax between least(amount, 0) and greatest(amount, 0)),
      constraint receipts_seller_whole check ((seller_name is null) = (seller_address is null)
        and (seller_name is null) = (seller_vat_number is null))
    );

    -- What was paid and went back of orders; of months only what took all of their credits, for how much a part was, the provider alone knows.
    with paid as (
      select t.user_id, t.id, t.amount_paid_cents as amount, t.currency, t.created_at, o.id as order_id, t.stripe_session_id as session,
        coalesce((select i.product_name from billing.order_items i where i.user_id = t.user_id and i.order_id = t.order_id order by i.position limit 1),
          (select m.title from billing.transfers m where m.user_id = t.user_id and m.kind = 'plan' and m.source_id = t.stripe_session_id), '') as title,
        o.refunded_amount, o.is_disputed, o.updated_at, t.credits_added
      from billing.transactions t left join billing.orders o on o.user_id = t.user_id and o.id = t.order_id
    ), moved as (
      select p.*, b.refunded, b.disputed, coalesce(b.at, p.updated_at, p.created_at) as at
      from paid p, lateral (
        select coalesce(sum(c.amount) filter (where not c.is_disputed), 0) as refunded,
          coalesce(sum(c.amount) filter (where c.is_disputed), 0) as disputed, max(m.created_at) as at
        from billing.transfers m join billing.entries e on e.user_id = m.user_id and e.transfer_id = m.id, lateral (
          select case when e.to_account = 'refunds' then e.amount else -e.amount end as amount,
            starts_with(m.source_id, p.session || ':dispute:') as is_disputed) c
        where m.user_id = p.user_id and m.kind in ('refund', 'restored')
          and starts_with(m.source_id, coalesce(p.order_id::text, p.session) || ':')) b
    ), returned as (
      select *, case when order_id is not null then least(refunded_amount, amount) when refunded >= credits_added then amount else 0 end as back,
        case when order_id is not null then is_disputed else disputed > 0 end as disputes
      from moved
    ), steps as (
      select user_id, id, 1 as step, 'payment' as kind, amount, currency, title, created_at as at from returned
      union all
      select user_id, id, 2, 'refund', -back, currency, title, greatest(at, created_at) from returned where back > 0
      union all
      select user_id, id, case when back > 0 then 3 else 2 end, 'dispute', back - amount, currency, title, greatest(at, created_at)
      from returned where disputes and amount > back
    )
    insert into billing.receipts (user_id, transaction_id, step, kind, year, number, amount, currency, title, issued_on, created_at)
    select user_id, id, step, kind, extract(year from at at time zone 'UTC'),
      row_number() over (partition by extract(year from at at time zone 'UTC') order by at, step, id),
      amount, currency, title, (at at time zone 'UTC')::date, at
    from steps;

    insert into billing.receipt_years (year, last_number) select year, max(number) from billing.receipts group by year;

    grant select on billing.receipts, billing.receipt_years to studyhall_app, studyhall_reporter, studyhall_billing;
    grant insert on billing.receipts, billing.receipt_years to studyhall_billing;
    grant update on billing.receipt_years to studyhall_billing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table billing.receipts, billing.receipt_years');
}
