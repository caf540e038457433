import type { Knex } from 'knex';

/** Two accounts of one person become one: what is told of it, and what tells apart that something came with it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.merges (
      id uuid primary key,
      -- The account that stays. Both outlive their accounts: what was brought goes on to name them.
      keep_id uuid not null,
      -- The one that was closed, and is erased when its time is over.
      other_id uuid not null,
      state text not null constraint merges_state_known check (state in ('taken-out', 'merged', 'given-back', 'undone')),
      asked_at timestamptz not null,
      -- Until when it can be undone.
      undo_until timestamptz not null,
      merged_at timestamptz,
      undone_at timestamptz,
      -- What each room noted for undoing it, by room.
      notes jsonb not null default '{}',
      constraint merges_of_two check (keep_id <> other_id),
      constraint merges_undone_whole check ((state = 'undone') = (undone_at is not null))
    );
    -- Of any number of merges at once an account goes into one.
    create unique index merges_once on auth.merges (other_id) where state <> 'undone';
    -- What somebody merged, newest first.
    create index merges_of_keeper on auth.merges (keep_id, asked_at desc);
    grant select, insert, update on auth.merges to studyhall_app;

    alter table auth.one_time_tokens
      drop constraint one_time_tokens_purpose_known,
      add constraint one_time_tokens_purpose_known
        check (purpose in ('verify-email', 'reset-password', 'invitation', 'merge'));

    alter table billing.transfers
      drop constraint transfers_kind_known,
      add constraint transfers_kind_known check (kind in
        ('purchase', 'plan', 'grant', 'spend', 'refund', 'restored', 'expiry', 'merge'));
    alter table billing.entries
      drop constraint entries_accounts_known,
      add constraint entries_accounts_known check (
        from_account in ('credits', 'debt', 'sales', 'grants', 'refunds', 'merges') and
        to_account in ('credits', 'debt', 'spends', 'refunds', 'expiry', 'merges') and from_account <> to_account);

    -- With which merge an entry came: it counts in the order of time among all that was there before it.
    alter table gamification.activities add column merge_id uuid;

    -- The merge that left this run aside: another of its course goes on.
    alter table progress.enrolments add column set_aside_by uuid;
    drop index progress.enrolments_one_open;
    -- Two devices that enrol at once get one run.
    create unique index enrolments_one_open on progress.enrolments (user_id, course_id)
      where completed_at is null and set_aside_by is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index progress.enrolments_one_open;
    -- Two devices that enrol at once get one run.
    create unique index enrolments_one_open on progress.enrolments (user_id, course_id) where completed_at is null;
    alter table progress.enrolments drop column set_aside_by;
    alter table gamification.activities drop column merge_id;
    alter table billing.entries
      drop constraint entries_accounts_known,
      add constraint entries_accounts_known check (
        from_account in ('credits', 'debt', 'sales', 'grants', 'refunds') and
        to_account in ('credits', 'debt', 'spends', 'refunds', 'expiry') and from_account <> to_account);
    alter table billing.transfers
      drop constraint transfers_kind_known,
      add constraint transfers_kind_known check (kind in
        ('purchase', 'plan', 'grant', 'spend', 'refund', 'restored', 'expiry'));
    delete from auth.one_time_tokens where purpose = 'merge';
    alter table auth.one_time_tokens
      drop constraint one_time_tokens_purpose_known,
      add constraint one_time_tokens_purpose_known check (purpose in ('verify-email', 'reset-password', 'invitation'));
    drop table auth.merges;
  `);
}
