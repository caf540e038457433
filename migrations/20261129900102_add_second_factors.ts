import type { Knex } from 'knex';

/** What proves a person beside a password: codes of an app, passkeys, recovery codes; and when each session was last proved. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Null for sessions of before: they prove themselves before the next thing that needs it.
    alter table auth.sessions add column proved_at timestamptz;

    -- The secret that an account shares with an app of codes. It counts from its first right code on.
    create table auth.totp_secrets (
      user_id uuid primary key references auth.users (id) on delete cascade,
      sealed_secret text not null constraint totp_secrets_sealed_length check (length(sealed_secret) between 1 and 255),
      created_at timestamptz not null,
      confirmed_at timestamptz,
      -- The thirty seconds whose code was used last: neither they nor any before count again.
      last_step integer,
      constraint totp_secrets_confirmed_by_code check ((confirmed_at is null) = (last_step is null))
    );

    create table auth.recovery_codes (
      user_id uuid not null references auth.users (id) on delete cascade,
      code_hash text not null constraint recovery_codes_hash_is_sha256 check (code_hash ~ '^[0-9a-f]{64}$'),
      created_at timestamptz not null,
      used_at timestamptz,
      constraint recovery_codes_pkey primary key (user_id, code_hash)
    );

    create table auth.passkeys (
      user_id uuid not null references auth.users (id) on delete cascade,
      -- As the authenticator named it, in base64url.
      id text not null constraint passkeys_id_form check (id ~ '^[A-Za-z0-9_-]+$' and length(id) <= 1400),
      -- COSE, in base64url.
      public_key text not null constraint passkeys_public_key_length check (length(public_key) between 1 and 8192),
      -- Grows with every use where the authenticator counts; 0 where it does not.
      counter bigint not null constraint passkeys_counter_range check (counter between 0 and 4294967295),
      transports text not null default '' constraint passkeys_transports_length check (length(transports) <= 100),
      name text not null constraint passkeys_name_length check (length(name) between 1 and 100),
      created_at timestamptz not null,
      last_used_at timestamptz,
      constraint passkeys_pkey primary key (user_id, id)
    );

    -- What an authenticator has to sign. Whoever asks may be nobody yet, so the row is tied to what may use it.
    create table auth.passkey_challenges (
      id text primary key constraint passkey_challenges_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
      purpose text not null constraint passkey_challenges_purpose_known
        check (purpose in ('register', 'sign-in', 'second-factor', 'confirm')),
      -- The session, or the begun sign-in, that asked; null for signing in with a passkey alone.
      bound_to text constraint passkey_challenges_bound_to_is_sha256 check (bound_to ~ '^[0-9a-f]{64}$'),
      expires_at timestamptz not null,
      constraint passkey_challenges_bound_where_known check ((purpose = 'sign-in') = (bound_to is null))
    );
    -- The sweep of challenges that nobody met.
    create index passkey_challenges_expiry on auth.passkey_challenges (expires_at);

    -- Who has given the right password and not yet the second factor. The token is <user_id>.<secret>.
    create table auth.begun_sign_ins (
      user_id uuid not null references auth.users (id) on delete cascade,
      id text not null constraint begun_sign_ins_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
      expires_at timestamptz not null,
      constraint begun_sign_ins_pkey primary key (user_id, id)
    );
    -- The sweep of sign-ins that were left behind.
    create index begun_sign_ins_expiry on auth.begun_sign_ins (expires_at);

    grant select, insert, update, delete on auth.totp_secrets, auth.recovery_codes, auth.passkeys,
      auth.passkey_challenges, auth.begun_sign_ins to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table auth.begun_sign_ins, auth.passkey_challenges, auth.passkeys, auth.recovery_codes, auth.totp_secrets;
    alter table auth.sessions drop column proved_at;
  `);
}
