import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- With which text each migration came here: one that was edited since has another.
    create table platform.migration_hashes (
      name text primary key,
      sha256 text not null constraint migration_hashes_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
      recorded_at timestamptz not null
    );

    -- Who went on although the schema was not that of the migrations, why, and what differed.
    create table platform.accepted_differences (
      id uuid primary key,
      accepted_at timestamptz not null,
      accepted_by text not null,
      reason text not null constraint accepted_differences_reason check (length(reason) between 1 and 500),
      differences text[] not null
    );

    -- Which secret keys this database was used with, by a hash that says nothing of them: to notice that one is lost.
    create table platform.secret_key_fingerprints (
      fingerprint text primary key,
      first_used_at timestamptz not null
    );
    grant select, insert, delete on platform.secret_key_fingerprints to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table platform.secret_key_fingerprints;
    drop table platform.accepted_differences;
    drop table platform.migration_hashes;
  `);
}
