import type { Knex } from 'knex';

/** Pictures that people send of themselves, beside the avatars. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.pictures (
      user_id uuid primary key references auth.users (id) on delete cascade,
      -- SHA-256 of the blob, which is what was made of the file, not the file.
      hash text not null constraint pictures_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$'),
      set_at timestamptz not null
    );
    -- Whoever shows one asks whether somebody still has it.
    create index pictures_hash on auth.pictures (hash);

    grant select, insert, update, delete on auth.pictures to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table auth.pictures;`);
}
