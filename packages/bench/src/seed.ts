import type { Knex } from 'knex';
import { PROGRESS_SQL } from './floor.ts';
import { QUESTIONS_PER_ATTEMPT } from './operations.ts';

export interface SeedSize {
  readonly learners: number;
  /** Finished attempts of each learner, so that history and boards are not empty. */
  readonly attemptsEach: number;
  /** Open attempts of 20 answered questions, one for each submission that is measured. */
  readonly openAttempts: number;
}

const QUESTIONS = 200;

/** The secret of every learner's session. */
export const SESSION_SECRET = 'benchmark-benchmark-benchmark-benchmark-ben';

/** Returns the identifier of an administrator with a session. */
export async function addAdministrator(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(`
    with added as (
      insert into auth.users (id, role, created_at, updated_at) values (gen_random_uuid(), 'admin', now(), now()) returning id
    ), profile as (
      insert into auth.profiles (user_id, updated_at) select id, now() from added
    ), session as (${SESSIONS} added)
    select id from added`);
  const [added] = rows;
  if (added === undefined) throw new Error('There is no administrator');
  return added.id;
}

/** One for each row of what is named behind it. */
const SESSIONS = `
  insert into auth.sessions (user_id, id, channel, device_name, created_at, last_seen_at, expires_at, absolute_expires_at)
  select id, encode(sha256('${SESSION_SECRET}'), 'hex'), 'browser', 'bench', now(), now(), now() + interval '29 days',
    now() + interval '89 days' from`;

/** Learners with sessions, history and open attempts of one exam; everything is made in the database. */
export async function seed(db: Knex, { learners, attemptsEach, openAttempts }: SeedSize): Promise<void> {
  await db.raw(`
    insert into auth.users (id, role, created_at, updated_at)
    select gen_random_uuid(), 'individual', now(), now() from generate_series(1, ${learners});
    insert into auth.profiles (user_id, first_name, last_name, updated_at) select id, 'Given', 'Family', now() from auth.users;
    insert into bench.learners select row_number() over (), id from auth.users;
    ${SESSIONS} auth.users;

    insert into quizzes.exams (id, code, title, description, status, question_count, time_limit_seconds, pass_percent,
      display_order, created_at, updated_at)
    values (gen_random_uuid(), 'bench', 'Bench', '', 'published', ${QUESTIONS_PER_ATTEMPT}, 3600, 70, 0, now(), now());
    create view bench.exam as select id from quizzes.exams where code = 'bench';
    insert into quizzes.exam_domains select id, d || '.1', 'Domain ' || d, 1 from bench.exam, generate_series(1, 4) d;
    insert into quizzes.questions (id, exam_id, external_id, content_hash, similarity_hash, revision_hash, domain_code, status,
      version, created_at, updated_at)
    select gen_random_uuid(), e.id, n::text, h, h, h, n % 4 + 1 || '.1', 'published', 1, now(), now()
    from bench.exam e, generate_series(1, ${QUESTIONS}) n cross join lateral (select sha256(n::text::bytea) as h) hash;
    create view bench.questions as select q.id, q.domain_code, row_number() over (order by q.id) - 1 as position
    from quizzes.questions q join bench.exam e on e.id = q.exam_id;
    insert into quizzes.question_versions (question_id, version, domain_code, type, text, public, key, feedback, created_at)
    select id, 1, domain_code, 'single', 'A question of ordinary length, as a learner would read it on the screen?',
      (select jsonb_build_object('options', jsonb_agg(jsonb_build_object('text', 'Option number ' || o)))
        from generate_series(1, 4) o),
      '{"right": [0]}', (select jsonb_build_object('options', jsonb_agg(repeat('Because it is so. ', 8)))
        from generate_series(1, 4)), now() from bench.questions;

    insert into gamification.standings (user_id, xp, level, quizzes, questions_answered, correct_answers, streak_current,
      streak_longest, last_activity_date, last_activity_at, exam_quizzes, exam_basis_points_sum, week_total, updated_at)
    select user_id, (n * 37) % 40000, floor(sqrt(((n * 37) % 40000) / 100)) + 1, ${attemptsEach}, ${attemptsEach} * 20,
      ${attemptsEach} * 15, 3, 9, current_date - 1, now() - interval '1 day', '{"bench": ${attemptsEach}}',
      '{"bench": ${attemptsEach * 7500}}', jsonb_build_object('week', to_char(now(), 'IYYY-"W"IW'), 'xp', n % 900), now()
    from bench.learners;
    insert into gamification.user_achievements select s.user_id, x.slug, now(), ${PROGRESS_SQL}
    from gamification.standings s cross join gamification.achievements x where ${PROGRESS_SQL} >= x.criteria_value;
    insert into gamification.user_avatars select a.user_id, v.slug, now() from gamification.user_achievements a
    join gamification.avatars v on v.required_achievement_slug = a.achievement_slug;
    insert into gamification.board_entries select b.board, s.user_id, b.score, now() from gamification.standings s
    cross join lateral (values ('xp', s.xp), ('exam:bench', 7500),
      ('xp:' || (s.week_total ->> 'week'), (s.week_total ->> 'xp')::int)) b(board, score);
    insert into gamification.board_histogram select board, w, score / w, count(*) from gamification.board_entries,
      unnest(array[1, 256]) w group by 1, 2, 3;

    insert into quizzes.attempts (user_id, id, exam_id, mode, idempotency_key, total_questions, started_at, last_activity_at,
      submitted_at, local_date, utc_offset_minutes, standing_version, correct_answers, score_basis_points,
      time_taken_seconds, xp_earned, result)
    select l.user_id, gen_random_uuid(), e.id, 'exam', gen_random_uuid(), 20, t.at, t.at, t.at, t.at::date, 0, k, 15, 7500,
      300, 165, '{}' from bench.learners l, bench.exam e, generate_series(1, ${attemptsEach}) k
      cross join lateral (select now() - k * interval '1 day' as at) t;
    insert into gamification.activity_days select user_id, local_date, 1, 20, 15, 165 from quizzes.attempts;

    insert into bench.queue select g.n, l.user_id, gen_random_uuid()
    from generate_series(1, ${openAttempts}) g(n) join bench.learners l on l.n = g.n % ${learners} + 1;
    insert into quizzes.attempts (user_id, id, exam_id, mode, idempotency_key, total_questions, started_at, deadline_at, last_activity_at)
    select q.user_id, q.attempt_id, e.id, 'exam', gen_random_uuid(), ${QUESTIONS_PER_ATTEMPT}, now(), now() + interval '1 hour', now()
    from bench.queue q, bench.exam e;
    insert into quizzes.attempt_questions (user_id, attempt_id, position, question_id, question_version, option_order, answer, answered_at)
    select q.user_id, q.attempt_id, p.position, p.id, 1, '{0,1,2,3}', jsonb_build_array(((p.position + q.n) % 4 < 1)::int), now()
    from bench.queue q, bench.questions p where p.position < ${QUESTIONS_PER_ATTEMPT};
  `);
  await db.raw('vacuum analyze');
}
