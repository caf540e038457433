import type { Knex } from 'knex';

/** Whoever takes an import back is told what became of each question, and what somebody changed since stays. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What was written down before cannot be told from what was changed since.
    delete from quizzes.imported_questions;
    -- Of what the import said: a question that says something else was changed since.
    alter table quizzes.imported_questions add column revision_hash bytea not null;
    -- What became of the question when the import was taken back; null before.
    alter table quizzes.imported_questions add column fate text
      constraint imported_questions_fate_known check (fate in ('removed', 'retired', 'restored', 'left'));
    grant update on quizzes.imported_questions to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke update on quizzes.imported_questions from studyhall_app;
    alter table quizzes.imported_questions drop column fate, drop column revision_hash;
  `);
}
