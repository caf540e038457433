import type { Knex } from 'knex';

/** What others find unfit in a name or a picture, and what administrators hide of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.reports (
      id uuid primary key,
      -- Null when the account is erased that reported what is hidden: somebody may want to show it again.
      reporter_id uuid references auth.users (id),
      subject_id uuid not null references auth.users (id) on delete cascade,
      thing text not null constraint reports_thing_known check (thing in ('name', 'picture')),
      -- The name as it was shown, or the hash of the picture.
      what text not null constraint reports_what_length check (length(what) between 1 and 300),
      reason text constraint reports_reason_length check (length(reason) between 1 and 500),
      reported_at timestamptz not null,
      state text not null constraint reports_state_known check (state in ('open', 'hidden', 'dismissed')),
      settled_at timestamptz,
      constraint reports_settled_once_decided check ((settled_at is null) = (state = 'open')),
      constraint reports_with_reporter check ((reporter_id is null) = (reason is null)),
      constraint reports_of_others check (reporter_id <> subject_id),
      -- Each says it once.
      constraint reports_once unique (reporter_id, subject_id, thing, what)
    );
    -- What waits for administrators, what is hidden, and what was let be, the newest first.
    create index reports_by_state on auth.reports (state, id);
    -- All that say the same are settled together, and go with the account that they are about.
    create index reports_subject on auth.reports (subject_id, thing, what);

    create table auth.hidden_things (
      user_id uuid not null references auth.users (id) on delete cascade,
      thing text not null constraint hidden_things_thing_known check (thing in ('name', 'picture')),
      what text not null constraint hidden_things_what_length check (length(what) between 1 and 300),
      hidden_at timestamptz not null,
      constraint hidden_things_pkey primary key (user_id, thing, what)
    );

    grant select, insert, update, delete on auth.reports, auth.hidden_things to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table auth.hidden_things, auth.reports;`);
}
