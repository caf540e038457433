import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema platform;
    grant usage on schema platform to studyhall_app, studyhall_reporter;

    -- Work promised by a transaction and done after it: the relay delivers it at least once.
    create table platform.outbox_messages (
      id uuid primary key,
      kind text not null,
      -- Sealed with SECRET_KEYS, because mails carry one-time links; emptied on delivery.
      sealed_payload text,
      available_at timestamptz not null,
      locked_until timestamptz,
      tries integer not null default 0 constraint outbox_messages_tries_count check (tries >= 0),
      last_error text,
      delivered_at timestamptz,
      -- Given up after too many tries; kept with its error until somebody looks.
      failed_at timestamptz,
      created_at timestamptz not null
    );
    -- The relay asks for what is due, oldest first.
    create index outbox_messages_due on platform.outbox_messages (available_at, id)
      where delivered_at is null and failed_at is null;
    -- The sweep of what was delivered, and the count of what was given up.
    create index outbox_messages_delivered on platform.outbox_messages (delivered_at) where delivered_at is not null;
    create index outbox_messages_failed on platform.outbox_messages (failed_at) where failed_at is not null;

    -- Shape demanded by rate-limiter-flexible; keys are hashed before they come here.
    create table platform.rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    -- The sweep of expired limits.
    create index rate_limits_expire on platform.rate_limits (expire);

    -- A file that was sent to the server and waits for the procedure that acts on it.
    create table platform.uploads (
      user_id uuid not null,
      id uuid not null,
      file_name text not null constraint uploads_file_name_length check (length(file_name) between 1 and 255),
      byte_count integer not null constraint uploads_size_not_negative check (byte_count >= 0),
      is_complete boolean not null default false,
      created_at timestamptz not null,
      constraint uploads_pkey primary key (user_id, id)
    );
    -- The sweep of uploads nobody used.
    create index uploads_age on platform.uploads (created_at);

    create table platform.upload_chunks (
      user_id uuid not null,
      upload_id uuid not null,
      position integer not null,
      content bytea not null,
      constraint upload_chunks_pkey primary key (user_id, upload_id, position),
      constraint upload_chunks_upload foreign key (user_id, upload_id)
        references platform.uploads (user_id, id) on delete cascade
    );

    -- What came with a release and was installed: never a second time, so that what people change or remove stays so.
    create table platform.installed_content (
      item text primary key,
      installed_at timestamptz not null
    );

    grant select, insert, update, delete on all tables in schema platform to studyhall_app;
    grant select (id, kind, available_at, tries, last_error, delivered_at, failed_at, created_at)
      on platform.outbox_messages to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema platform cascade');
}
