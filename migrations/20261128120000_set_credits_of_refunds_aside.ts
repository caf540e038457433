import type { Knex } from 'knex';

/**
 * Credits leave the wallet in the transaction that asks for a refund, so that nobody spends them before the provider's
 * message arrives. What has been asked for is kept until the provider's answer is known.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table billing.refund_requests (
      user_id uuid not null,
      order_id uuid not null,
      -- As the provider is asked: the same key is the same refund.
      key text not null,
      amount integer not null constraint refund_requests_amount_positive check (amount > 0),
      -- What will have been refunded of the order once this one is made; until then it counts as if it were.
      refunded_after integer not null constraint refund_requests_after check (refunded_after >= amount),
      state text not null constraint refund_requests_state_known check (state in ('open', 'made', 'refused')),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint refund_requests_pkey primary key (user_id, order_id, key),
      constraint refund_requests_order foreign key (user_id, order_id) references billing.orders (user_id, id)
    );
    -- One at a time of an order; the one whose answer is not known yet.
    create unique index refund_requests_one_open on billing.refund_requests (user_id, order_id) where state = 'open';

    grant select on billing.refund_requests to studyhall_app, studyhall_reporter, studyhall_billing;
    grant insert, update on billing.refund_requests to studyhall_billing;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table billing.refund_requests');
}
