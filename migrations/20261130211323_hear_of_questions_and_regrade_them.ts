import type { Knex } from 'knex';

/** Learners say what is wrong with a question; when its key was put right, what was answered is graded anew. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table quizzes.question_reports (
      user_id uuid not null references auth.users (id) on delete cascade,
      id uuid not null,
      question_id uuid not null references quizzes.questions (id),
      -- The version that was seen, and the attempt in which; null when that is gone.
      question_version integer not null,
      attempt_id uuid,
      reason text not null constraint question_reports_reason_known
        check (reason in ('wrong-key', 'unclear', 'typo', 'outdated', 'other')),
      comment text constraint question_reports_comment_length check (length(comment) between 1 and 1000),
      reported_at timestamptz not null,
      state text not null constraint question_reports_state_known check (state in ('open', 'fixed', 'answered')),
      -- What its author says to whoever reported it.
      reply text constraint question_reports_reply_length check (length(reply) between 1 and 1000),
      settled_at timestamptz,
      constraint question_reports_pkey primary key (user_id, id),
      constraint question_reports_settled_once_decided check ((settled_at is null) = (state = 'open')),
      constraint question_reports_version foreign key (question_id, question_version)
        references quizzes.question_versions (question_id, version)
    );
    -- A learner has one open report of a question.
    create unique index question_reports_once_open on quizzes.question_reports (user_id, question_id)
      where state = 'open';
    -- bank_reported: the queue of authors, and all that say something of one question.
    create index question_reports_queue on quizzes.question_reports (state, question_id, id);

    -- bank_asked, quizzes_regraded_learners: where a question was asked, by version and learner.
    create index attempt_questions_of_question
      on quizzes.attempt_questions (question_id, question_version, user_id);

    create table quizzes.regrades (
      id uuid primary key,
      question_id uuid not null references quizzes.questions (id),
      -- Whose key is right: what was asked in versions that show the same is graded by it.
      version integer not null,
      state text not null constraint regrades_state_known check (state in ('running', 'done')),
      requested_at timestamptz not null,
      finished_at timestamptz,
      constraint regrades_finished_when_done check ((finished_at is null) = (state = 'running')),
      constraint regrades_version foreign key (question_id, version)
        references quizzes.question_versions (question_id, version)
    );
    -- regrades of a question, the newest last; one runs at a time.
    create index regrades_of_question on quizzes.regrades (question_id, id);
    create unique index regrades_one_running on quizzes.regrades (question_id) where state = 'running';

    -- How an attempt was graded before, and is since: written once for each.
    create table quizzes.regraded_attempts (
      user_id uuid not null references auth.users (id) on delete cascade,
      attempt_id uuid not null,
      regrade_id uuid not null references quizzes.regrades (id),
      -- The version that was asked.
      question_version integer not null,
      basis_points_before integer not null,
      basis_points_after integer not null,
      correct_before integer not null,
      correct_after integer not null,
      -- What the quiz itself brings more, or less.
      xp integer not null,
      -- What was given once and would not be given now: it stays.
      findings jsonb not null default '[]',
      regraded_at timestamptz not null,
      constraint regraded_attempts_pkey primary key (user_id, attempt_id, regrade_id)
    );
    -- quizzes_regrade_counts: what a regrade came to.
    create index regraded_attempts_of_regrade on quizzes.regraded_attempts (regrade_id);

    grant select, insert, update, delete on quizzes.question_reports, quizzes.regrades, quizzes.regraded_attempts
      to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table quizzes.regraded_attempts, quizzes.regrades, quizzes.question_reports;
    drop index quizzes.attempt_questions_of_question;
  `);
}
