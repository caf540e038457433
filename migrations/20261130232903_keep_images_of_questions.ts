import type { Knex } from 'knex';

/** Images that texts of questions name by their hash; their bytes are in platform.blobs. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table quizzes.images (
      -- SHA-256 of the bytes, in hex, as the blob has it.
      hash text constraint images_pkey primary key constraint images_hash_hex check (hash ~ '^[0-9a-f]{64}$'),
      kind text not null constraint images_kind_known check (kind in ('png', 'jpeg', 'webp', 'gif')),
      width integer not null constraint images_width_positive check (width > 0),
      height integer not null constraint images_height_positive check (height > 0),
      byte_count integer not null,
      stored_at timestamptz not null,
      -- When somebody last sent it, or wrote a question that names it: what nobody names is removed some time after that.
      used_at timestamptz not null
    );
    -- quizzes_unnamed_images: what may have been forgotten.
    create index images_used on quizzes.images (used_at);

    grant select, insert, update, delete on quizzes.images to studyhall_app;
  `);
}

/** The blobs stay until their sweep finds that nobody keeps them. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table quizzes.images;
    update platform.blobs b set released_at = now()
      where exists (select from platform.blob_keepers k where k.hash = b.hash and k.keeper = 'question-image')
        and not exists (select from platform.blob_keepers k where k.hash = b.hash and k.keeper <> 'question-image');
    delete from platform.blob_keepers where keeper = 'question-image';
  `);
}
