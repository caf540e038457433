import type { Knex } from 'knex';

/**
 * Counts of scores, from which the statistics of questions and exams are made. What was finished before is counted by the
 * job that counts the rest, a batch at a time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.attempts
      -- Whether the counts of scores below have it; null until that is decided, and for ever where it never can be.
      add column is_in_statistics boolean;
    -- What is to be decided about. Finishing an attempt puts it here, so none is forgotten however late it is finished.
    create index attempts_to_count on quizzes.attempts (submitted_at)
      where is_in_statistics is null and submitted_at is not null and mode = 'exam' and level_id is null;
    -- One of each learner; and counting an exam anew, which walks through those that it has.
    create unique index attempts_counted on quizzes.attempts (exam_id, user_id) where is_in_statistics;

    -- How many attempts at an exam had a score. Nothing in it is of anybody.
    create table quizzes.score_counts (
      exam_id uuid not null references quizzes.exams (id),
      -- The sum of the weights of the questions that the attempt had.
      total_weight integer not null constraint score_counts_weight_positive check (total_weight > 0),
      -- The sum of weight × score over its questions, in basis points of a question's credit.
      total_score integer not null,
      attempts integer not null,
      -- How many of these are gone since, with their accounts.
      erased integer not null default 0,
      constraint score_counts_pkey primary key (exam_id, total_weight, total_score),
      constraint score_counts_erased_of_all check (erased between 0 and attempts)
    );

    -- How many attempts with a score had which score in a version of a question.
    create table quizzes.item_score_counts (
      question_id uuid not null,
      version integer not null,
      total_weight integer not null constraint item_score_counts_weight_positive check (total_weight > 0),
      total_score integer not null,
      -- In basis points of the question's credit.
      item_score integer not null constraint item_score_counts_range check (item_score between -10000 and 10000),
      attempts integer not null,
      erased integer not null default 0,
      constraint item_score_counts_pkey primary key (question_id, version, total_weight, total_score, item_score),
      constraint item_score_counts_version foreign key (question_id, version)
        references quizzes.question_versions (question_id, version),
      constraint item_score_counts_erased_of_all check (erased between 0 and attempts)
    );

    grant select, insert, update on quizzes.score_counts, quizzes.item_score_counts to studyhall_app;
    grant select on quizzes.score_counts, quizzes.item_score_counts to studyhall_reporter;
  `);
}

/** The counts of attempts whose accounts are gone cannot be made again. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table quizzes.item_score_counts;
    drop table quizzes.score_counts;
    drop index quizzes.attempts_counted;
    drop index quizzes.attempts_to_count;
    alter table quizzes.attempts drop column is_in_statistics;
  `);
}
