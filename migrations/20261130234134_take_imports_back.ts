import type { Knex } from 'knex';

/** What a file has no place for a question keeps, and an import is a batch that can be taken back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Which parts the file has no place for, by a number that the import knows; null where it has one for all.
    alter table quizzes.staged_questions add column unsaid smallint;

    -- { "questions": 12, "weight": 12, "hint": 3 }: how many questions keep what the file does not say.
    alter table quizzes.question_imports add column kept jsonb not null default '{}';
    alter table quizzes.question_imports add column undone_at timestamptz;
    -- { "removed": 10, "retired": 2, "restored": 5, "left": 1 }
    alter table quizzes.question_imports add column undone jsonb;
    alter table quizzes.question_imports add constraint question_imports_undone_complete
      check ((undone_at is null) = (undone is null));

    -- What an import made of each question that it changed, and what the bank knew it by before.
    create table quizzes.imported_questions (
      user_id uuid not null,
      import_id uuid not null,
      question_id uuid not null,
      -- The version that the import wrote.
      version integer not null,
      -- Null where the import made the question.
      former_version integer,
      former_tags text[],
      former_content_hash bytea,
      former_similarity_hash bytea,
      former_revision_hash bytea,
      constraint imported_questions_pkey primary key (user_id, import_id, question_id),
      constraint imported_questions_import foreign key (user_id, import_id) references quizzes.question_imports (user_id, id),
      constraint imported_questions_former_complete check ((former_version is null) = (former_tags is null)
        and (former_version is null) = (former_content_hash is null)
        and (former_version is null) = (former_similarity_hash is null)
        and (former_version is null) = (former_revision_hash is null))
    );

    -- import_undo_removed: whether a question of an import stands in a paper or was spoken of, and that nothing refers to it.
    create index paper_questions_of_question on quizzes.paper_questions (question_id);
    create index question_reports_of_question on quizzes.question_reports (question_id);

    grant select, insert, delete on quizzes.imported_questions to studyhall_app;
  `);
}

/** Imports that were taken back stay so. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index quizzes.question_reports_of_question, quizzes.paper_questions_of_question;
    drop table quizzes.imported_questions;
    alter table quizzes.question_imports drop column undone, drop column undone_at, drop column kept;
    alter table quizzes.staged_questions drop column unsaid;
  `);
}
