import type { Knex } from 'knex';

/** As whom an administrator looks at the site for a while, in which session. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table auth.sessions
      -- No foreign key: it is somebody else's, and an account that is gone is looked at by nobody.
      add column impersonated_user_id uuid,
      add column impersonation_ends_at timestamptz,
      add constraint sessions_impersonation_ends
        check (impersonated_user_id is null or impersonation_ends_at is not null);

    -- Those that are over are ended.
    create index sessions_impersonation_end on auth.sessions (impersonation_ends_at) where impersonated_user_id is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index auth.sessions_impersonation_end;
    alter table auth.sessions
      drop constraint sessions_impersonation_ends,
      drop column impersonation_ends_at,
      drop column impersonated_user_id;
  `);
}
