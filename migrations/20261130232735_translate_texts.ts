import type { Knex } from 'knex';

/** In which language texts are written, and what they say in others. A column with a default rewrites no table. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.exams
      add column language text not null default 'en',
      add column translations jsonb not null default '{}';
    alter table progress.courses
      add column language text not null default 'en',
      add column translations jsonb not null default '{}';
    -- In the language of its course.
    alter table progress.levels add column translations jsonb not null default '{}';
    alter table gamification.achievements
      add column language text not null default 'en',
      add column translations jsonb not null default '{}';
    alter table gamification.avatars
      add column language text not null default 'en',
      add column translations jsonb not null default '{}';
    alter table billing.products
      add column language text not null default 'en',
      add column translations jsonb not null default '{}';
    -- In the language of its exam.
    alter table quizzes.question_versions add column translations jsonb not null default '{}';
    -- What a file says beside the question; null where it says nothing.
    alter table quizzes.staged_questions add column translations jsonb;
  `);
}

/** Takes the translations away: nothing else has a place for them. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.staged_questions drop column translations;
    alter table quizzes.question_versions drop column translations;
    alter table billing.products drop column translations, drop column language;
    alter table gamification.avatars drop column translations, drop column language;
    alter table gamification.achievements drop column translations, drop column language;
    alter table progress.levels drop column translations;
    alter table progress.courses drop column translations, drop column language;
    alter table quizzes.exams drop column translations, drop column language;
  `);
}
