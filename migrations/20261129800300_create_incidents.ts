import type { Knex } from 'knex';

/** What is wrong with the installation itself, from when until when. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema if not exists admin;
    grant usage on schema admin to studyhall_app, studyhall_reporter;

    create table admin.incidents (
      id uuid primary key,
      -- The application knows the kinds: one more needs no migration.
      kind text not null,
      since timestamptz not null,
      -- Null while it lasts.
      until timestamptz,
      detail text not null,
      constraint incidents_order check (until >= since)
    );
    -- One of a kind is open at a time; what is open, for everybody who asks whether all is well.
    create unique index incidents_open on admin.incidents (kind) where until is null;

    grant select, insert, update, delete on admin.incidents to studyhall_app;
    grant select on admin.incidents to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table admin.incidents;
    do $$ begin
      if not exists (select from pg_class where relnamespace = 'admin'::regnamespace) then drop schema admin; end if;
    end $$;
  `);
}
