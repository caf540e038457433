import type { Knex } from 'knex';

/** Why somebody is shut out, since when and until when. Accounts that are closed already stay so, without a reason and an end. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table auth.users
      add column banned_at timestamptz,
      -- Null: closed without a word. Whoever is shut out reads it after the right password.
      add column ban_reason text constraint users_ban_reason_length check (length(ban_reason) between 1 and 500),
      -- Null: until somebody lifts it.
      add column ban_ends_at timestamptz;
    update auth.users set banned_at = updated_at where not is_active;
    alter table auth.users
      add constraint users_ban_of_the_shut_out
        check (not is_active or (banned_at is null and ban_reason is null and ban_ends_at is null)),
      add constraint users_ban_ends_later check (ban_ends_at > banned_at);

    -- Bans that have ended are lifted.
    create index users_ban_end on auth.users (ban_ends_at) where ban_ends_at is not null;
    -- Administrators list those who are shut out.
    create index users_shut_out on auth.users (created_at desc, id desc) where not is_active;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index auth.users_shut_out;
    drop index auth.users_ban_end;
    alter table auth.users
      drop constraint users_ban_ends_later,
      drop constraint users_ban_of_the_shut_out,
      drop column ban_ends_at,
      drop column ban_reason,
      drop column banned_at;
  `);
}
