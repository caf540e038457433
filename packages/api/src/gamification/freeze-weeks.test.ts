import { ranksOf } from '@studyhall/domain/gamification/ranking';
import { weekEndsAt } from '@studyhall/domain/gamification/weeks';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitAttempt } from '../quizzes/submit-attempt.ts';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { foldBoards } from './fold-boards.ts';
import { freezeWeeks } from './freeze-weeks.ts';
import { refreshBoards } from './refresh-boards.ts';
import { repairStanding } from './repair-standing.ts';
import { findWeek } from './season-queries.ts';
import { verifyRanks, verifySeasons } from './verify-ranks.ts';
import { verifyStanding } from './verify-standing.ts';

const DAY = 24 * 60 * 60;
const [WEEK, BOARD] = ['2026-W11', 'xp:2026-W11'];
const MINUTE = 60_000;
/** A week later all of it is over, and settled. */
const MUCH_LATER = later(8 * DAY);
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

async function learnersWith(rights: readonly number[], now = NOW): Promise<string[]> {
  const { code } = await addExam(db);
  const ids: string[] = [];
  for (const right of rights) {
    const userId = await addLearner(db, { firstName: `Right ${right}` });
    await takeQuiz(db, { userId, code, right, now });
    ids.push(userId);
  }
  return ids;
}

function show(week: string, userId: string, running = '2026-W40') {
  return findWeek(db, { week, running, userId, limit: 100 });
}

function entriesOf(board: string) {
  return db('gamification.board_entries').where({ board });
}

/** Each test has a week of its own. */
let next = 0;
function aWeek() {
  next += 1;
  const now = later(next * 14 * DAY);
  const week = `2026-W${11 + 2 * next}`;
  return { now, week, board: `xp:${week}`, over: new Date(weekEndsAt(week).getTime() + 10 * MINUTE) };
}

describe('a week that is over', () => {
  it('stays live until it is settled, and is then written down whole with the ranks that the board had', async () => {
    const [first = '', second = ''] = await learnersWith([9, 8, 8, 7]);
    const end = weekEndsAt(WEEK).getTime();
    for (const soon of [end - 1, end, end + 5 * MINUTE - 1])
      expect(await freezeWeeks(db, { now: new Date(soon) })).toEqual([]);
    const live = await show(WEEK, second);
    expect(live.items.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
    expect(live.week).toMatchObject({ isFrozen: false });
    expect(await freezeWeeks(db, { now: new Date(end + 5 * MINUTE) })).toEqual([WEEK]);
    const frozen = await show(WEEK, second);
    expect(frozen).toEqual({ ...live, week: { ...live.week, isFrozen: true } });
    expect(frozen.items.map(({ rank }) => rank)).toEqual(ranksOf(frozen.items.map(({ score }) => score)));
    expect(await entriesOf(BOARD)).toEqual([]);
    expect(await db('gamification.board_histogram').where({ board: BOARD })).toEqual([]);
    expect(await verifyRanks(db)).toEqual([]);
    expect(await verifySeasons(db)).toEqual([]);
    expect(await verifyStanding(db, { userId: first, now: MUCH_LATER })).toEqual([]);
  });

  it('goes on from page to page, each row once', async () => {
    const { now, week, over } = aWeek();
    const [userId = ''] = await learnersWith([5, 5, 5, 4, 3], now);
    await freezeWeeks(db, { now: over });
    const whole = await show(week, userId);
    const pages = [];
    let after: { score: number; userId: string } | undefined;
    do {
      const page = await findWeek(db, { week, running: week, userId, limit: 2, after });
      pages.push(...page.items);
      const [score, lastUser] = page.nextCursor?.split('~') ?? [];
      after = lastUser === undefined ? undefined : { score: Number(score), userId: lastUser };
    } while (after !== undefined);
    expect(pages).toEqual(whole.items);
    expect(whole).toMatchObject({ players: 5, me: { isMe: true } });
  });

  it('takes nothing any more: not a late quiz, not a repair, not a refresh', async () => {
    const { now, week, board, over } = aWeek();
    const { code } = await addExam(db);
    const [userId = '', other = ''] = await learnersWith([9, 4], now);
    const attemptId = await begin(db, { userId: other, code, now: later(next * 14 * DAY + 3600) });
    await answerAll(db, { userId: other, attemptId, right: 10, now: later(next * 14 * DAY + 3600) });
    // It is over and not settled: the board is still there.
    const ended = weekEndsAt(week);
    const scores = async () => (await entriesOf(board).orderBy('userId')).map(({ score }) => score);
    const before = await scores();
    await submitAttempt(db, { userId: other, attemptId, now: ended });
    await foldBoards(db, { now: ended });
    expect(await scores()).toEqual(before);
    expect(await verifyStanding(db, { userId: other, now: ended })).toEqual([]);
    await freezeWeeks(db, { now: over });
    const frozen = await show(week, userId);
    for (const learner of [userId, other]) {
      await refreshBoards(db, { userId: learner, now: over });
      await repairStanding(db, { userId: learner, now: over });
    }
    await freezeWeeks(db, { now: MUCH_LATER });
    expect(await entriesOf(board)).toEqual([]);
    expect(await show(week, userId)).toEqual(frozen);
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('is changed by no role of the application', async () => {
    const { now, week, over } = aWeek();
    await learnersWith([9], now);
    await freezeWeeks(db, { now: over });
    const results = () => db('gamification.season_results').where({ week });
    await expect(results().update({ score: 1 })).rejects.toThrow(/permission denied/);
    await expect(results().delete()).rejects.toThrow(/permission denied/);
    const season = () => db('gamification.seasons').where({ week });
    await expect(season().update({ players: 7 })).rejects.toThrow(/permission denied/);
    await expect(season().delete()).rejects.toThrow(/permission denied/);
  });

  it('is frozen once by however many try, and after a kill', async () => {
    const { now, week, board, over } = aWeek();
    const [userId = ''] = await learnersWith([9, 8, 7], now);
    const dying = await db.transaction();
    await freezeWeeks(dying, { now: over });
    await dying.rollback();
    expect(await entriesOf(board)).toHaveLength(3);
    const runs = await Promise.all(Array.from({ length: 4 }, () => freezeWeeks(db, { now: over })));
    expect(runs.flat()).toEqual([week]);
    expect(await show(week, userId)).toMatchObject({ players: 3, me: { rank: 1 } });
    expect(await entriesOf(board)).toEqual([]);
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('is frozen with all others that were missed, by one run', async () => {
    const [one, two] = [aWeek(), aWeek()];
    for (const { now } of [one, two]) await learnersWith([5], now);
    expect(await freezeWeeks(db, { now: two.over })).toEqual([one.week, two.week]);
    expect(await freezeWeeks(db, { now: two.over })).toEqual([]);
  });

  it('is cleared while people leave, and the counts stay right', async () => {
    const { now, board, over } = aWeek();
    const ids = await learnersWith([9, 8, 7, 6], now);
    await db('auth.profiles').whereIn('userId', ids.slice(0, 2)).update({ isOnLeaderboards: false });
    await Promise.all([
      freezeWeeks(db, { now: over }),
      ...ids.map((userId) => refreshBoards(db, { userId, now: over })),
      foldBoards(db, { now: over }),
    ]);
    expect(await entriesOf(board)).toEqual([]);
    expect(await verifyRanks(db)).toEqual([]);
    expect(await verifySeasons(db)).toEqual([]);
  });
});

describe('whoever does not want to be seen any more', () => {
  it.each([
    [
      'opted out',
      (userId: string) => db('auth.profiles').where({ userId }).update({ isOnLeaderboards: false }),
    ],
    [
      'was deactivated',
      (userId: string) => db('auth.users').where({ id: userId }).update({ isActive: false }),
    ],
  ])('keeps the row, and is nobody to others: who %s', async (_who, leave) => {
    const { now, week, over } = aWeek();
    const [first = '', second = ''] = await learnersWith([9, 8], now);
    await freezeWeeks(db, { now: over });
    await leave(first);
    const seen = await findWeek(db, {
      week,
      running: week,
      userId: second,
      limit: 10,
      handleOf: () => 'them',
    });
    expect(seen.players).toBe(2);
    expect(seen.items).toMatchObject([
      { rank: 1, displayName: 'Learner', handle: null, reportable: [], isMe: false },
      { rank: 2, displayName: 'Right 8', isMe: true },
    ]);
    expect((await show(week, first)).me).toMatchObject({ rank: 1, displayName: 'Right 9' });
  });
});

describe('the weeks around', () => {
  it('are those in which somebody earned something, and the running one', async () => {
    const [one, two] = [aWeek(), aWeek()];
    const [userId = ''] = await learnersWith([5], one.now);
    await learnersWith([5], two.now);
    await freezeWeeks(db, { now: one.over });
    const running = two.week;
    const around = async (week: string) => (await show(week, userId, running)).week;
    expect(await around(one.week)).toMatchObject({ isFrozen: true, isRunning: false, next: running });
    expect(await around(running)).toMatchObject({
      isFrozen: false,
      isRunning: true,
      previous: one.week,
      next: null,
    });
    await freezeWeeks(db, { now: two.over });
    const after = `2026-W${11 + 2 * next + 1}`;
    expect((await show(after, userId, after)).week).toMatchObject({ previous: two.week, next: null });
    expect((await show(one.week, userId, after)).week).toMatchObject({ next: two.week });
    expect((await show(two.week, userId, after)).week).toMatchObject({ previous: one.week, next: after });
  });
});

it('results that are no longer what was written down are named', async () => {
  const { now, week, over } = aWeek();
  await learnersWith([9, 8], now);
  await freezeWeeks(db, { now: over });
  await db('gamification.season_results').insert({ week, userId: await addLearner(db), score: 1, rank: 2 });
  expect(await verifySeasons(db)).toEqual([
    {
      what: `results of ${week}`,
      stored: '{"rows":3,"wrongRanks":1}',
      expected: '{"rows":2,"wrongRanks":0}',
    },
  ]);
});
