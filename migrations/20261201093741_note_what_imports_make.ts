import type { Knex } from 'knex';

/** An import publishes only when told, and what it made beside questions is taken back with them, by every author of the exam. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- When what it brought was shown to learners; null while it waits as drafts.
    alter table quizzes.question_imports add column published_at timestamptz;
    update quizzes.question_imports set published_at = finished_at where state = 'done' and not is_dry_run;
    -- What it made beside questions, and what of that goes when it is taken back and nothing is left in it.
    alter table quizzes.question_imports add column has_made_exam boolean not null default false;
    alter table quizzes.question_imports add column made_domains text[] not null default '{}';

    -- get_import, publish_import, undo_import: an import of a co-author, by its id alone, and the list of all, newest first.
    create unique index question_imports_by_id on quizzes.question_imports (id);
  `);
}

/** What waits as drafts goes on waiting. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index quizzes.question_imports_by_id;
    alter table quizzes.question_imports drop column made_domains, drop column has_made_exam, drop column published_at;
  `);
}
