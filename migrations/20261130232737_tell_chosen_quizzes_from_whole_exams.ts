import type { Knex } from 'knex';

/**
 * A quiz of which its learner chose how many questions or which domains is practice, and no attempt of its exam. What was
 * taken before counts as it counted then.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table quizzes.attempts add column is_chosen boolean not null default false`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table quizzes.attempts drop column is_chosen`);
}
