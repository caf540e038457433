import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema progress;
    grant usage on schema progress to studyhall_app, studyhall_reporter;

    create table progress.courses (
      id uuid primary key,
      slug text not null constraint courses_slug_unique unique,
      title text not null,
      summary text not null,
      description text not null,
      picture_url text not null,
      minutes integer not null constraint courses_minutes_positive check (minutes > 0),
      status text not null constraint courses_status_known check (status in ('draft', 'published', 'retired')),
      display_order integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );

    create table progress.levels (
      id uuid primary key,
      course_id uuid not null references progress.courses (id),
      position integer not null constraint levels_position_positive check (position >= 1),
      slug text not null,
      kind text not null constraint levels_kind_known check (kind in ('turtle', 'quiz', 'reading')),
      title text not null,
      summary text not null,
      xp integer not null constraint levels_xp_not_negative check (xp >= 0),
      -- What its kind asks for: a map and a par, a text, or an exam and a pass mark.
      config jsonb not null,
      constraint levels_position_unique unique (course_id, position),
      constraint levels_slug_unique unique (course_id, slug)
    );

    -- A run of a course: the first, and one more each time it is taken again.
    create table progress.enrolments (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      course_id uuid not null references progress.courses (id),
      run integer not null constraint enrolments_run_positive check (run >= 1),
      started_at timestamptz not null,
      last_activity_at timestamptz not null,
      completed_at timestamptz,
      constraint enrolments_pkey primary key (user_id, id),
      constraint enrolments_once_per_run unique (user_id, course_id, run)
    );
    -- Two devices that enrol at once get one run.
    create unique index enrolments_one_open on progress.enrolments (user_id, course_id) where completed_at is null;

    -- What a learner tried: programs, quizzes, texts read. Those that changed the standing stay, of others the newest.
    create table progress.level_attempts (
      user_id uuid not null,
      id uuid not null,
      enrolment_id uuid not null,
      level_id uuid not null references progress.levels (id),
      program text,
      outcome text not null,
      commands integer,
      stars integer,
      score_basis_points integer constraint level_attempts_score_range check (score_basis_points between 0 and 10000),
      xp_earned integer not null default 0,
      -- The learner's own day and offset from UTC: streaks are rebuilt from these.
      local_date date not null,
      utc_offset_minutes integer not null,
      -- The version of the standing that it made: the order in which a rebuild repeats the history.
      standing_version integer,
      created_at timestamptz not null,
      constraint level_attempts_pkey primary key (user_id, id),
      constraint level_attempts_enrolment foreign key (user_id, enrolment_id) references progress.enrolments (user_id, id),
      constraint level_attempts_xp_with_standing check (xp_earned = 0 or standing_version is not null)
    );
    -- The program last tried, the best score, and what is too old to be kept.
    create index level_attempts_of_level on progress.level_attempts (user_id, enrolment_id, level_id, created_at desc);

    -- The best result of a level that was passed.
    create table progress.passes (
      user_id uuid not null,
      enrolment_id uuid not null,
      level_id uuid not null references progress.levels (id),
      position integer not null,
      position_before integer generated always as (nullif(position - 1, 0)) stored,
      passed_at timestamptz not null,
      local_date date not null,
      program text,
      commands integer constraint passes_commands_not_negative check (commands >= 0),
      stars integer constraint passes_stars_range check (stars between 1 and 3),
      score_basis_points integer constraint passes_score_range check (score_basis_points between 0 and 10000),
      updated_at timestamptz not null,
      constraint passes_pkey primary key (user_id, enrolment_id, level_id),
      constraint passes_enrolment foreign key (user_id, enrolment_id) references progress.enrolments (user_id, id),
      constraint passes_position_unique unique (user_id, enrolment_id, position),
      -- Nobody passes a level before the one in front of it: the database says so, whoever asks.
      constraint passes_in_order foreign key (user_id, enrolment_id, position_before)
        references progress.passes (user_id, enrolment_id, position)
    );

    -- A quiz that was started to pass a level.
    alter table quizzes.attempts
      add column enrolment_id uuid,
      add column level_id uuid references progress.levels (id),
      add constraint attempts_enrolment foreign key (user_id, enrolment_id) references progress.enrolments (user_id, id),
      add constraint attempts_level_whole check ((enrolment_id is null) = (level_id is null)),
      add constraint attempts_level_in_exam_mode check (level_id is null or mode = 'exam');
    -- The unfinished quiz of a level, to go on with.
    create index attempts_of_level on quizzes.attempts (user_id, enrolment_id, level_id) where level_id is not null;

    -- Results say which level they passed; those there are passed none.
    update quizzes.attempts set result = result || '{"level": null}' where result is not null;

    alter table gamification.activity_days add column levels integer not null default 0;

    grant select, insert, update, delete on all tables in schema progress to studyhall_app;
    grant select on all tables in schema progress to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table gamification.activity_days drop column levels;
    alter table quizzes.attempts drop column enrolment_id, drop column level_id;
    drop schema progress cascade;
  `);
}
