import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.attempts
      -- Given up by its learner: it has no result and counts for nothing, but what was drawn stays known.
      add column discarded_at timestamptz,
      add constraint attempts_ended_once check (submitted_at is null or discarded_at is null);
    drop index quizzes.attempts_overdue;
    -- The sweep that closes attempts whose time is over, which a discarded one never is.
    create index attempts_overdue on quizzes.attempts (deadline_at) where submitted_at is null and discarded_at is null;
    -- What a learner has begun and not ended: on the dashboard, above the exams, and before another one begins.
    create index attempts_open on quizzes.attempts (user_id) where submitted_at is null and discarded_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index quizzes.attempts_open, quizzes.attempts_overdue;
    -- The sweep that closes attempts whose time is over.
    create index attempts_overdue on quizzes.attempts (deadline_at) where submitted_at is null;
    alter table quizzes.attempts drop constraint attempts_ended_once, drop column discarded_at;
  `);
}
