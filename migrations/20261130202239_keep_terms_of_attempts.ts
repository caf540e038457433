import type { Knex } from 'knex';

/** What was begun goes on by the terms that it was begun by, whatever becomes of those of its exam. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.attempts
      -- No way back to an earlier question.
      add column is_sequential boolean not null default false,
      -- How long after the deadline an answer still counts.
      add column grace_seconds smallint not null default 2
        constraint attempts_grace_range check (grace_seconds between 0 and 120),
      -- The learner's own day, of a daily quiz.
      add column daily_on date,
      add constraint attempts_daily_day check (daily_on is null or mode = 'daily');

    -- One a day; beginning one asks whether there is one.
    create unique index attempts_daily on quizzes.attempts (user_id, exam_id, daily_on) where daily_on is not null;
    -- How many learners an exam allows something else, and whom: for whoever looks at its terms.
    create index exam_overrides_of_exam on quizzes.exam_overrides (exam_id);

    -- Among the terms is the hash of a password, which reports have no need of.
    revoke select on quizzes.exams from studyhall_reporter;
    grant select (id, code, title, description, status, question_count, time_limit_seconds, pass_percent,
      is_graded_when_small, display_order, created_at, updated_at) on quizzes.exams to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index quizzes.exam_overrides_of_exam;
    revoke select (id, code, title, description, status, question_count, time_limit_seconds, pass_percent,
      is_graded_when_small, display_order, created_at, updated_at) on quizzes.exams from studyhall_reporter;
    grant select on quizzes.exams to studyhall_reporter;
    alter table quizzes.attempts drop column is_sequential, drop column grace_seconds, drop column daily_on;
  `);
}
