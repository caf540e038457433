import type { Knex } from 'knex';

/** Work that comes back and is done once per installation, however many processes there are. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.jobs (
      name text primary key,
      -- From then on it is due.
      next_at timestamptz not null,
      -- Whose it is, and until when unless renewed; null while nobody runs it.
      lease_id uuid,
      leased_until timestamptz,
      last_started_at timestamptz,
      last_finished_at timestamptz,
      last_succeeded_at timestamptz,
      last_outcome text constraint jobs_last_outcome_known check (last_outcome in ('done', 'failed')),
      last_error text,
      runs integer not null default 0,
      failures integer not null default 0,
      -- Since the last success: the pause after a failure grows with it.
      tries integer not null default 0,
      created_at timestamptz not null,
      constraint jobs_lease_whole check ((lease_id is null) = (leased_until is null))
    );

    grant select, insert, update, delete on platform.jobs to studyhall_app;
    grant select on platform.jobs to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table platform.jobs');
}
