import type { Knex } from 'knex';

/** Answers that were given before the deadline and could not be sent count if they arrive shortly after it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.attempts
      -- When the browser that started it was last heard from; null until then.
      add column heard_at timestamptz,
      -- Positions of the questions whose answers arrived after the deadline and count: for the learner and for XP, but for
      -- nothing that compares learners.
      add column late_answers smallint[] not null default '{}';
    -- What is running was heard from when it last changed.
    update quizzes.attempts set heard_at = last_activity_at where submitted_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table quizzes.attempts drop column late_answers, drop column heard_at');
}
