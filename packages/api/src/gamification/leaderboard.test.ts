import { rankOf } from '@studyhall/domain/gamification/ranking';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { addCourse, addExam, addLearner, NOW, readingLevel } from '../testing/builders.ts';
import { later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { findBoard } from './leaderboard-queries.ts';
import { refreshBoards } from './refresh-boards.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

/** Learners with these numbers of right answers in one quiz of an exam of their own. */
async function learnersWith(rights: readonly number[]): Promise<string[]> {
  const { code } = await addExam(db);
  const ids: string[] = [];
  for (const right of rights) {
    const userId = await addLearner(db, { firstName: `Right ${right}` });
    await takeQuiz(db, { userId, code, right });
    ids.push(userId);
  }
  return ids;
}

async function histogramIsExact(): Promise<void> {
  const wrong = await db.raw(
    `select board, width, bucket from (
       select board, w.width, score / w.width as bucket, count(*)::int as players
       from gamification.board_entries, (values (1), (256)) w(width) group by 1, 2, 3) counted
     full join gamification.board_histogram h using (board, width, bucket)
     where coalesce(counted.players, 0) <> coalesce(h.players, 0)`,
  );
  expect(wrong.rows).toEqual([]);
}

describe('the XP board', () => {
  it('shares a rank between equal scores and leaves the next ones out: 1, 2, 2, 4', async () => {
    const [, second] = await learnersWith([9, 8, 8, 7]);
    const board = await findBoard(db, { board: 'xp', userId: second ?? '', limit: 100 });
    const ranks = board.items.map(({ rank }) => rank);
    expect(ranks).toEqual(
      board.items.map(({ score }) =>
        rankOf(
          score,
          board.items.map((row) => row.score),
        ),
      ),
    );
    expect(board.me).toMatchObject({ isMe: true, rank: ranks[board.items.findIndex(({ isMe }) => isMe)] });
    await histogramIsExact();
  });

  it('goes on where the page before ended, each row once', async () => {
    const [userId = ''] = await learnersWith([5, 5, 5, 4, 3]);
    const whole = await findBoard(db, { board: 'xp', userId, limit: 100 });
    const pages = [];
    let after: { score: number; userId: string } | undefined;
    do {
      const page = await findBoard(db, { board: 'xp', userId, limit: 2, after });
      pages.push(...page.items);
      const [score, lastUser] = page.nextCursor?.split('~') ?? [];
      after = lastUser === undefined ? undefined : { score: Number(score), userId: lastUser };
    } while (after !== undefined);
    expect(pages).toEqual(whole.items);
  });

  it('shows up to three neighbours on each side', async () => {
    const ids = await learnersWith([10, 9, 8, 7, 6, 5, 4, 3]);
    const board = await findBoard(db, { board: 'xp', userId: ids[4] ?? '', limit: 1 });
    const at = board.neighbours.findIndex(({ isMe }) => isMe);
    expect(at).toBe(3);
    expect(board.neighbours).toHaveLength(7);
    expect(board.neighbours.map(({ score }) => score)).toEqual(
      board.neighbours.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  it('forgets who opts out and finds them again when they come back', async () => {
    const [userId = ''] = await learnersWith([9]);
    const before = await findBoard(db, { board: 'xp', userId, limit: 1 });
    await db('auth.profiles').where({ userId }).update({ isOnLeaderboards: false });
    await refreshBoards(db, { userId, now: NOW });
    expect(await findBoard(db, { board: 'xp', userId, limit: 1 })).toMatchObject({
      me: null,
      players: before.players - 1,
    });
    await histogramIsExact();
    await db('auth.profiles').where({ userId }).update({ isOnLeaderboards: true });
    await refreshBoards(db, { userId, now: NOW });
    await refreshBoards(db, { userId, now: NOW });
    expect((await findBoard(db, { board: 'xp', userId, limit: 1 })).me).toEqual(before.me);
    await histogramIsExact();
  });

  it('of a past week stays as it ended when totals are put right, but not for who opts out', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    await takeQuiz(db, { userId, code, right: 3 });
    await takeQuiz(db, { userId, code, right: 3, now: later(7 * DAY) });
    const [past, running] = ['xp:2026-W11', 'xp:2026-W12'];
    const scoreOn = async (board: string) => (await findBoard(db, { board, userId, limit: 1 })).me?.score;
    await refreshBoards(db, { userId, now: later(7 * DAY) });
    expect([await scoreOn(past), await scoreOn(running)]).toEqual([80, 30]);
    await db('auth.profiles').where({ userId }).update({ isOnLeaderboards: false });
    await refreshBoards(db, { userId, now: later(7 * DAY) });
    expect([await scoreOn(past), await scoreOn(running)]).toEqual([undefined, undefined]);
    await histogramIsExact();
  });

  it.each([
    ['a guest', { role: 'guest' }],
    ['deactivated', { isActive: false }],
  ])('forgets who is %s', async (_what, change) => {
    const [userId = ''] = await learnersWith([9]);
    expect((await findBoard(db, { board: 'xp', userId, limit: 1 })).me).not.toBeNull();
    await db('auth.users').where({ id: userId }).update(change);
    await refreshBoards(db, { userId, now: NOW });
    expect((await findBoard(db, { board: 'xp', userId, limit: 1 })).me).toBeNull();
    await histogramIsExact();
  });

  it('is put right for one learner without touching another', async () => {
    const [ada = '', bob = ''] = await learnersWith([9, 4]);
    const before = await db('gamification.board_entries').where({ userId: bob }).orderBy('board');
    await db('auth.profiles').where({ userId: ada }).update({ isOnLeaderboards: false });
    await refreshBoards(db, { userId: ada, now: NOW });
    expect(await db('gamification.board_entries').where({ userId: bob }).orderBy('board')).toEqual(before);
    expect(await db('gamification.board_entries').where({ userId: ada })).toEqual([]);
  });

  it('stays exact while many finish at once', async () => {
    const { code } = await addExam(db);
    const ids = await Promise.all(Array.from({ length: 12 }, () => addLearner(db)));
    await Promise.all(ids.map((userId, index) => takeQuiz(db, { userId, code, right: index % 4 })));
    await histogramIsExact();
  });

  it('stays exact when levels are passed', async () => {
    const slug = await addCourse(db, [readingLevel('one'), readingLevel('two')]);
    const { code } = await addExam(db);
    const ids = [await addLearner(db), await addLearner(db)];
    for (const [index, userId] of ids.entries()) await takeQuiz(db, { userId, code, right: index });
    for (const userId of ids) {
      const { enrolmentId } = await enrol(db, { userId, slug, now: NOW });
      for (const { levelId } of (await getCourse(db, { userId, slug })).levels)
        await finishReading(db, { userId, command: { enrolmentId, levelId }, now: NOW });
    }
    await histogramIsExact();
    const scores = (await findBoard(db, { board: 'xp', userId: ids[0] ?? '', limit: 1 })).neighbours;
    expect(scores.find(({ isMe }) => isMe)).toMatchObject({ score: 50 + 2 * 20 });
  });
});

it('an exam lists learners from five quizzes of it, by their average', async () => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  for (const right of [10, 8, 10, 8]) await takeQuiz(db, { userId, code, right });
  const board = `exam:${code}`;
  expect((await findBoard(db, { board, userId, limit: 5 })).me).toBeNull();
  await takeQuiz(db, { userId, code, right: 9 });
  expect((await findBoard(db, { board, userId, limit: 5 })).me).toMatchObject({ rank: 1, score: 9000 });
});
