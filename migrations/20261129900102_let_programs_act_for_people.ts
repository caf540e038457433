import type { Knex } from 'knex';

/** Tokens for scripts, devices that wait for somebody to say yes, and from which network a session was last used. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table auth.sessions
      -- As much of the address as its owner needs to know it: a /24 of IPv4, a /48 of IPv6. Empty: from before, or unknown.
      add column network text not null default '' constraint sessions_network_is_short check (length(network) <= 40);

    create table auth.api_tokens (
      user_id uuid not null references auth.users (id) on delete cascade,
      -- Of the token's secret: it is shown once, to whoever made it.
      id text not null constraint api_tokens_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
      name text not null constraint api_tokens_name_is_short check (length(name) between 1 and 100),
      scopes text[] not null constraint api_tokens_scopes_are_few check (cardinality(scopes) <= 20),
      -- Made by hand, or by a program that logged in for a while: those make room for each other.
      kind text not null constraint api_tokens_kind_is_known check (kind in ('made', 'log-in')),
      created_at timestamptz not null,
      -- Null: until it is revoked.
      expires_at timestamptz,
      last_used_at timestamptz,
      network text not null default '' constraint api_tokens_network_is_short check (length(network) <= 40),
      constraint api_tokens_pkey primary key (user_id, id),
      constraint api_tokens_log_ins_end check (kind = 'made' or expires_at is not null)
    );
    -- The sweep of tokens that are over.
    create index api_tokens_expiry on auth.api_tokens (expires_at) where expires_at is not null;

    create table auth.device_codes (
      -- Of the code that the device keeps.
      id text not null constraint device_codes_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
      -- Keyed: what people can type is short enough to be tried out.
      user_code_hash text not null constraint device_codes_user_code_is_hash check (length(user_code_hash) = 43),
      device_name text not null constraint device_codes_name_is_short check (length(device_name) between 1 and 100),
      user_agent text not null,
      network text not null constraint device_codes_network_is_short check (length(network) <= 40),
      -- What a token for it may do; null: it becomes a session.
      scopes text[] constraint device_codes_scopes_are_few check (cardinality(scopes) <= 20),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      polled_at timestamptz,
      interval_seconds integer not null constraint device_codes_interval_is_positive check (interval_seconds > 0),
      state text not null constraint device_codes_state_is_known
        check (state in ('waiting', 'approved', 'denied', 'redeemed')),
      -- The session in which the code was typed: it alone decides.
      claimed_by uuid references auth.users (id) on delete cascade,
      claimed_in text,
      constraint device_codes_pkey primary key (id),
      -- Whoever types a code finds its device by it.
      constraint device_codes_user_code_is_unique unique (user_code_hash),
      constraint device_codes_claim_is_whole check ((claimed_by is null) = (claimed_in is null)),
      constraint device_codes_decision_is_somebodys check (state in ('waiting', 'denied') or claimed_by is not null)
    );
    -- The sweep of codes that are over.
    create index device_codes_expiry on auth.device_codes (expires_at);
    -- The deletion of an account takes what it claimed.
    create index device_codes_claimed_by on auth.device_codes (claimed_by) where claimed_by is not null;

    grant select, insert, update, delete on auth.api_tokens, auth.device_codes to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table auth.device_codes;
    drop table auth.api_tokens;
    alter table auth.sessions drop column network;
  `);
}
