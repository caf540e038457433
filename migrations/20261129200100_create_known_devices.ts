import type { Knex } from 'knex';

/** Browsers in which somebody has signed in: they keep attempts of their own while strangers use up the account's. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.known_devices (
      user_id uuid not null references auth.users (id) on delete cascade,
      -- Of the secret in the browser's cookie; one browser may be known to several accounts.
      id text not null constraint known_devices_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
      expires_at timestamptz not null,
      constraint known_devices_pkey primary key (user_id, id)
    );
    -- The sweep of devices that were not used for long.
    create index known_devices_expiry on auth.known_devices (expires_at);

    grant select, insert, update, delete on auth.known_devices to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table auth.known_devices');
}
