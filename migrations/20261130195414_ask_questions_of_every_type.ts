import type { Knex } from 'knex';

/**
 * One shape for questions of every type: what may be shown, what grading needs and what is shown afterwards, each in a
 * column of its own, and an answer that is a list. Versions and answers are written anew, each table in one pass and
 * locked as long: a hundred thousand versions and a million answers took six seconds on two busy cores.
 */
export async function up(knex: Knex): Promise<void> {
  await addPlaces(knex);
  await divideVersions(knex);
  await widenAnswers(knex);
  await knex.raw(`
    alter table quizzes.attempts drop constraint attempts_mode_known;
    alter table quizzes.attempts add constraint attempts_mode_known
      check (mode in ('exam', 'study', 'daily', 'paper', 'practice', 'assignment'));

    -- The stage holds rows only while an import works on them.
    alter table quizzes.staged_questions drop column options,
      add column public jsonb not null, add column key jsonb not null, add column feedback jsonb not null,
      add column hint text, add column hint_cost_percent smallint, add column weight smallint not null,
      add column source jsonb;
  `);
}

/** What questions can be taken from, and by which terms an exam is taken. */
async function addPlaces(knex: Knex): Promise<void> {
  await knex.raw(`
    create table quizzes.subjects (
      id uuid primary key,
      code text not null constraint subjects_code_unique unique
        constraint subjects_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
      title text not null,
      parent_id uuid references quizzes.subjects (id),
      constraint subjects_not_in_itself check (parent_id <> id)
    );

    -- Past papers: what was asked by somebody at some time.
    create table quizzes.papers (
      id uuid primary key,
      subject_id uuid not null references quizzes.subjects (id),
      -- The exam of the bank that asks the same, if there is one.
      exam_id uuid references quizzes.exams (id),
      source text not null,
      year smallint,
      session text,
      title text not null,
      status text not null constraint papers_status_known check (status in ('draft', 'published', 'retired'))
    );

    create table quizzes.paper_questions (
      paper_id uuid not null references quizzes.papers (id),
      position integer not null constraint paper_questions_position_not_negative check (position >= 0),
      question_id uuid not null references quizzes.questions (id),
      -- As the paper numbers it: "3 (b) ii".
      label text not null,
      marks smallint not null constraint paper_questions_marks_positive check (marks > 0),
      constraint paper_questions_pkey primary key (paper_id, position)
    );

    -- What an exam demands and allows beside its time and its mark; what is not said is as it always was.
    alter table quizzes.exams add column terms jsonb not null default '{}'
      constraint exams_terms_object check (jsonb_typeof(terms) = 'object');

    create table quizzes.exam_overrides (
      user_id uuid not null references auth.users (id),
      exam_id uuid not null references quizzes.exams (id),
      -- What is otherwise for this learner.
      terms jsonb not null constraint exam_overrides_terms_object check (jsonb_typeof(terms) = 'object'),
      constraint exam_overrides_pkey primary key (user_id, exam_id)
    );

    grant select, insert, update, delete on quizzes.subjects, quizzes.papers, quizzes.paper_questions,
      quizzes.exam_overrides to studyhall_app;
    grant select on quizzes.subjects, quizzes.papers to studyhall_reporter;
  `);
}

async function divideVersions(knex: Knex): Promise<void> {
  await knex.raw(`
    create function quizzes.public_of(options jsonb) returns jsonb language sql immutable as $$
      select jsonb_build_object('options', jsonb_agg(o - 'explanation' - 'isCorrect' order by place))
      from jsonb_array_elements(options) with ordinality as e (o, place)
    $$;
    create function quizzes.key_of(options jsonb) returns jsonb language sql immutable as $$
      select jsonb_build_object('right', coalesce(jsonb_agg(place - 1 order by place)
        filter (where (o -> 'isCorrect')::boolean), '[]'))
      from jsonb_array_elements(options) with ordinality as e (o, place)
    $$;
    create function quizzes.feedback_of(options jsonb) returns jsonb language sql immutable as $$
      select jsonb_build_object('options', jsonb_path_query_array(options, '$[*].explanation'))
    $$;

    alter table quizzes.question_versions drop constraint question_versions_options_count,
      drop constraint question_versions_type_known,
      alter column option_texts drop expression, alter column answer_key drop expression;
    alter table quizzes.question_versions
      alter column options type jsonb using quizzes.public_of(options),
      alter column answer_key type jsonb using quizzes.key_of(options),
      alter column option_texts type jsonb using quizzes.feedback_of(options),
      add column hint text,
      -- How much of a question's credit it costs to look at the hint.
      add column hint_cost_percent smallint,
      -- How much a question counts beside others of its attempt.
      add column weight smallint not null default 1 constraint question_versions_weight_range check (weight between 1 and 100),
      -- {"paper", "year", "number"}: where it was asked before.
      add column source jsonb,
      add constraint question_versions_hint_cost check ((hint is null) = (hint_cost_percent is null)
        and hint_cost_percent between 0 and 100),
      add constraint question_versions_type_known check (type in ('single', 'multiple', 'true-false', 'short', 'numeric',
        'matching', 'ordering', 'gaps', 'open'));
    -- What may be shown before the end: queries for learners read this and neither of the others.
    alter table quizzes.question_versions rename column options to public;
    -- What grading needs, and nothing else.
    alter table quizzes.question_versions rename column answer_key to key;
    -- What is shown after the end.
    alter table quizzes.question_versions rename column option_texts to feedback;

    drop function quizzes.public_of, quizzes.key_of, quizzes.feedback_of;
  `);
}

async function widenAnswers(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What was chosen and typed: by the author's indexes and as texts, null where a part was left out; null until answered.
    alter table quizzes.attempt_questions rename column selected to answer;
    alter table quizzes.attempt_questions
      alter column answer type jsonb using to_jsonb(answer),
      add constraint attempt_questions_answer_is_list check (jsonb_typeof(answer) = 'array'),
      -- When the hint was looked at.
      add column hinted_at timestamptz,
      -- What a person gave where no rule grades: how much of the credit, who, and when.
      add column mark_percent smallint constraint attempt_questions_mark_range check (mark_percent between 0 and 100),
      add column marked_by uuid,
      add column marked_at timestamptz,
      add constraint attempt_questions_mark_complete check (num_nulls(mark_percent, marked_by, marked_at) in (0, 3));
  `);
}

/** Refuses while there are questions of types, or with weights of options, that the schema before cannot hold. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    do $$
    declare
      strangers integer;
    begin
      select count(*) into strangers from quizzes.question_versions
      where type not in ('single', 'multiple', 'true-false') or key -> 'weights' is not null;
      if strangers > 0 then
        raise exception 'There are % versions of questions that can only be kept by this schema', strangers;
      end if;
    end $$;

    alter table quizzes.staged_questions drop column public, drop column key, drop column feedback, drop column hint,
      drop column hint_cost_percent, drop column weight, drop column source, add column options jsonb not null;

    alter table quizzes.attempts drop constraint attempts_mode_known;
    -- Nearest to what they were: with a clock and nothing revealed, or without.
    update quizzes.attempts set mode = case when mode = 'practice' then 'study' else 'exam' end
      where mode not in ('exam', 'study');
    alter table quizzes.attempts add constraint attempts_mode_known check (mode in ('exam', 'study'));
  `);
  await narrowAnswers(knex);
  await joinVersions(knex);
  await knex.raw(`
    drop table quizzes.exam_overrides;
    alter table quizzes.exams drop column terms;
    drop table quizzes.paper_questions;
    drop table quizzes.papers;
    drop table quizzes.subjects;
  `);
}

async function narrowAnswers(knex: Knex): Promise<void> {
  await knex.raw(`
    create function quizzes.selected_of(answer jsonb) returns smallint[] language sql immutable strict as $$
      select array(select place::smallint from jsonb_array_elements_text(answer) as e (place) order by place::smallint)
    $$;
    alter table quizzes.attempt_questions drop constraint attempt_questions_answer_is_list;
    alter table quizzes.attempt_questions
      alter column answer type smallint[] using quizzes.selected_of(answer),
      drop column hinted_at, drop column mark_percent, drop column marked_by, drop column marked_at;
    alter table quizzes.attempt_questions rename column answer to selected;
    drop function quizzes.selected_of;
  `);
}

async function joinVersions(knex: Knex): Promise<void> {
  await knex.raw(`
    create function quizzes.options_of(public jsonb, key jsonb, feedback jsonb) returns jsonb language sql immutable as $$
      select jsonb_agg(o || jsonb_build_object('explanation', feedback -> 'options' -> (place - 1)::int,
        'isCorrect', key -> 'right' @> to_jsonb(place - 1)) order by place)
      from jsonb_array_elements(public -> 'options') with ordinality as e (o, place)
    $$;
    alter table quizzes.question_versions drop constraint question_versions_type_known;
    alter table quizzes.question_versions
      alter column public type jsonb using quizzes.options_of(public, key, feedback),
      drop column hint, drop column hint_cost_percent, drop column weight, drop column source;
    alter table quizzes.question_versions rename column public to options;
    alter table quizzes.question_versions drop column key, drop column feedback,
      add column option_texts jsonb not null generated always as (jsonb_path_query_array(options, '$[*].text')) stored,
      add column answer_key jsonb not null generated always as (jsonb_path_query_array(options, '$[*].isCorrect')) stored,
      add constraint question_versions_options_count check (jsonb_array_length(options) between 2 and 10),
      add constraint question_versions_type_known check (type in ('single', 'multiple', 'true-false'));
    drop function quizzes.options_of;
  `);
}
