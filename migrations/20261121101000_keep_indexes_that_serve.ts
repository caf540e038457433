import type { Knex } from 'knex';

/**
 * A learner's own orders and certificates come by the primary key as fast as by the indexes made for them, while what
 * looks for orders across learners had nothing to go by.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index billing.orders_of_user;
    drop index progress.certificates_of_enrolment;

    -- Administrators list orders newest first, and name one by its id alone.
    create index orders_newest on billing.orders (id);
    -- The same list, of one status.
    create index orders_newest_by_status on billing.orders (status, id);
    -- Reconciliation compares the orders since a moment with the provider.
    create index orders_by_time on billing.orders (created_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index billing.orders_by_time, billing.orders_newest_by_status, billing.orders_newest;

    -- The chain of an enrolment's certificates.
    create index certificates_of_enrolment on progress.certificates (user_id, enrolment_id);
    -- A learner's orders, newest first.
    create index orders_of_user on billing.orders (user_id, created_at desc, id);
  `);
}
