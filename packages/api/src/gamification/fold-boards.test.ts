import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { foldBoards } from './fold-boards.ts';
import { findBoard } from './leaderboard-queries.ts';
import { refreshBoards } from './refresh-boards.ts';
import { repairStanding } from './repair-standing.ts';
import { repairRanks, verifyRanks } from './verify-ranks.ts';
import { verifyStanding } from './verify-standing.ts';

const DAY = 24 * 60 * 60;
const FOLLOWING = ['accuracy', 'quizzes', 'streak'];
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

async function scoresOf(userId: string): Promise<Record<string, number>> {
  const rows = await db('gamification.board_entries').where({ userId }).whereIn('board', FOLLOWING);
  return Object.fromEntries(rows.map(({ board, score }) => [board, score]));
}

async function countBehind(): Promise<number> {
  return (await db('gamification.standings').whereRaw('boards_version <> version')).length;
}

/** As a learner of before: nothing of theirs was ever on these boards. */
async function neverFolded(userId: string): Promise<void> {
  await db('gamification.standings').where({ userId }).update({ boardsVersion: -1 });
  for (const board of FOLLOWING) {
    const [row] = await db('gamification.board_entries').where({ userId, board }).delete().returning('score');
    for (const width of row === undefined ? [] : [1, 256])
      await db('gamification.board_histogram')
        .where({ board, width, bucket: Math.floor(row.score / width) })
        .decrement('players', 1);
  }
}

async function addFinisher(quizzes: number, right = 8): Promise<string> {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  for (let day = 0; day < quizzes; day += 1)
    await takeQuiz(db, { userId, code, right, now: later(day * DAY) });
  return userId;
}

describe('the boards that follow', () => {
  it('are left alone by a submission, and say what the totals say once they are folded', async () => {
    const userId = await addFinisher(10, 8);
    expect(await scoresOf(userId)).toEqual({});
    expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
    expect(await foldBoards(db, { now: NOW })).toBeGreaterThan(0);
    expect(await scoresOf(userId)).toEqual({ quizzes: 10, streak: 10, accuracy: 8_000 });
    expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
    expect(await foldBoards(db, { now: NOW })).toBe(0);
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('rank the longest streak, also after it has ended', async () => {
    const userId = await addFinisher(3);
    const { code } = await addExam(db);
    await takeQuiz(db, { userId, code, right: 5, now: later(20 * DAY) });
    await foldBoards(db, { now: later(20 * DAY) });
    expect(await db('gamification.standings').where({ userId }).first()).toMatchObject({ streakCurrent: 1 });
    expect(await scoresOf(userId)).toMatchObject({ streak: 3, quizzes: 4 });
  });

  it('share a rank between equal scores: 1, 2, 2, 4', async () => {
    const finishers = [];
    for (const quizzes of [4, 3, 3, 2]) finishers.push(await addFinisher(quizzes));
    await foldBoards(db, { now: NOW });
    const board = await findBoard(db, { board: 'quizzes', userId: finishers[1] ?? '', limit: 100 });
    const ranks = new Map(board.items.map(({ score, rank }) => [score, rank]));
    const above = (score: number) => board.items.filter((row) => row.score > score).length + 1;
    for (const [score, rank] of ranks) expect(rank).toBe(above(score));
    expect(board.players).toBe(board.items.length);
    expect(board.me?.rank).toBe(ranks.get(3));
  });

  it('bring up who learned before there were such, without reading what they did', async () => {
    const [first, second] = [await addFinisher(1), await addFinisher(2)];
    await foldBoards(db, { now: NOW });
    for (const userId of [first, second]) await neverFolded(userId);
    expect(await countBehind()).toBe(2);
    expect(await verifyStanding(db, { userId: first, now: NOW })).toEqual([]);
    expect(await foldBoards(db, { now: NOW, size: 1 })).toBe(2);
    expect(await scoresOf(first)).toEqual({ quizzes: 1, streak: 1 });
    expect(await scoresOf(second)).toEqual({ quizzes: 2, streak: 2 });
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('forget who does not want to be on boards, and do not list guests', async () => {
    const userId = await addFinisher(1);
    await foldBoards(db, { now: NOW });
    await db('auth.profiles').where({ userId }).update({ isOnLeaderboards: false });
    await refreshBoards(db, { userId, now: NOW });
    expect(await scoresOf(userId)).toEqual({});
    const { code } = await addExam(db);
    const guest = await addLearner(db, { role: 'guest' });
    for (const one of [userId, guest]) await takeQuiz(db, { userId: one, code, right: 5, now: later(DAY) });
    await foldBoards(db, { now: NOW });
    expect([await scoresOf(userId), await scoresOf(guest)]).toEqual([{}, {}]);
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('are compared with the totals once they follow, and put right', async () => {
    const userId = await addFinisher(2);
    await foldBoards(db, { now: NOW });
    await db('gamification.board_entries').where({ userId, board: 'streak' }).delete();
    expect(await verifyStanding(db, { userId, now: NOW })).toMatchObject([{ what: 'board streak' }]);
    await repairStanding(db, { userId, now: NOW });
    expect(await scoresOf(userId)).toMatchObject({ streak: 2 });
    expect(await countBehind()).toBe(0);
    await repairRanks(db);
  });
});

describe('however many fold at once', () => {
  it('learners go on meanwhile, and nothing is lost or counted twice', async () => {
    const { code } = await addExam(db);
    const ids = await Promise.all(Array.from({ length: 10 }, () => addLearner(db)));
    const quiz = (userId: string, round: number) =>
      takeQuiz(db, { userId, code, right: 5, now: later(round * DAY) });
    await Promise.all(ids.map((userId) => quiz(userId, 0)));
    for (const round of [1, 2, 3]) {
      await Promise.all([
        ...ids.map((userId) => quiz(userId, round)),
        ...Array.from({ length: 4 }, () => foldBoards(db, { now: NOW, size: 3 })),
        ...ids.slice(0, 3).map((userId) => refreshBoards(db, { userId, now: NOW })),
      ]);
    }
    await foldBoards(db, { now: NOW });
    for (const userId of ids) {
      expect(await scoresOf(userId)).toEqual({ quizzes: 4, streak: 4 });
      expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
    }
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('whoever is killed leaves what it began for another', async () => {
    const userId = await addFinisher(1);
    const dying = await db.transaction();
    await foldBoards(dying, { now: NOW });
    // Another leaves a learner who is being moved alone.
    expect(await foldBoards(db, { now: NOW })).toBe(0);
    await dying.rollback();
    expect(await scoresOf(userId)).toEqual({});
    expect(await foldBoards(db, { now: NOW })).toBe(1);
    expect(await scoresOf(userId)).toEqual({ quizzes: 1, streak: 1 });
    expect(await verifyRanks(db)).toEqual([]);
  });

  it('who read a learner before writes over nothing of it', async () => {
    const userId = await addFinisher(1);
    const version = async () => (await db('gamification.standings').where({ userId }).first()).version;
    const before = await version();
    await foldBoards(db, { now: NOW });
    expect(await version()).toBe(before + 1);
  });
});
