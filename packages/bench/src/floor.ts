import type { Knex } from 'knex';
import { ANSWER, START } from './floor-of-a-quiz.ts';
import { KEPT_OPEN } from './targets.ts';

/** What an achievement's criterion counts in the standing `s`. */
export const PROGRESS_SQL = `case x.criteria_type when 'quiz_completed' then s.quizzes
  when 'perfect_quiz' then s.perfect_quizzes when 'high_score_quiz' then s.high_score_quizzes
  when 'correct_answers' then s.correct_answers when 'study_streak' then s.streak_longest
  when 'level_reached' then s.level else coalesce((s.exam_quizzes ->> x.exam_code)::int, 0) end`;

/**
 * The floor: the same work as one stored function each, called with nothing in between. It is what PostgreSQL itself
 * costs when no application, no session and no types stand before it. The same rows are read, locked and written, and
 * the same facts come back, as one JSON value.
 */
export async function createFloor(db: Knex): Promise<void> {
  await db.raw(`
    create schema bench;
    create table bench.learners (n bigint primary key, user_id uuid not null);
    create table bench.queue (n bigint primary key, user_id uuid not null, attempt_id uuid not null);
    create sequence bench.next_attempt;
    create sequence bench.next_learner;
    ${START}
    ${ANSWER}
    ${SUBMIT}
    ${DASHBOARD}
    ${LEADERBOARD}
  `);
}

/** Grading is for single choice, which all questions of the benchmark are. */
const SUBMIT = `
  create function bench.submit(q bench.queue) returns json language plpgsql as $$
  declare
    att record; s gamification.standings; won record; level_before int; xp_before int; streak_before int;
    today date; week text; correct int; counted int; away int; place int := 0; bp int; quiz_xp int; domains jsonb;
    achievements jsonb := '[]'; avatars jsonb := '[]'; outcome jsonb;
  begin
    select a.started_at, a.mode, a.total_questions as total, e.id as exam_id, e.code, e.title, e.pass_percent, p.time_zone,
      (u.role <> 'guest' and u.is_active and p.is_on_leaderboards) as is_on_boards into strict att
    from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
      join auth.users u on u.id = a.user_id join auth.profiles p on p.user_id = a.user_id
    where a.user_id = q.user_id and a.id = q.attempt_id and a.submitted_at is null for update of a;
    select * into s from gamification.standings where user_id = q.user_id for update;
    xp_before := s.xp; level_before := s.level; streak_before := s.streak_current;
    today := (now() at time zone att.time_zone)::date;
    week := to_char(today, 'IYYY-"W"IW');
    away := extract(epoch from now() at time zone att.time_zone - now() at time zone 'UTC') / 60;

    with graded as (
      update quizzes.attempt_questions aq set is_correct = coalesce(v.key -> 'right' @> aq.answer, false),
        score = coalesce(v.key -> 'right' @> aq.answer, false)::int
      from quizzes.question_versions v
      where aq.user_id = q.user_id and aq.attempt_id = q.attempt_id
        and v.question_id = aq.question_id and v.version = aq.question_version
      returning v.domain_code, aq.is_correct
    ), shares as (
      select domain_code, count(*) as total, count(*) filter (where is_correct) as correct from graded group by 1
    )
    select sum(g.correct), jsonb_agg(jsonb_build_object('code', d.code, 'title', d.title, 'total', g.total,
      'correct', g.correct, 'scorePercent', round(g.correct * 100.0 / g.total, 2))) into correct, domains
    from shares g join quizzes.exam_domains d on d.exam_id = att.exam_id and d.code = g.domain_code;

    select count(*) into counted from quizzes.attempt_questions aq
    where aq.user_id = q.user_id and aq.attempt_id = q.attempt_id and aq.is_correct and not exists (
      select from quizzes.attempts o
      join quizzes.attempt_questions oq on oq.user_id = o.user_id and oq.attempt_id = o.id and oq.question_id = aq.question_id
      where o.user_id = q.user_id and o.submitted_at > now() - interval '50 hours' and o.local_date = today and oq.is_correct);

    bp := round(correct * 10000.0 / att.total);
    quiz_xp := 10 * counted * case when bp >= 9000 then 150 when bp >= 8000 then 125 when bp >= 7000 then 110 else 100 end / 100;
    s.quizzes := s.quizzes + 1;
    s.perfect_quizzes := s.perfect_quizzes + (correct = att.total)::int;
    s.high_score_quizzes := s.high_score_quizzes + (bp >= 9000)::int;
    s.questions_answered := s.questions_answered + att.total;
    s.correct_answers := s.correct_answers + counted;
    s.exam_quizzes := s.exam_quizzes || jsonb_build_object(att.code, coalesce((s.exam_quizzes ->> att.code)::int, 0) + 1);
    s.exam_basis_points_sum := s.exam_basis_points_sum
      || jsonb_build_object(att.code, coalesce((s.exam_basis_points_sum ->> att.code)::int, 0) + bp);
    if s.last_activity_date is null or today > s.last_activity_date then
      s.streak_current := case when today - s.last_activity_date - 1 <= s.streak_freezes then s.streak_current + 1 else 1 end;
      s.streak_longest := greatest(s.streak_longest, s.streak_current);
      s.last_activity_date := today;
    end if;
    s.xp := s.xp + quiz_xp;
    s.version := s.version + 1;
    insert into gamification.activities
    values (q.user_id, s.version, place, 'quiz', q.attempt_id, att.title, now(), today, away, true, quiz_xp, 2,
      jsonb_build_object('quizzes', 1, 'questionsAnswered', att.total, 'correctAnswers', counted,
        'exam', jsonb_build_object(att.code, jsonb_build_object('quizzes', 1, 'basisPoints', bp))), now());
    loop
      s.level := floor(sqrt(s.xp / 100)) + 1;
      with met as (
        select x.slug, x.name, x.description, x.badge_url, x.xp_reward, ${PROGRESS_SQL} as progress
        from gamification.achievements x
        where ${PROGRESS_SQL} >= x.criteria_value and not exists (
          select from gamification.user_achievements ua where ua.user_id = q.user_id and ua.achievement_slug = x.slug)
      ), earned as (
        insert into gamification.user_achievements (user_id, achievement_slug, earned_at, progress_value)
        select q.user_id, slug, now(), progress from met
      ), paid as (
        insert into gamification.activities
        select q.user_id, s.version, place + row_number() over (), 'achievement', slug, null, now(), today, away, false,
          xp_reward, 2, '{}', now() from met
      ), pictures as (
        select v.slug, v.name, v.image_url, v.rarity from gamification.avatars v join met on met.slug = v.required_achievement_slug
      ), unlocked as (
        insert into gamification.user_avatars (user_id, avatar_slug, unlocked_at)
        select q.user_id, slug, now() from pictures on conflict do nothing
      )
      select coalesce(sum(xp_reward), 0) as xp, jsonb_agg(jsonb_build_object('slug', slug, 'name', name,
          'description', description, 'badgeUrl', badge_url, 'xp', xp_reward)) as list,
        (select jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'imageUrl', image_url, 'rarity', rarity))
          from pictures) as pictures into won from met;
      exit when won.list is null;
      place := place + jsonb_array_length(won.list);
      s.xp := s.xp + won.xp;
      achievements := achievements || won.list;
      avatars := avatars || coalesce(won.pictures, '[]');
    end loop;
    s.week_total := jsonb_build_object('week', week, 'xp', s.xp - xp_before
      + case when s.week_total ->> 'week' = week then (s.week_total ->> 'xp')::int else 0 end);

    outcome := jsonb_build_object('quizXp', quiz_xp, 'repeatedAnswers', correct - counted, 'isCounted', true, 'levelBefore', level_before, 'levelAfter', s.level,
      'xpBefore', xp_before, 'xpAfter', s.xp, 'streakBefore', streak_before, 'streakAfter', s.streak_current,
      'domains', domains, 'achievements', achievements, 'avatars', avatars);
    update quizzes.attempts set submitted_at = now(), local_date = today,
      utc_offset_minutes = away,
      standing_version = s.version, correct_answers = correct, score_basis_points = bp,
      time_taken_seconds = extract(epoch from now() - started_at), xp_earned = s.xp - xp_before, result = outcome,
      revision = revision + 1
    where user_id = q.user_id and id = q.attempt_id;
    update gamification.standings set xp = s.xp, level = s.level, quizzes = s.quizzes, perfect_quizzes = s.perfect_quizzes,
      high_score_quizzes = s.high_score_quizzes, questions_answered = s.questions_answered,
      correct_answers = s.correct_answers, streak_current = s.streak_current, streak_longest = s.streak_longest,
      streak_freezes = s.streak_freezes, last_activity_date = s.last_activity_date, last_activity_at = now(),
      exam_quizzes = s.exam_quizzes, exam_basis_points_sum = s.exam_basis_points_sum, week_total = s.week_total,
      version = s.version, updated_at = now()
    where user_id = q.user_id;
    insert into gamification.activity_days as d (user_id, local_date, quizzes, questions, correct_answers, xp)
    values (q.user_id, today, 1, att.total, counted, s.xp - xp_before)
    on conflict (user_id, local_date) do update set quizzes = d.quizzes + excluded.quizzes,
      questions = d.questions + excluded.questions, correct_answers = d.correct_answers + excluded.correct_answers,
      xp = d.xp + excluded.xp;
    with moves as (
      select m.board, m.after, b.score as before
      from (values ('xp', s.xp), ('xp:' || week, (s.week_total ->> 'xp')::int),
          ('exam:' || att.code, case when (s.exam_quizzes ->> att.code)::int >= 5
            then (s.exam_basis_points_sum ->> att.code)::int / (s.exam_quizzes ->> att.code)::int end)) m(board, after)
      left join gamification.board_entries b on b.board = m.board and b.user_id = q.user_id
      where att.is_on_boards and m.after is not null and m.after is distinct from b.score
    ), entries as (
      insert into gamification.board_entries (board, user_id, score, updated_at)
      select board, q.user_id, after, now() from moves
      on conflict (board, user_id) do update set score = excluded.score, updated_at = excluded.updated_at
    )
    insert into gamification.board_histogram as h (board, width, bucket, players)
    select r.board, r.width, r.bucket, sum(r.players) from (
      select board, w, after / w, 1 from moves, unnest(array[1, 256]) w
      union all select board, w, before / w, -1 from moves, unnest(array[1, 256]) w where before is not null
    ) r(board, width, bucket, players)
    group by 1, 2, 3 having sum(r.players) <> 0 order by 1, 2, 3
    on conflict (board, width, bucket) do update set players = h.players + excluded.players;

    return outcome || jsonb_build_object('attemptId', q.attempt_id, 'examCode', att.code, 'examTitle', att.title, 'mode', att.mode,
      'startedAt', att.started_at, 'submittedAt', now(), 'totalQuestions', att.total, 'correctAnswers', correct,
      'scorePercent', bp / 100.0, 'passPercent', att.pass_percent, 'hasPassed', bp >= att.pass_percent * 100,
      'xpEarned', s.xp - xp_before);
  end $$;
  create function bench.submit_next() returns json language plpgsql as $$
  declare turn bigint := nextval('bench.next_attempt') + ${KEPT_OPEN}; q bench.queue;
  begin
    select * into strict q from bench.queue where n = turn;
    return bench.submit(q);
  end $$;
  create function bench.submit_of(learner uuid, attempt uuid) returns json language sql as $$
    select bench.submit(row(0, learner, attempt)::bench.queue) $$;`;

const DISPLAY_NAME = `coalesce(nullif(trim(p.first_name || ' ' || case when p.last_name = '' then ''
    else left(p.last_name, 1) || '.' end), ''),
  (select i.display from auth.identifiers i where i.user_id = p.user_id and i.kind = 'username'), 'Guest')`;

const DASHBOARD = `
  create function bench.dashboard(learner uuid) returns json language plpgsql stable as $$
  begin
    return (select json_build_object('displayName', ${DISPLAY_NAME}, 'avatarUrl', v.image_url, 'today', t.today,
      'xp', s.xp, 'level', s.level, 'intoLevel', s.xp - 100 * (s.level - 1) ^ 2, 'forNext', 100 * s.level ^ 2,
      'streak', case when t.today - s.last_activity_date - 1 <= s.streak_freezes then s.streak_current else 0 end,
      'longest', s.streak_longest, 'freezes', s.streak_freezes, 'isActiveToday', s.last_activity_date = t.today,
      'continue', (select row_to_json(o) from (select a.id, e.code, e.title, a.mode, (select count(*)
            from quizzes.attempt_questions aq
            where aq.user_id = learner and aq.attempt_id = a.id and aq.answer is not null) as answered,
          a.total_questions, a.started_at, a.deadline_at
        from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
        where a.user_id = learner and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > now())
        order by a.last_activity_at desc limit 1) o),
      'activity', (select json_agg(json_build_object('date', d.local_date, 'quizzes', d.quizzes, 'questions', d.questions,
          'xp', d.xp) order by d.local_date)
        from gamification.activity_days d where d.user_id = learner and d.local_date > t.today - 371),
      'recent', (select json_agg(h) from (select a.id, e.code, e.title, a.mode, a.started_at, a.submitted_at,
          a.total_questions, a.correct_answers, a.score_basis_points / 100.0 as score_percent,
          a.score_basis_points >= e.pass_percent * 100 as has_passed, a.xp_earned, a.time_taken_seconds
        from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
        where a.user_id = learner and a.submitted_at is not null order by a.submitted_at desc, a.id desc limit 5) h),
      'next', (select json_agg(n) from (select x.slug, x.name, x.description, x.badge_url, x.criteria_value, c.value,
          c.value * 100 / x.criteria_value as percent
        from gamification.achievements x cross join lateral (select ${PROGRESS_SQL} as value) c
        where not x.is_hidden and not exists (select from gamification.user_achievements ua
          where ua.user_id = learner and ua.achievement_slug = x.slug)
        order by percent desc, x.criteria_value - c.value, x.display_order limit 3) n),
      'exams', (select json_agg(json_build_object('code', e.code, 'title', e.title, 'myQuizzes', coalesce(m.quizzes, 0),
          'myBestPercent', m.best / 100.0) order by e.display_order, e.title)
        from quizzes.exams e left join (select a.exam_id, count(*) as quizzes, max(a.score_basis_points) as best
          from quizzes.attempts a where a.user_id = learner and a.submitted_at is not null group by a.exam_id) m
          on m.exam_id = e.id where e.status = 'published'),
      'rank', (select gamification.rank_of('xp', b.score) from gamification.board_entries b
        where b.board = 'xp' and b.user_id = learner),
      'players', (select sum(players) from gamification.board_histogram where board = 'xp' and width = 256))
    from auth.profiles p
      cross join lateral (select (now() at time zone p.time_zone)::date as today) t
      left join gamification.standings s on s.user_id = learner
      left join gamification.avatars v on v.slug = s.selected_avatar_slug
    where p.user_id = learner);
  end $$;`;

const LEADERBOARD = `
  create function bench.leaderboard(learner uuid) returns json language plpgsql stable as $$
  begin
    return (
      with me as (
        select user_id, score from gamification.board_entries where board = 'xp' and user_id = learner
      ), page as (
        select user_id, score from gamification.board_entries where board = 'xp' order by score desc, user_id limit 26
      ), nearby as (
        (select e.user_id, e.score from me cross join lateral (
          select user_id, score from gamification.board_entries
          where board = 'xp' and score >= me.score and (score > me.score or user_id < me.user_id)
          order by score, user_id desc limit 3) e)
        union all select user_id, score from me union all
        (select e.user_id, e.score from me cross join lateral (
          select user_id, score from gamification.board_entries
          where board = 'xp' and score <= me.score and (score < me.score or user_id > me.user_id)
          order by score desc, user_id limit 3) e)
      ), placed as (
        select list, user_id, score, rank() over (partition by list order by score desc) as place
        from (select 'page' as list, * from page union all select 'nearby', * from nearby) l
      ), ends as (
        select list, max(place) as last_place, gamification.rank_of('xp', max(score)) as first_rank,
          gamification.rank_of('xp', min(score)) as last_rank
        from placed group by list
      ), shown as (
        select l.list, l.score, ${DISPLAY_NAME} as name, v.image_url, l.user_id = learner as is_me,
          case when l.place = 1 then n.first_rank else n.last_rank - (n.last_place - l.place) end as rank
        from placed l join ends n using (list) join auth.profiles p on p.user_id = l.user_id
          left join gamification.standings s on s.user_id = l.user_id
          left join gamification.avatars v on v.slug = s.selected_avatar_slug
      )
      select json_build_object('players',
          (select sum(players) from gamification.board_histogram where board = 'xp' and width = 256),
        'page', (select json_agg(shown order by rank) from shown where list = 'page'),
        'nearby', (select json_agg(shown order by rank) from shown where list = 'nearby')));
  end $$;`;

const ANY_LEARNER = '(select user_id from bench.learners where n = $1)';

/** The call of each operation; $1 is the number of a learner. A quiz is many calls. */
export const floorCalls = {
  start: 'select bench.start_next()',
  answer: 'select bench.answer_next($1)',
  submit: 'select bench.submit_next()',
  dashboard: `select bench.dashboard(${ANY_LEARNER})`,
  leaderboard: `select bench.leaderboard(${ANY_LEARNER})`,
} as const;
