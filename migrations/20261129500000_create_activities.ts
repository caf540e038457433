import type { Knex } from 'knex';

/**
 * One stream of all that counts for a learner. It takes over what stood in XP entries, in freeze entries, and in no table
 * of gamification at all: that a quiz or a level was an activity of its day, and what it counted.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Append-only by privilege: corrections are negative entries. Totals, days, achievements and boards are sums over it.
    create table gamification.activities (
      user_id uuid not null references auth.users (id),
      -- The version of the standing that it made, and its place among what made that version: the order of the stream.
      version integer not null,
      ordinal smallint not null,
      -- The application knows the kinds: one more needs no migration.
      kind text not null,
      source_id text not null,
      -- What it was for, in words a learner knows: the exam's title, the level's name.
      title text,
      -- When it happened, on the learner's own clock.
      occurred_at timestamptz not null,
      local_date date not null,
      utc_offset_minutes smallint not null,
      -- Whether it makes its day one of the streak.
      is_activity boolean not null,
      xp integer not null,
      -- The number of the rules by which XP and counts were given.
      rules smallint not null,
      -- What it adds to the counts of the standing.
      counts jsonb not null,
      created_at timestamptz not null,
      constraint activities_pkey primary key (user_id, version, ordinal),
      constraint activities_once_per_source unique (user_id, kind, source_id)
    );
    grant select, insert on gamification.activities to studyhall_app;
    grant select on gamification.activities to studyhall_reporter;
    -- Rows leave with their account alone, by a role that is taken for that statement.
    grant usage on schema gamification to studyhall_eraser;
    grant select, delete on gamification.activities to studyhall_eraser;

    alter table gamification.standings
      -- By how much the days of the streak fell behind the clock.
      add column streak_behind_minutes integer not null default 0
        constraint standings_streak_behind_not_negative check (streak_behind_minutes >= 0),
      -- Counts that have no column of their own, by name.
      add column counters jsonb not null default '{}';

    -- A small exam that is graded: its score counts if all of it was taken.
    alter table quizzes.exams add column is_graded_when_small boolean not null default false;

    insert into gamification.activities (user_id, version, ordinal, kind, source_id, title, occurred_at, local_date,
      utc_offset_minutes, is_activity, xp, rules, counts, created_at)
    select user_id, version, row_number() over (partition by user_id, version order by place, tie) - 1,
      kind, source_id, title, occurred_at, local_date, utc_offset_minutes, is_activity, xp, 1, counts, created_at
    from (
      select a.user_id, coalesce(a.standing_version, 0) as version, 1 as place, a.id::text as tie, 'quiz' as kind,
        a.id::text as source_id, coalesce(x.title, e.title) as title, a.submitted_at as occurred_at, a.local_date,
        a.utc_offset_minutes, true as is_activity, coalesce(x.amount, 0) as xp,
        jsonb_strip_nulls(jsonb_build_object('quizzes', 1, 'questionsAnswered', a.total_questions,
          'correctAnswers', nullif(a.correct_answers, 0),
          'perfectQuizzes', case when c.is_compared and a.correct_answers = a.total_questions then 1 end,
          'highScoreQuizzes', case when c.is_compared and a.score_basis_points >= 9000 then 1 end,
          'exam', case when c.is_compared then jsonb_build_object(e.code,
            jsonb_build_object('quizzes', 1, 'basisPoints', a.score_basis_points)) end)) as counts,
        coalesce(x.created_at, a.submitted_at) as created_at
      from quizzes.attempts a
      cross join lateral (select a.mode = 'exam' and a.late_answers = '{}' as is_compared) c
      join quizzes.exams e on e.id = a.exam_id
      left join gamification.xp_entries x
        on x.user_id = a.user_id and x.source_kind = 'quiz' and x.source_id = a.id::text
      where a.submitted_at is not null
      union all
      select t.user_id, t.standing_version, 2, t.id::text, 'level', t.id::text, l.title, t.created_at, t.local_date,
        t.utc_offset_minutes, true, 0, '{"levels": 1}', t.created_at
      from progress.level_attempts t join progress.levels l on l.id = t.level_id
      where t.standing_version is not null
      union all
      -- What came with an event has its moment; of what did not, the offset was never kept.
      select x.user_id, x.standing_version, case x.source_kind when 'level' then 3 when 'achievement' then 4 else 5 end,
        x.id::text, case x.source_kind when 'level' then 'level-reward' when 'achievement' then 'achievement' else 'correction' end,
        case when x.source_kind in ('level', 'achievement', 'correction') then x.source_id
          else x.source_kind || ':' || x.source_id end,
        x.title, coalesce(v.occurred_at, x.created_at), x.local_date, coalesce(v.utc_offset_minutes, 0), false, x.amount,
        '{}', x.created_at
      from gamification.xp_entries x
      left join lateral (
        select a.submitted_at as occurred_at, a.utc_offset_minutes from quizzes.attempts a
        where a.user_id = x.user_id and a.standing_version = x.standing_version
        union all
        select t.created_at, t.utc_offset_minutes from progress.level_attempts t
        where t.user_id = x.user_id and t.standing_version = x.standing_version
        limit 1) v on true
      where x.source_kind <> 'quiz'
        or not exists (select from quizzes.attempts a where a.user_id = x.user_id and a.id::text = x.source_id)
      union all
      -- Achievements that bring no XP had no entry. What they came with is the newest before them.
      select ua.user_id, coalesce((select max(x.standing_version) from gamification.xp_entries x
          where x.user_id = ua.user_id and x.created_at <= ua.earned_at), 0), 4, ua.achievement_slug, 'achievement',
        ua.achievement_slug, null, ua.earned_at, (ua.earned_at at time zone 'UTC')::date, 0, false, 0, '{}', ua.earned_at
      from gamification.user_achievements ua
      where not exists (select from gamification.xp_entries x where x.user_id = ua.user_id
        and x.source_kind = 'achievement' and x.source_id = ua.achievement_slug)
      union all
      select f.user_id, f.standing_version, 6, f.id::text, 'freeze', f.source_id, null, f.created_at,
        (f.created_at at time zone 'UTC')::date, 0, false, 0, jsonb_build_object('freezes', f.amount), f.created_at
      from gamification.freeze_entries f
    ) carried;

    update gamification.standings s set counters = jsonb_build_object('levels', l.levels)
    from (select user_id, count(*) as levels from gamification.activities where kind = 'level' group by user_id) l
    where l.user_id = s.user_id;

    -- Results say what had counted before on that day, and whether the quiz counted; of those there are nobody asked.
    update quizzes.attempts set result = result || '{"repeatedAnswers": 0, "isCounted": true}' where result is not null;

    drop table gamification.xp_entries;
    drop table gamification.freeze_entries;
  `);
}

/** Entries were read in the order of their ids: the moment, then the place in the stream. */
const ID = `(lpad(to_hex((extract(epoch from created_at) * 1000)::bigint), 12, '0') || '70008000'
  || lpad(to_hex(version), 8, '0') || lpad(to_hex(ordinal::int), 4, '0'))::uuid`;

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    create table gamification.xp_entries (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      source_kind text not null,
      source_id text not null,
      title text,
      amount integer not null constraint xp_entries_amount_not_zero check (amount <> 0),
      local_date date not null,
      standing_version integer not null,
      created_at timestamptz not null,
      constraint xp_entries_pkey primary key (user_id, id),
      constraint xp_entries_once_per_source unique (user_id, source_kind, source_id)
    );
    create table gamification.freeze_entries (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      source_id text not null,
      amount integer not null constraint freeze_entries_amount_not_zero check (amount <> 0),
      standing_version integer not null,
      created_at timestamptz not null,
      constraint freeze_entries_pkey primary key (user_id, id),
      constraint freeze_entries_once_per_source unique (user_id, source_id)
    );
    grant select, insert on gamification.xp_entries, gamification.freeze_entries to studyhall_app;
    grant select on gamification.xp_entries, gamification.freeze_entries to studyhall_reporter;

    insert into gamification.xp_entries
    select user_id, ${ID}, case kind when 'level-reward' then 'level' else kind end, source_id, title, xp, local_date,
      version, created_at from gamification.activities where xp <> 0;
    insert into gamification.freeze_entries
    select user_id, ${ID}, source_id, (counts ->> 'freezes')::int, version, created_at
    from gamification.activities where kind = 'freeze';

    drop table gamification.activities;
    revoke usage on schema gamification from studyhall_eraser;
    alter table gamification.standings drop column streak_behind_minutes, drop column counters;
    alter table quizzes.exams drop column is_graded_when_small;
    update quizzes.attempts set result = result - 'repeatedAnswers' - 'isCounted' where result is not null;
  `);
}
