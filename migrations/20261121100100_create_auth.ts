import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema auth;
    grant usage on schema auth to studyhall_app, studyhall_reporter;

    create table auth.users (
      id uuid primary key,
      role text not null constraint users_role_known check (role in ('admin', 'member', 'guest', 'individual')),
      is_active boolean not null default true,
      -- An address that waits for its mailed link: no identifier yet, so it signs nobody in and belongs to nobody.
      pending_email text constraint users_pending_email_length check (length(pending_email) between 1 and 255),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      last_login_at timestamptz
    );
    -- Administrators list accounts newest first, optionally of one role.
    create index users_newest on auth.users (created_at desc, id desc);
    create index users_newest_by_role on auth.users (role, created_at desc, id desc);

    -- Who owns an e-mail address or user name, in the whole installation.
    create table auth.identifiers (
      kind text not null constraint identifiers_kind_known check (kind in ('email', 'username')),
      value text not null constraint identifiers_value_length check (length(value) between 1 and 255),
      display text not null constraint identifiers_display_length check (length(display) between 1 and 255),
      user_id uuid not null references auth.users (id) on delete cascade,
      created_at timestamptz not null,
      constraint identifiers_pkey primary key (kind, value),
      -- One of each kind for an account, and the way from an account to its names.
      constraint identifiers_one_per_kind unique (user_id, kind)
    );
    -- Administrators search by the beginning of a name or address, whatever the collation of the database is.
    create index identifiers_prefix on auth.identifiers (value text_pattern_ops);

    create table auth.passwords (
      user_id uuid primary key references auth.users (id) on delete cascade,
      password_hash text not null,
      changed_at timestamptz not null
    );

    create table auth.profiles (
      user_id uuid primary key references auth.users (id) on delete cascade,
      first_name text not null default '' constraint profiles_first_name_length check (length(first_name) <= 100),
      last_name text not null default '' constraint profiles_last_name_length check (length(last_name) <= 100),
      phone text not null default '' constraint profiles_phone_length check (length(phone) <= 40),
      bio text not null default '' constraint profiles_bio_length check (length(bio) <= 1000),
      -- The picture that others see; null until one is chosen.
      avatar_url text constraint profiles_avatar_url_length check (length(avatar_url) <= 500),
      time_zone text not null default 'UTC',
      language text not null default 'en',
      is_on_leaderboards boolean not null default true,
      -- Granted by an administrator: 50 means half as much time again.
      extra_time_percent integer not null default 0
        constraint profiles_extra_time_range check (extra_time_percent between 0 and 300),
      preferences jsonb not null default '{}'
        constraint profiles_preferences_size check (octet_length(preferences::text) <= 4096),
      updated_at timestamptz not null
    );
    -- Administrators find those who agreed to be written to, and the people of one company.
    create index profiles_marketing_consent on auth.profiles (user_id)
      where (preferences ->> 'marketingConsent')::boolean;
    create index profiles_company on auth.profiles (lower(preferences ->> 'company'));

    -- The token is <user_id>.<secret>; only the SHA-256 of the secret is here.
    create table auth.sessions (
      user_id uuid not null references auth.users (id) on delete cascade,
      id text not null constraint sessions_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
      channel text not null constraint sessions_channel_known check (channel in ('browser', 'terminal')),
      device_name text not null constraint sessions_device_name_length check (length(device_name) <= 100),
      user_agent text not null default '' constraint sessions_user_agent_length check (length(user_agent) <= 400),
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      absolute_expires_at timestamptz not null,
      constraint sessions_pkey primary key (user_id, id)
    );
    -- The sweep of expired sessions.
    create index sessions_expiry on auth.sessions (expires_at);

    create table auth.one_time_tokens (
      user_id uuid not null references auth.users (id) on delete cascade,
      id uuid not null,
      purpose text not null
        constraint one_time_tokens_purpose_known check (purpose in ('verify-email', 'reset-password')),
      token_hash text not null constraint one_time_tokens_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
      -- The address that opening the link proves, for verify-email.
      address text,
      session_id text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      constraint one_time_tokens_pkey primary key (user_id, id)
    );

    -- The sweep of tokens nobody can use any more.
    create index one_time_tokens_expiry on auth.one_time_tokens (expires_at);

    -- The links that make the first administrator: one for each start without an administrator. Using one removes all.
    create table auth.setup_links (
      token_hash text primary key constraint setup_links_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
      created_at timestamptz not null,
      expires_at timestamptz not null
    );

    grant select, insert, update, delete on all tables in schema auth to studyhall_app;
    grant select on auth.users, auth.profiles to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema auth cascade');
}
