import { QUESTIONS_PER_ATTEMPT } from './operations.ts';
import { KEPT_OPEN } from './targets.ts';

/** What the product decides of a start: one open attempt by this key, its quota, its right, and questions by weight. */
export const START = `
  create function bench.start_of(learner uuid, out attempt uuid) language plpgsql as $$
  declare exam quizzes.exams; extra int; domains int; size int;
  begin
    attempt := gen_random_uuid();
    select p.extra_time_percent into extra from auth.profiles p where p.user_id = learner for no key update;
    if (select count(*) from quizzes.attempts a where a.user_id = learner and a.submitted_at is null
        and a.discarded_at is null) >= 50 then raise 'too many'; end if;
    insert into platform.quotas as k (owner, kind, used, ends_at)
    values (learner::text, 'attempt', 1, now() + interval '1 hour')
    on conflict (owner, kind) do update set used = k.used + 1;
    select * into strict exam from quizzes.exams where code = 'bench' and status = 'published';
    if exists (select from billing.offers o where o.feature = 'exam:bench') then raise 'premium'; end if;
    insert into gamification.standings (user_id, updated_at) values (learner, now()) on conflict do nothing;
    select count(*) into domains from quizzes.exam_domains d where d.exam_id = exam.id;
    size := exam.question_count / domains;
    insert into quizzes.attempts (user_id, id, exam_id, mode, idempotency_key, total_questions, started_at, deadline_at,
      last_activity_at)
    values (learner, attempt, exam.id, 'exam', gen_random_uuid(), exam.question_count, now(),
      now() + exam.time_limit_seconds * (100 + extra) / 100 * interval '1 second', now());
    insert into quizzes.attempt_questions (user_id, attempt_id, position, question_id, question_version, option_order)
    select learner, attempt, row_number() over () - 1, v.question_id, v.version,
      (select array_agg(o order by random()) from generate_series(0, jsonb_array_length(v.public -> 'options') - 1) o)
    from (select q.id, q.version from (
        select q.id, q.version, row_number() over (partition by q.domain_code order by random()) as place
        from quizzes.questions q where q.exam_id = exam.id and q.status = 'published') q
      where q.place <= size order by random()) drawn
    join quizzes.question_versions v on v.question_id = drawn.id and v.version = drawn.version;
  end $$;
  create function bench.start_next(out learner uuid, out attempt uuid) language plpgsql as $$
  declare turn bigint := nextval('bench.next_learner');
  begin
    select user_id into learner from bench.learners
    where n = turn % (select max(n) from bench.learners) + 1;
    attempt := bench.start_of(learner);
  end $$;`;

/** Saves a choice while there is time. */
export const ANSWER = `
  create function bench.answer(learner uuid, attempt uuid, place int) returns int language plpgsql as $$
  declare away int;
  begin
    update quizzes.attempts a set revision = revision + 1, last_activity_at = now(), current_position = place
    where a.user_id = learner and a.id = attempt and a.submitted_at is null and a.deadline_at > now();
    update quizzes.attempt_questions q set answer = jsonb_build_array(q.option_order[1 + floor(random() * 4)::int]),
      answered_at = now(), seconds_spent = q.seconds_spent + 1
    where q.user_id = learner and q.attempt_id = attempt and q.position = place and q.revealed_at is null;
    return place;
  end $$;
  create function bench.answer_next(n bigint) returns int language sql as $$
    select bench.answer(q.user_id, q.attempt_id, floor(random() * ${QUESTIONS_PER_ATTEMPT})::int)
    from bench.queue q where q.n = 1 + $1 % ${KEPT_OPEN} $$;`;
