import type { Knex } from 'knex';

/** Accounts whose owners want them gone: closed at once, erased after a while, and known by their ids alone from then on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.deletions (
      -- Outlives the account: the ledger goes on to name it.
      user_id uuid not null,
      requested_at timestamptz not null,
      -- The administrator who asked for it; null for the owner.
      requested_by uuid,
      erase_at timestamptz not null,
      -- Of the secret in the mailed link that takes it back; null where there is none.
      undo_hash text constraint deletions_undo_is_sha256 check (undo_hash ~ '^[0-9a-f]{64}$'),
      -- Whether the account is open again once it is taken back: not if somebody else had closed it.
      opens_again boolean not null,
      undone_at timestamptz,
      -- From then on nobody takes it back.
      erasing_since timestamptz,
      erased_at timestamptz,
      constraint deletions_pkey primary key (user_id),
      constraint deletions_undone_or_begun check (undone_at is null or erasing_since is null),
      constraint deletions_begun_before_done check (erased_at is null or erasing_since is not null)
    );
    -- The job that erases what is due.
    create index deletions_due on auth.deletions (erase_at) where undone_at is null and erased_at is null;
    grant select, insert, update, delete on auth.deletions to studyhall_app;

    -- What the application may not remove goes with its account alone, by a role that is taken for that statement.
    grant usage on schema progress, billing to studyhall_eraser;
    grant select, delete on progress.certificates, progress.certificate_revocations, progress.certificate_serials
      to studyhall_eraser;
    -- The serials of an account that is erased, and of a certificate that goes with it.
    create index certificate_serials_owner on progress.certificate_serials (user_id, certificate_id);
    -- The provider's messages stay, without what they say of people.
    grant select, update (payload) on billing.webhook_events to studyhall_eraser;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke select, update (payload) on billing.webhook_events from studyhall_eraser;
    drop index progress.certificate_serials_owner;
    revoke select, delete on progress.certificates, progress.certificate_revocations, progress.certificate_serials
      from studyhall_eraser;
    revoke usage on schema progress, billing from studyhall_eraser;
    drop table auth.deletions;
  `);
}
