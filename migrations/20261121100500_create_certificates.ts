import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What certificates are signed with. The newest signs; the public halves of all stay published.
    create table progress.signing_keys (
      generation integer primary key constraint signing_keys_generation_positive check (generation >= 1),
      -- The thumbprint of the public key (RFC 7638): what signatures call it.
      id text not null constraint signing_keys_id_unique unique
        constraint signing_keys_id_is_thumbprint check (id ~ '^[A-Za-z0-9_-]{43}$'),
      public_jwk jsonb not null,
      -- Sealed with SECRET_KEYS.
      sealed_private_key text not null,
      created_at timestamptz not null,
      -- The administrator who had it made; null for one that the first certificate needed.
      created_by uuid
    );

    -- Never changed: a correction is another certificate, and a revocation a row of its own.
    create table progress.certificates (
      user_id uuid not null,
      id uuid not null,
      enrolment_id uuid not null,
      serial text not null constraint certificates_serial_form check (serial ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
      printed_name text not null constraint certificates_name_length check (length(printed_name) between 1 and 80),
      -- Everything that is certified, as an Open Badges credential.
      credential jsonb not null,
      -- Over the credential: a JWS without its payload.
      signature text not null,
      key_id text not null references progress.signing_keys (id),
      issued_at timestamptz not null,
      -- The learner who claimed it, or the administrator who issued it.
      issued_by uuid not null,
      replaces_id uuid,
      reissue_reason text,
      constraint certificates_pkey primary key (user_id, id),
      constraint certificates_enrolment foreign key (user_id, enrolment_id)
        references progress.enrolments (user_id, id),
      constraint certificates_replaces foreign key (user_id, replaces_id)
        references progress.certificates (user_id, id),
      constraint certificates_replaced_once unique (user_id, replaces_id),
      constraint certificates_reissue_has_reason check ((replaces_id is null) = (reissue_reason is null))
    );
    -- However many claims come at once, an enrolment has one original.
    create unique index certificates_one_original on progress.certificates (user_id, enrolment_id)
      where replaces_id is null;
    -- The chain of an enrolment's certificates.
    create index certificates_of_enrolment on progress.certificates (user_id, enrolment_id);
    -- Administrators list certificates newest first.
    create index certificates_newest on progress.certificates (issued_at desc, id desc);

    create table progress.certificate_revocations (
      user_id uuid not null,
      certificate_id uuid not null,
      reason text not null,
      revoked_at timestamptz not null,
      revoked_by uuid not null,
      constraint certificate_revocations_pkey primary key (user_id, certificate_id),
      constraint certificate_revocations_certificate foreign key (user_id, certificate_id)
        references progress.certificates (user_id, id)
    );

    -- Whose certificate a serial is, in the whole installation.
    create table progress.certificate_serials (
      serial text primary key,
      user_id uuid not null,
      certificate_id uuid not null,
      constraint certificate_serials_certificate foreign key (user_id, certificate_id)
        references progress.certificates (user_id, id)
    );

    grant select, insert on progress.signing_keys, progress.certificates, progress.certificate_revocations,
      progress.certificate_serials to studyhall_app;
    grant select on progress.certificates, progress.certificate_revocations to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table progress.certificate_serials, progress.certificate_revocations, progress.certificates,
      progress.signing_keys;
  `);
}
