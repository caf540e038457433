import type { Knex } from 'knex';

/** Who somebody is to other providers of identities, and who is on the way to prove it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.oauth_accounts (
      -- The issuer: the same settings may lead to another one some day, and that has other people.
      provider text not null constraint oauth_accounts_provider_length check (length(provider) between 1 and 500),
      subject text not null constraint oauth_accounts_subject_length check (length(subject) between 1 and 255),
      user_id uuid not null references auth.users (id) on delete cascade,
      -- As the provider said it last, for people to tell which of theirs it is: it signs nobody in.
      address text constraint oauth_accounts_address_length check (length(address) between 1 and 255),
      linked_at timestamptz not null,
      last_used_at timestamptz not null,
      constraint oauth_accounts_pkey primary key (provider, subject),
      -- One of each provider for an account, and the way from an account to those it is linked to.
      constraint oauth_accounts_one_per_provider unique (user_id, provider)
    );

    -- Whoever was sent to a provider and has not come back. Used by removing it.
    create table auth.pending_sign_ins (
      state_hash text not null constraint pending_sign_ins_state_is_sha256 check (state_hash ~ '^[0-9a-f]{64}$'),
      provider text not null constraint pending_sign_ins_provider_length check (length(provider) between 1 and 40),
      purpose text not null constraint pending_sign_ins_purpose_known check (purpose in ('sign-in', 'link')),
      -- To sign in: the browser that began, by the secret in its cookie.
      browser_hash text constraint pending_sign_ins_browser_is_sha256 check (browser_hash ~ '^[0-9a-f]{64}$'),
      -- To link: the session that began.
      user_id uuid,
      session_id text,
      -- What comes back has to fit these, which nobody reads meanwhile.
      sealed text not null constraint pending_sign_ins_sealed_length check (length(sealed) <= 4000),
      return_path text not null constraint pending_sign_ins_return_path_length check (length(return_path) <= 500),
      expires_at timestamptz not null,
      constraint pending_sign_ins_pkey primary key (state_hash),
      constraint pending_sign_ins_bound check (
        case purpose when 'sign-in' then browser_hash is not null and user_id is null and session_id is null
          else browser_hash is null and user_id is not null and session_id is not null end)
    );
    -- The sweep of those who did not come back.
    create index pending_sign_ins_expiry on auth.pending_sign_ins (expires_at);

    -- Whose address waits for its link, when somebody tries to sign in with it.
    create index users_pending_email on auth.users (lower(pending_email)) where pending_email is not null;

    grant select, insert, update, delete on auth.oauth_accounts, auth.pending_sign_ins to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index auth.users_pending_email;
    drop table auth.pending_sign_ins;
    drop table auth.oauth_accounts;
  `);
}
