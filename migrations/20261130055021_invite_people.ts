import type { Knex } from 'knex';

/** Links with which people enter accounts that were made for them, and what administrators find accounts by. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table auth.one_time_tokens
      drop constraint one_time_tokens_purpose_known,
      add constraint one_time_tokens_purpose_known
        check (purpose in ('verify-email', 'reset-password', 'invitation'));

    -- Administrators search by the beginning of an address that waits for its link.
    create index users_pending_email_prefix on auth.users (lower(pending_email) text_pattern_ops)
      where pending_email is not null;
    -- Administrators list those who have not been here for a while.
    create index users_last_log_in on auth.users (coalesce(last_login_at, created_at));
    -- Administrators list those for whom an account was made, and who never came.
    create index users_invited on auth.users (created_at desc, id desc) where last_login_at is null and role <> 'guest';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index auth.users_invited;
    drop index auth.users_last_log_in;
    drop index auth.users_pending_email_prefix;
    delete from auth.one_time_tokens where purpose = 'invitation';
    alter table auth.one_time_tokens
      drop constraint one_time_tokens_purpose_known,
      add constraint one_time_tokens_purpose_known check (purpose in ('verify-email', 'reset-password'));
  `);
}
