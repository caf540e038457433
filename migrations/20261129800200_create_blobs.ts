import type { Knex } from 'knex';

/** Pictures and other files, each known by what is in it, and by whom it is kept. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.blobs (
      -- SHA-256 of the content, in hex.
      hash text primary key constraint blobs_hash_shape check (hash ~ '^[0-9a-f]{64}$'),
      byte_count bigint not null constraint blobs_size_not_negative check (byte_count >= 0),
      -- Null: it is too large for a row, and lies in the folder of blobs.
      content bytea,
      created_at timestamptz not null,
      -- Since when nobody keeps it; null while somebody does.
      released_at timestamptz
    );
    -- The sweep of what nobody keeps.
    create index blobs_released on platform.blobs (released_at) where released_at is not null;

    create table platform.blob_keepers (
      hash text not null constraint blob_keepers_blob references platform.blobs (hash),
      -- What keeps it, such as a setting by its name.
      keeper text not null,
      kept_since timestamptz not null,
      constraint blob_keepers_pkey primary key (hash, keeper)
    );

    grant select, insert, update, delete on platform.blobs, platform.blob_keepers to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table platform.blob_keepers, platform.blobs');
}
