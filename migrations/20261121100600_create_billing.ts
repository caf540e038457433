import type { Knex } from 'knex';

/**
 * Money. Nothing here points at tables of other schemas, so that it can live in a database of its own. Who reads is
 * studyhall_app; who writes is studyhall_billing, and what has been written to a ledger stays as it is.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema billing;
    grant usage on schema billing to studyhall_app, studyhall_billing, studyhall_reporter;

    create table billing.products (
      slug text primary key,
      kind text not null constraint products_kind_known check (kind in ('pack', 'plan')),
      name text not null,
      description text not null,
      credits integer not null constraint products_credits_positive check (credits > 0),
      credits_lapse_after_months integer constraint products_lapse_positive check (credits_lapse_after_months > 0),
      is_active boolean not null,
      display_order integer not null,
      constraint products_packs_never_lapse check ((kind = 'plan') = (credits_lapse_after_months is not null))
    );

    create table billing.prices (
      id uuid primary key,
      product_slug text not null references billing.products (slug),
      currency text not null constraint prices_currency_form check (currency ~ '^[a-z]{3}$'),
      -- In the currency's smallest unit.
      amount_minor integer not null constraint prices_amount_positive check (amount_minor > 0),
      is_active boolean not null,
      -- Whose id it is: one that the sandbox gave means nothing to Stripe.
      provider text constraint prices_provider_known check (provider in ('sandbox', 'stripe')),
      stripe_price_id text constraint prices_stripe_price_unique unique,
      constraint prices_id_has_a_provider check ((provider is null) = (stripe_price_id is null))
    );
    -- A product has one price to sell at per currency; older ones stay for the orders made with them.
    create unique index prices_one_active on billing.prices (product_slug, currency) where is_active;

    -- What is premium, and what it costs in credits to open it for good.
    create table billing.offers (
      feature text primary key constraint offers_feature_form check (feature ~ '^(exam|course):[a-z0-9-]{1,60}$'),
      credits integer not null constraint offers_credits_positive check (credits > 0)
    );

    create table billing.customers (
      user_id uuid not null,
      provider text not null constraint customers_provider_known check (provider in ('sandbox', 'stripe')),
      stripe_customer_id text not null constraint customers_stripe_customer_unique unique,
      created_at timestamptz not null,
      constraint customers_pkey primary key (user_id, provider)
    );

    create table billing.orders (
      user_id uuid not null,
      id uuid not null,
      -- Chosen by the client: asked twice, ordered once.
      idempotency_key text not null,
      status text not null constraint orders_status_known check (status in
        ('open', 'paid', 'partially-refunded', 'refunded', 'disputed', 'failed', 'expired', 'review')),
      product_slug text not null references billing.products (slug),
      price_id uuid not null references billing.prices (id),
      total_amount integer not null constraint orders_total_positive check (total_amount > 0),
      currency text not null,
      credits integer not null constraint orders_credits_not_negative check (credits >= 0),
      refunded_amount integer not null default 0,
      is_disputed boolean not null default false,
      -- The purchase is in the ledger.
      is_granted boolean not null default false,
      reversed_credits integer not null default 0,
      stripe_session_id text constraint orders_stripe_session_unique unique,
      stripe_payment_intent_id text constraint orders_stripe_payment_intent_unique unique,
      checkout_url text,
      stripe_subscription_id text,
      -- Read before a write, demanded by it.
      revision integer not null default 0,
      -- Why somebody has to look at it.
      review_reason text,
      paid_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint orders_pkey primary key (user_id, id),
      constraint orders_once_per_key unique (user_id, idempotency_key),
      constraint orders_refund_range check (refunded_amount between 0 and total_amount),
      constraint orders_reversal_range check (reversed_credits between 0 and credits)
    );
    -- A learner's orders, newest first.
    create index orders_of_user on billing.orders (user_id, created_at desc, id);

    create table billing.order_items (
      user_id uuid not null,
      order_id uuid not null,
      position integer not null,
      product_name text not null,
      quantity integer not null constraint order_items_quantity_positive check (quantity > 0),
      unit_price integer not null,
      total_price integer not null constraint order_items_total check (total_price = quantity * unit_price),
      constraint order_items_pkey primary key (user_id, order_id, position),
      constraint order_items_order foreign key (user_id, order_id) references billing.orders (user_id, id)
    );

    create table billing.payments (
      user_id uuid not null,
      order_id uuid not null,
      stripe_payment_intent_id text not null constraint payments_payment_intent_unique unique,
      status text not null constraint payments_status_known check (status in ('succeeded', 'failed', 'refunded', 'partially-refunded', 'disputed')),
      amount integer not null,
      currency text not null,
      payment_method text,
      paid_at timestamptz,
      created_at timestamptz not null,
      constraint payments_pkey primary key (user_id, order_id, stripe_payment_intent_id),
      constraint payments_order foreign key (user_id, order_id) references billing.orders (user_id, id)
    );

    -- One row per purchase that was granted: the receipt that never changes.
    create table billing.transactions (
      user_id uuid not null,
      id uuid not null,
      -- The checkout's session, or the invoice of a plan's month.
      stripe_session_id text not null constraint transactions_stripe_session_unique unique,
      order_id uuid,
      amount_paid_cents integer not null constraint transactions_amount_not_negative check (amount_paid_cents >= 0),
      currency text not null,
      credits_added integer not null constraint transactions_credits_not_negative check (credits_added >= 0),
      created_at timestamptz not null,
      constraint transactions_pkey primary key (user_id, id)
    );

    -- Why credits moved. Its source makes it unique: the same purchase, refund or spending moves them once.
    create table billing.transfers (
      user_id uuid not null,
      id uuid not null,
      kind text not null constraint transfers_kind_known check (kind in
        ('purchase', 'plan', 'grant', 'spend', 'refund', 'restored', 'expiry')),
      source_id text not null,
      -- In words a learner understands.
      title text not null,
      -- The administrator who did it by hand; null for everything else.
      actor_id uuid,
      -- What the wallet held afterwards.
      credits_after integer not null,
      debt_after integer not null,
      -- The place in the learner's ledger: 1, 2, 3 … without a gap.
      number integer not null,
      created_at timestamptz not null,
      constraint transfers_pkey primary key (user_id, id),
      constraint transfers_once_per_source unique (user_id, kind, source_id),
      constraint transfers_in_order unique (user_id, number)
    );

    -- Double entry: every line leaves one account and arrives in another.
    create table billing.entries (
      user_id uuid not null,
      transfer_id uuid not null,
      line integer not null,
      from_account text not null,
      to_account text not null,
      amount integer not null constraint entries_amount_positive check (amount > 0),
      lot_id uuid,
      constraint entries_pkey primary key (user_id, transfer_id, line),
      constraint entries_transfer foreign key (user_id, transfer_id) references billing.transfers (user_id, id),
      constraint entries_accounts_known check (
        from_account in ('credits', 'debt', 'sales', 'grants', 'refunds') and
        to_account in ('credits', 'debt', 'spends', 'refunds', 'expiry') and from_account <> to_account),
      constraint entries_credits_have_a_lot check ((lot_id is not null) = ('credits' in (from_account, to_account)))
    );

    -- A cache of the entries, by lot; checked against them by reconciliation.
    create table billing.lots (
      user_id uuid not null,
      id uuid not null,
      remaining integer not null constraint lots_remaining_not_negative check (remaining >= 0),
      expires_at timestamptz,
      created_at timestamptz not null,
      constraint lots_pkey primary key (user_id, id)
    );
    -- What can be spent, soonest to lapse first.
    create index lots_usable on billing.lots (user_id, expires_at) where remaining > 0;
    -- The learners whose credits lapse next.
    create index lots_lapsing on billing.lots (expires_at) where remaining > 0 and expires_at is not null;

    -- A cache of the entries, by learner. Whoever moves credits locks this row first.
    create table billing.balances (
      user_id uuid primary key,
      credits integer not null constraint balances_credits_not_negative check (credits >= 0),
      debt integer not null constraint balances_debt_not_negative check (debt >= 0),
      transfers integer not null,
      updated_at timestamptz not null,
      constraint balances_owing_means_empty check (credits = 0 or debt = 0)
    );

    create table billing.subscriptions (
      user_id uuid not null,
      stripe_subscription_id text not null constraint subscriptions_stripe_unique unique,
      product_slug text not null references billing.products (slug),
      status text not null,
      current_period_start timestamptz not null,
      current_period_end timestamptz not null,
      is_ending boolean not null,
      -- Read before a write, demanded by it.
      revision integer not null default 0,
      updated_at timestamptz not null,
      constraint subscriptions_pkey primary key (user_id, stripe_subscription_id)
    );

    -- What a learner may use that not everybody may. Ends are set, rows are never removed.
    create table billing.entitlements (
      user_id uuid not null,
      feature text not null,
      -- The transfer that paid for it, or the subscription.
      source_id text not null,
      valid_from timestamptz not null,
      valid_until timestamptz,
      constraint entitlements_pkey primary key (user_id, feature, source_id)
    );

    create table billing.webhook_events (
      id text primary key,
      type text not null,
      payload jsonb not null,
      stripe_created_at timestamptz not null,
      received_at timestamptz not null
    );
    -- Newest first, for administrators.
    create index webhook_events_by_time on billing.webhook_events (received_at desc, id);

    -- Each try to act on an event; the last one says how it stands.
    create table billing.webhook_outcomes (
      event_id text not null references billing.webhook_events (id),
      number integer not null,
      outcome text not null constraint webhook_outcomes_known check (outcome in ('done', 'ignored', 'review', 'failed')),
      note text,
      created_at timestamptz not null,
      constraint webhook_outcomes_pkey primary key (event_id, number)
    );

    grant select on all tables in schema billing to studyhall_app, studyhall_reporter, studyhall_billing;
    grant insert on all tables in schema billing to studyhall_billing;
    grant update on billing.products, billing.prices, billing.offers, billing.orders, billing.payments, billing.lots,
      billing.balances, billing.subscriptions, billing.entitlements to studyhall_billing;
    grant delete on billing.offers to studyhall_billing;
    revoke select on billing.webhook_events from studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema billing cascade');
}
