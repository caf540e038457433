import type { Knex } from 'knex';

/** How many rows of a kind somebody has made of late, counted in the transaction that makes them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.quotas (
      -- An account, or the blinded network of those who have none.
      owner text not null,
      kind text not null,
      used integer not null constraint quotas_used_positive check (used > 0),
      ends_at timestamptz not null,
      constraint quotas_pkey primary key (owner, kind)
    );
    -- The sweep of counts that are over.
    create index quotas_end on platform.quotas (ends_at);

    grant select, insert, update, delete on platform.quotas to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table platform.quotas');
}
