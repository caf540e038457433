import type { Knex } from 'knex';

/**
 * Who did what to whom, as administrator or at the machine. Lines are added and never changed; a step in the background
 * gives each its place and hash, once.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.audit_log (
      id uuid primary key,
      at timestamptz not null,
      -- An account's id, operator:LOGIN@HOST, or system.
      actor text not null constraint audit_log_actor_length check (length(actor) between 1 and 300),
      -- As the account was called at that time.
      actor_name text,
      action text not null constraint audit_log_action_length check (length(action) between 1 and 100),
      outcome text not null constraint audit_log_outcome_known check (outcome in ('begun', 'ok', 'refused', 'failed')),
      -- The line that says of this action that it began.
      begun_id uuid,
      target_kind text constraint audit_log_target_kind_length check (length(target_kind) between 1 and 50),
      target_id text constraint audit_log_target_id_length check (length(target_id) between 1 and 300),
      request_id text constraint audit_log_request_id_length check (length(request_id) <= 100),
      detail jsonb not null constraint audit_log_detail_length check (length(detail::text) <= 8000),
      -- The chain: empty until the step in the background comes by.
      position bigint constraint audit_log_position_unique unique constraint audit_log_position_counts check (position > 0),
      previous_hash text constraint audit_log_previous_hash_unique unique,
      hash text constraint audit_log_hash_unique unique,
      constraint audit_log_chained_whole
        check ((position is null) = (hash is null) and (position is null) = (previous_hash is null))
    );
    -- What waits to be chained.
    create index audit_log_unchained on platform.audit_log (id) where position is null;
    -- The list, newest first: of everything, of an actor, and of what was acted on.
    create index audit_log_at on platform.audit_log (at, id);
    create index audit_log_actor on platform.audit_log (actor, at, id);
    create index audit_log_target on platform.audit_log (target_id, at, id);
    -- Whether a line that says that something began has one that says how it ended.
    create index audit_log_begun on platform.audit_log (begun_id) where begun_id is not null;

    grant select, insert on platform.audit_log to studyhall_app;
    grant update (position, previous_hash, hash) on platform.audit_log to studyhall_app;
    -- A line comes without a place, is given one, and keeps it.
    alter table platform.audit_log enable row level security;
    create policy audit_log_read on platform.audit_log for select to studyhall_app using (true);
    create policy audit_log_add on platform.audit_log for insert to studyhall_app with check (position is null);
    create policy audit_log_chain on platform.audit_log for update to studyhall_app
      using (position is null) with check (position is not null);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table platform.audit_log');
}
