import type { Knex } from 'knex';

/** What is unique in a user's table is so within the user: of an import, its key says that already. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- get_import, publish_import, undo_import: an import of a co-author, by its id alone, and the list of all, newest first.
    create index question_imports_of_anybody on quizzes.question_imports (id);

    drop index quizzes.question_imports_by_id;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index quizzes.question_imports_of_anybody;
    -- get_import, publish_import, undo_import
    create unique index question_imports_by_id on quizzes.question_imports (id);
  `);
}
