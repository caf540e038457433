import type { Knex } from 'knex';

/** What holds after a restore until somebody has looked, and what the drills found. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.restores (
      id uuid primary key,
      -- The last commit that was restored; null where the log held none after the backup.
      restored_to timestamptz,
      -- When it was done: what is older than this was written before the accident, and perhaps acted on already.
      at timestamptz not null,
      from_backup text not null,
      -- Null while mails that are older than the restore are held.
      mails_released_at timestamptz,
      -- Null while the store is closed, until the payment service has been asked what happened since.
      reconciled_at timestamptz
    );
    -- What is still open, asked by the relay at every look and by every checkout.
    create index restores_open on platform.restores (at) where mails_released_at is null or reconciled_at is null;

    -- Only a restore makes a row, and it works as the superuser of what it restored.
    grant select, update (mails_released_at, reconciled_at) on platform.restores to studyhall_app;
    grant select on platform.restores to studyhall_reporter;

    create schema if not exists admin;
    grant usage on schema admin to studyhall_app, studyhall_reporter;
    create table admin.drills (
      id uuid primary key,
      at timestamptz not null,
      -- Null where there was none to try.
      backup_id text,
      is_ok boolean not null,
      -- From the first look into the store to the last check: how long a restore takes here.
      seconds double precision not null constraint drills_seconds_not_negative check (seconds >= 0),
      -- What was checked, and what was wrong with it.
      findings jsonb not null
    );
    -- The last drill, and the last that went well.
    create index drills_by_time on admin.drills (at);

    grant select, insert, delete on admin.drills to studyhall_app;
    grant select on admin.drills to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table admin.drills;
    drop table platform.restores;
    do $$ begin
      if not exists (select from pg_class where relnamespace = 'admin'::regnamespace) then drop schema admin; end if;
    end $$;
  `);
}
