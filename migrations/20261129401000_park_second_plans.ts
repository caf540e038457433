import type { Knex } from 'knex';

/** A plan that was paid beside one that runs opens and grants nothing: somebody decides about its money. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.subscriptions
      -- Null for plans like any other; 'refunded' is the end of it.
      add column parked text constraint subscriptions_parked_known check (parked in ('review', 'refunded')),
      -- What was paid for it.
      add column parked_amount integer,
      add column parked_currency text,
      add constraint subscriptions_parked_whole
        check ((parked is null) = (parked_amount is null) and (parked is null) = (parked_currency is null));
    -- What waits for an administrator.
    create index subscriptions_in_review on billing.subscriptions (stripe_subscription_id) where parked = 'review';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index billing.subscriptions_in_review;
    alter table billing.subscriptions drop constraint subscriptions_parked_whole,
      drop column parked, drop column parked_amount, drop column parked_currency;
  `);
}
