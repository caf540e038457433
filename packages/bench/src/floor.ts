import type { Knex } from 'knex';

/**
 * The floor: the same work as one stored function each, called by pgbench with nothing in between. It is what
 * PostgreSQL itself costs when no application, no network format and no types stand before it.
 */
export async function createFloor(db: Knex): Promise<void> {
  await db.raw(`
    create schema bench;
    create table bench.queue (n bigint primary key, user_id uuid not null, attempt_id uuid not null);
    create sequence bench.next_attempt;
    create table bench.learners (n bigint primary key, user_id uuid not null);

    create function bench.submit_next() returns int language plpgsql as $$
    declare
      q bench.queue; a quizzes.attempts; s gamification.standings; correct int; bp int; won int; code text; old_score int;
    begin
      select * into q from bench.queue where n = nextval('bench.next_attempt');
      select * into a from quizzes.attempts where user_id = q.user_id and id = q.attempt_id for update;
      select * into s from gamification.standings where user_id = q.user_id for update;
      select e.code into code from quizzes.exams e where e.id = a.exam_id;
      with graded as (
        update quizzes.attempt_questions aq set
          is_correct = v.answer_key -> (aq.selected[1])::int = 'true'::jsonb,
          score = case when v.answer_key -> (aq.selected[1])::int = 'true'::jsonb then 1 else 0 end
        from quizzes.question_versions v
        where aq.user_id = q.user_id and aq.attempt_id = q.attempt_id
          and v.question_id = aq.question_id and v.version = aq.question_version
        returning aq.is_correct)
      select count(*) filter (where is_correct) into correct from graded;
      bp := correct * 10000 / a.total_questions;
      won := floor(10 * correct * case when bp >= 9000 then 1.5 when bp >= 8000 then 1.25 when bp >= 7000 then 1.1 else 1 end);
      update quizzes.attempts set submitted_at = now(), local_date = now()::date, utc_offset_minutes = 0,
        standing_version = s.version + 1, correct_answers = correct, score_basis_points = bp, time_taken_seconds = 60,
        xp_earned = won, result = '{}', revision = revision + 1
      where user_id = q.user_id and id = q.attempt_id;
      update gamification.standings set xp = xp + won, level = floor(sqrt((xp + won) / 100)) + 1, quizzes = quizzes + 1,
        questions_answered = questions_answered + a.total_questions, correct_answers = correct_answers + correct,
        last_activity_date = now()::date, last_activity_at = now(), version = version + 1,
        exam_quizzes = jsonb_set(exam_quizzes, array[code], to_jsonb(coalesce((exam_quizzes ->> code)::int, 0) + 1))
      where user_id = q.user_id;
      insert into gamification.xp_entries (user_id, id, source_kind, source_id, title, amount, local_date, standing_version, created_at)
      values (q.user_id, gen_random_uuid(), 'quiz', q.attempt_id, code, greatest(won, 1), now()::date, s.version + 1, now());
      insert into gamification.activity_days as d (user_id, local_date, quizzes, questions, correct_answers, xp)
      values (q.user_id, now()::date, 1, a.total_questions, correct, won)
      on conflict (user_id, local_date) do update set quizzes = d.quizzes + 1, questions = d.questions + excluded.questions,
        correct_answers = d.correct_answers + excluded.correct_answers, xp = d.xp + excluded.xp;
      insert into gamification.board_entries (board, user_id, score, updated_at) values ('xp', q.user_id, s.xp + won, now())
      on conflict (board, user_id) do update set score = excluded.score, updated_at = excluded.updated_at;
      insert into gamification.board_histogram as h (board, width, bucket, players)
      select 'xp', w, (s.xp + won) / w, 1 from unnest(array[1, 256]) w order by w
      on conflict (board, width, bucket) do update set players = h.players + excluded.players;
      return won;
    end $$;

    create function bench.dashboard(learner uuid) returns json language sql stable as $$
      select json_build_object('standing', (select row_to_json(s) from gamification.standings s where s.user_id = learner),
        'recent', (select json_agg(h) from (select a.id, a.score_basis_points, a.submitted_at, e.title
          from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
          where a.user_id = learner and a.submitted_at is not null order by a.submitted_at desc limit 5) h),
        'activity', (select json_agg(d) from gamification.activity_days d where d.user_id = learner),
        'unearned', (select json_agg(x) from gamification.achievements x where not exists (
          select from gamification.user_achievements ua where ua.user_id = learner and ua.achievement_slug = x.slug)),
        'exams', (select json_agg(json_build_object('code', e.code, 'best', (select max(a.score_basis_points)
          from quizzes.attempts a where a.user_id = learner and a.exam_id = e.id))) from quizzes.exams e))
    $$;

    create function bench.leaderboard(learner uuid) returns json language sql stable as $$
      select json_build_object('page', (select json_agg(p) from (
          select b.user_id, b.score, gamification.rank_of('xp', b.score) as rank from gamification.board_entries b
          where b.board = 'xp' order by b.score desc, b.user_id limit 25) p),
        'me', (select gamification.rank_of('xp', b.score) from gamification.board_entries b
          where b.board = 'xp' and b.user_id = learner))
    $$;
  `);
}

/** What pgbench runs for each operation. */
export const floorScripts = {
  submit: 'select bench.submit_next();',
  dashboard:
    '\\set n random(1, :learners)\nselect bench.dashboard((select user_id from bench.learners where n = :n));',
  leaderboard:
    '\\set n random(1, :learners)\nselect bench.leaderboard((select user_id from bench.learners where n = :n));',
} as const;
