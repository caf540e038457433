import { progressValueOf } from '@studyhall/domain/gamification/award';
import type { Knex } from 'knex';
import { retrying } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { BOARD_CHANGES_SQL, boardBindings } from './board-changes.ts';
import {
  demandFresh,
  versionedStatement,
  WHOLE_STANDING_ON_BOARDS,
  WrittenStandings,
} from './standing-change.ts';
import { getStreamFacts, type StreamFacts } from './stream-queries.ts';
import {
  type Difference,
  differencesOf,
  type ExpectedStanding,
  expectedStanding,
} from './verify-standing.ts';

/**
 * Makes a learner's standing, days, achievements, avatars and boards what their stream adds up to, and answers with what
 * was different. The stream itself is never touched. Errors: `not-found` for who has no standing.
 */
export async function repairStanding(db: Knex, { userId, now }: OfUserNow): Promise<Difference[]> {
  return await retrying(db, async () => {
    const facts = await getStreamFacts(db, userId);
    const expected = expectedStanding(facts, now);
    const differences = differencesOf(facts, expected);
    if (differences.length === 0) return [];
    await writeExpected(db, { userId, now, facts, expected });
    return differences;
  });
}

const REPAIR_SQL = `right_days as (
    select * from json_to_recordset(:days)
      as n("localDate" date, quizzes int, levels int, questions int, correct int, xp int)
  ), wrong_days as (
    delete from gamification.activity_days d where d.user_id = :userId and exists (select from standing)
      and d.local_date not in (select n."localDate" from right_days n)
  ), days as (
    insert into gamification.activity_days as d (user_id, local_date, quizzes, levels, questions, correct_answers, xp)
    select :userId, n."localDate", n.quizzes, n.levels, n.questions, n.correct, n.xp
    from right_days n where exists (select from standing)
    on conflict (user_id, local_date) do update set quizzes = excluded.quizzes, levels = excluded.levels,
      questions = excluded.questions, correct_answers = excluded.correct_answers, xp = excluded.xp
  ), right_achievements as (
    select * from json_to_recordset(:achievements) as a(slug text, "progressValue" int)
  ), wrong_achievements as (
    delete from gamification.user_achievements ua where ua.user_id = :userId and exists (select from standing)
      and ua.achievement_slug not in (select a.slug from right_achievements a)
  ), achievements as (
    insert into gamification.user_achievements (user_id, achievement_slug, earned_at, progress_value)
    select :userId, a.slug, x.created_at, a."progressValue" from right_achievements a
    join gamification.activities x on x.user_id = :userId and x.kind = 'achievement' and x.source_id = a.slug
    where exists (select from standing)
    on conflict (user_id, achievement_slug) do update set earned_at = excluded.earned_at
  ), right_avatars as (
    select * from json_to_recordset(:avatars) as a(slug text)
  ), wrong_avatars as (
    delete from gamification.user_avatars v where v.user_id = :userId and exists (select from standing)
      and v.avatar_slug not in (select a.slug from right_avatars a)
  ), avatars as (
    insert into gamification.user_avatars (user_id, avatar_slug, unlocked_at)
    select :userId, a.slug, x.created_at from right_avatars a
    join gamification.avatars v on v.slug = a.slug
    join gamification.activities x on x.user_id = :userId and x.kind = 'achievement'
      and x.source_id = v.required_achievement_slug
    where exists (select from standing) on conflict do nothing
  )`;

const repaired = statement(
  'gamification_repair',
  versionedStatement(WHOLE_STANDING_ON_BOARDS, { parts: [REPAIR_SQL, BOARD_CHANGES_SQL] }),
  WrittenStandings,
);

interface Repair extends OfUserNow {
  readonly facts: StreamFacts;
  readonly expected: ExpectedStanding;
}

async function writeExpected(db: Knex, { userId, now, facts, expected }: Repair): Promise<void> {
  const { totals, weekTotal, days, avatarSlugs, boards } = expected;
  const progress = new Map(
    facts.unearned.map((achievement) => [achievement.slug, progressValueOf(totals, achievement)]),
  );
  const bindings = {
    userId,
    now,
    version: facts.standing.version,
    totals: JSON.stringify(totals),
    weekTotal: weekTotal === null ? null : JSON.stringify(weekTotal),
    days: JSON.stringify(days),
    achievements: JSON.stringify(
      expected.earnedSlugs.map((slug) => ({ slug, progressValue: progress.get(slug) ?? 0 })),
    ),
    avatars: JSON.stringify(avatarSlugs.map((slug) => ({ slug }))),
    ...boardBindings(boards, facts.boardScores),
  };
  await demandFresh(repaired.first(db, bindings));
}
