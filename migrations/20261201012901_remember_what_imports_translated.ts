import type { Knex } from 'knex';

/** What somebody has translated since an import stays when it is taken back, and what the import translated does not. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Of what the question said in other languages after the import; null where it said nothing in any. Of imports before,
    -- nobody knows: what says something in other languages counts as changed since.
    alter table quizzes.imported_questions add column translations_hash bytea;
    -- What an otherwise unchanged question said in other languages before the import; null where the import wrote a version.
    alter table quizzes.imported_questions add column former_translations jsonb;
    alter table quizzes.imported_questions add constraint imported_questions_only_translated
      check (former_translations is null or former_version = version);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from quizzes.imported_questions where former_translations is not null;
    alter table quizzes.imported_questions drop column former_translations, drop column translations_hash;
  `);
}
