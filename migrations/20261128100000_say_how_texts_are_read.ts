import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Until now every text was shown as Markdown, so what is there keeps that; from now on a text is plain unless its
    -- author says otherwise.
    alter table quizzes.question_versions add column text_format text not null default 'markdown'
      constraint question_versions_text_format_known check (text_format in ('plain', 'markdown'));
    alter table quizzes.question_versions alter column text_format set default 'plain';

    -- Of the present version, as the domain is: an import compares it, and a file that says nothing keeps it.
    alter table quizzes.questions add column text_format text not null default 'markdown'
      constraint questions_text_format_known check (text_format in ('plain', 'markdown'));
    alter table quizzes.questions alter column text_format set default 'plain';

    -- Null where the file says nothing.
    alter table quizzes.staged_questions add column text_format text;
    -- Texts of files that are plain were stored as Markdown that shows them: how the bank may know the row, where that differs.
    alter table quizzes.staged_questions add column earlier_content_hash bytea;
    alter table quizzes.staged_questions add column earlier_revision_hash bytea;
    -- What the question will have.
    alter table quizzes.staged_outcomes add column text_format text not null;

    -- A note is about a row that was taken.
    alter table quizzes.question_import_rows drop constraint question_import_rows_outcome_known;
    alter table quizzes.question_import_rows add constraint question_import_rows_outcome_known
      check (outcome in ('rejected', 'duplicate', 'possible-duplicate', 'note'));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from quizzes.question_import_rows where outcome = 'note';
    alter table quizzes.question_import_rows drop constraint question_import_rows_outcome_known;
    alter table quizzes.question_import_rows add constraint question_import_rows_outcome_known
      check (outcome in ('rejected', 'duplicate', 'possible-duplicate'));
    alter table quizzes.staged_outcomes drop column text_format;
    alter table quizzes.staged_questions drop column earlier_revision_hash, drop column earlier_content_hash,
      drop column text_format;
    alter table quizzes.questions drop column text_format;
    alter table quizzes.question_versions drop column text_format;
  `);
}
