import type { Knex } from 'knex';

/** Which sessions have ended of late: whoever keeps something open for them asks what ended since, instead of whether each holds. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Names nobody: the id of a session is the hash of its secret.
    create table auth.ended_sessions (
      session_id text primary key,
      -- The transaction that ended it: moments are no order in which others see what was committed.
      xid xid8 not null,
      ended_at timestamptz not null
    );
    -- auth_ended_sessions: what was committed since a moment.
    create index ended_sessions_order on auth.ended_sessions (xid);
    -- The sweep of those that everybody has heard of.
    create index ended_sessions_age on auth.ended_sessions (ended_at);
    grant select, insert, delete on auth.ended_sessions to studyhall_app;
  `);
}

/** Nobody is told any more. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table auth.ended_sessions');
}
