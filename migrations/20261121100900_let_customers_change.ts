import type { Knex } from 'knex';

/** A provider that is another account, or has lost its memory, gets to know a learner anew. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('grant update on billing.customers to studyhall_billing');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('revoke update on billing.customers from studyhall_billing');
}
