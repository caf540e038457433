import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema quizzes;
    grant usage on schema quizzes to studyhall_app, studyhall_reporter;

    create table quizzes.exams (
      id uuid primary key,
      code text not null constraint exams_code_unique unique
        constraint exams_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
      title text not null,
      description text not null,
      status text not null constraint exams_status_known check (status in ('draft', 'published', 'retired')),
      question_count integer not null constraint exams_question_count_range check (question_count between 1 and 100),
      time_limit_seconds integer not null constraint exams_time_limit_positive check (time_limit_seconds > 0),
      pass_percent integer not null constraint exams_pass_percent_range check (pass_percent between 0 and 100),
      display_order integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );

    create table quizzes.exam_domains (
      exam_id uuid not null references quizzes.exams (id),
      code text not null,
      title text not null,
      weight integer not null constraint exam_domains_weight_positive check (weight > 0),
      constraint exam_domains_pkey primary key (exam_id, code)
    );

    create table quizzes.questions (
      id uuid primary key,
      exam_id uuid not null,
      external_id text,
      -- SHA-256 of the trimmed NFC text and the sorted options.
      content_hash bytea not null,
      -- Of the text without case, space and punctuation: what is reported as a possible duplicate.
      similarity_hash bytea not null,
      -- Of everything the author says: an import that brings the same changes nothing.
      revision_hash bytea not null,
      domain_code text not null,
      status text not null constraint questions_status_known check (status in ('draft', 'published', 'retired')),
      version integer not null constraint questions_version_positive check (version > 0),
      -- "category:History", "difficulty:easy", "topic:raid": a column, because rows of their own cost an import as much
      -- as the questions.
      tags text[] not null default '{}',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      -- Also proves the exam: a domain belongs to one.
      constraint questions_domain_known foreign key (exam_id, domain_code) references quizzes.exam_domains (exam_id, code)
    );
    -- Two imports at once cannot both add a row: it is known by its external id or, without one, by its content.
    create unique index questions_external_id_unique on quizzes.questions (exam_id, external_id) where external_id is not null;
    create unique index questions_content_unique on quizzes.questions (exam_id, content_hash) where external_id is null;
    -- Drawing questions for an attempt, the list of an exam's questions, and what an import compares a file with.
    create index questions_of_exam on quizzes.questions (exam_id, status, domain_code, id);

    create table quizzes.question_versions (
      question_id uuid not null references quizzes.questions (id),
      version integer not null,
      type text not null constraint question_versions_type_known check (type in ('single', 'multiple', 'true-false')),
      text text not null,
      -- [{"text", "explanation", "isCorrect"}], in the author's order.
      options jsonb not null constraint question_versions_options_count check (jsonb_array_length(options) between 2 and 10),
      -- What a learner may see before the end: queries for learners read this column and never the one above.
      option_texts jsonb not null generated always as (jsonb_path_query_array(options, '$[*].text')) stored,
      -- [true, false, …]: which options are right, in the author's order.
      answer_key jsonb not null generated always as (jsonb_path_query_array(options, '$[*].isCorrect')) stored,
      explanation text,
      difficulty text constraint question_versions_difficulty_known check (difficulty in ('easy', 'medium', 'hard')),
      created_at timestamptz not null,
      constraint question_versions_pkey primary key (question_id, version)
    );

    create table quizzes.attempts (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      exam_id uuid not null references quizzes.exams (id),
      mode text not null constraint attempts_mode_known check (mode in ('exam', 'study')),
      idempotency_key uuid not null,
      total_questions integer not null constraint attempts_total_positive check (total_questions > 0),
      started_at timestamptz not null,
      deadline_at timestamptz,
      current_position integer not null default 0,
      last_activity_at timestamptz not null,
      -- Moves with every saved answer: a submission that read an older state starts again.
      revision integer not null default 0,
      submitted_at timestamptz,
      -- The learner's own day and offset from UTC when it ended: streaks are rebuilt from these.
      local_date date,
      utc_offset_minutes integer,
      -- The version of the standing that this result made: the order in which a rebuild repeats the history.
      standing_version integer,
      correct_answers integer,
      score_basis_points integer constraint attempts_score_range check (score_basis_points between 0 and 10000),
      time_taken_seconds integer constraint attempts_time_not_negative check (time_taken_seconds >= 0),
      xp_earned integer constraint attempts_xp_not_negative check (xp_earned >= 0),
      -- What the result page shows: result by domain, achievements and avatars unlocked, totals before and after.
      result jsonb,
      constraint attempts_pkey primary key (user_id, id),
      constraint attempts_once_per_key unique (user_id, idempotency_key),
      constraint attempts_correct_range check (correct_answers between 0 and total_questions),
      constraint attempts_result_complete check ((submitted_at is null) = (result is null))
    );
    -- History, newest first, and the attempt to continue.
    create index attempts_history on quizzes.attempts (user_id, submitted_at desc, id desc);
    -- The sweep that closes attempts whose time is over.
    create index attempts_overdue on quizzes.attempts (deadline_at) where submitted_at is null;

    create table quizzes.attempt_questions (
      user_id uuid not null,
      attempt_id uuid not null,
      position integer not null,
      question_id uuid not null,
      question_version integer not null,
      -- The author's index of the option shown at each place.
      option_order smallint[] not null,
      -- The author's indexes of the options chosen; null until answered.
      selected smallint[],
      is_flagged boolean not null default false,
      seconds_spent integer not null default 0 constraint attempt_questions_time_not_negative check (seconds_spent >= 0),
      answered_at timestamptz,
      -- Study mode: when the key was shown; the answer is fixed from then on.
      revealed_at timestamptz,
      is_correct boolean,
      score real,
      constraint attempt_questions_pkey primary key (user_id, attempt_id, position),
      constraint attempt_questions_attempt foreign key (user_id, attempt_id) references quizzes.attempts (user_id, id),
      constraint attempt_questions_version foreign key (question_id, question_version)
        references quizzes.question_versions (question_id, version)
    );

    create table quizzes.question_imports (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      -- The code, not the id: a dry run may name an exam that does not exist.
      exam_code text not null,
      file_name text not null,
      format text not null,
      is_dry_run boolean not null,
      state text not null constraint question_imports_state_known check (state in ('running', 'done', 'failed')),
      phase text not null,
      rows_read integer not null default 0,
      bytes_read integer not null default 0,
      byte_count integer not null,
      counts jsonb not null default '{}',
      failure jsonb,
      started_at timestamptz not null,
      heartbeat_at timestamptz not null,
      finished_at timestamptz,
      constraint question_imports_pkey primary key (user_id, id)
    );

    -- Rows that were not taken as they are, with the reason: rejected, duplicate or possible duplicate.
    create table quizzes.question_import_rows (
      user_id uuid not null,
      import_id uuid not null,
      row_number integer not null,
      ordinal integer not null,
      outcome text not null constraint question_import_rows_outcome_known
        check (outcome in ('rejected', 'duplicate', 'possible-duplicate')),
      line_number integer not null,
      column_name text not null,
      message text not null,
      raw text not null,
      constraint question_import_rows_pkey primary key (user_id, import_id, row_number, ordinal),
      constraint question_import_rows_import foreign key (user_id, import_id) references quizzes.question_imports (user_id, id)
    );

    -- Where COPY puts a file's rows before statements compare them with the bank; emptied by the same transaction.
    create unlogged table quizzes.staged_questions (
      import_id uuid not null,
      row_number integer not null,
      question_id uuid not null,
      external_id text,
      content_hash bytea not null,
      similarity_hash bytea not null,
      revision_hash bytea not null,
      domain_code text not null,
      type text not null,
      text text not null,
      options jsonb not null,
      explanation text,
      difficulty text,
      tags text[] not null,
      constraint staged_questions_pkey primary key (import_id, row_number)
    );

    -- What the comparison says of each staged row, beside what it compares: narrow, because every rule reads and
    -- rewrites it.
    create unlogged table quizzes.staged_outcomes (
      import_id uuid not null,
      row_number integer not null,
      external_id text,
      content_hash bytea not null,
      similarity_hash bytea not null,
      domain_code text not null,
      -- The question of the bank that the row is, or the id it will get.
      question_id uuid not null,
      -- The version in the bank; 0 when the row is new.
      version integer not null,
      -- Its text and options are not what the bank has under question_id.
      is_moved boolean not null,
      outcome text not null constraint staged_outcomes_known
        check (outcome in ('new', 'updated', 'unchanged', 'duplicate', 'rejected')),
      other_row integer,
      other_question_id uuid,
      similar_row integer,
      similar_question_id uuid,
      constraint staged_outcomes_pkey primary key (import_id, row_number)
    );

    grant select, insert, update, delete on all tables in schema quizzes to studyhall_app;
    grant select on quizzes.exams, quizzes.exam_domains, quizzes.questions, quizzes.attempts,
      quizzes.attempt_questions to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema quizzes cascade');
}
