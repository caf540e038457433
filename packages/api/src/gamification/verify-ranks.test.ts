import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addExam, addLearner } from '../testing/builders.ts';
import { openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { repairRanks, verifyRanks } from './verify-ranks.ts';

let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

it('what ranks are counted from is compared with the boards, and put right', async () => {
  const { code } = await addExam(db);
  for (const right of [3, 5, 7]) await takeQuiz(db, { userId: await addLearner(db), code, right });
  expect(await verifyRanks(db)).toEqual([]);
  const histogram = () => db('gamification.board_histogram');
  const right = await histogram().whereNot({ players: 0 }).orderBy(['board', 'width', 'bucket']);
  await histogram().where({ board: 'xp', width: 1 }).limit(1).increment('players', 2);
  await histogram().where({ board: 'xp:2026-W11' }).delete();
  await histogram().insert({ board: 'exam:gone', width: 256, bucket: 3, players: 4 });
  const wrong = await verifyRanks(db);
  expect(wrong.map(({ what }) => what)).toEqual([
    'ranks of exam:gone',
    'ranks of xp',
    'ranks of xp:2026-W11',
  ]);
  expect(wrong[0]).toMatchObject({
    stored: '{"players":4,"wrongCounts":1}',
    expected: '{"players":0,"wrongCounts":0}',
  });
  const both = await Promise.all([repairRanks(db), repairRanks(db)]);
  expect(both.flat()).toEqual(wrong);
  expect(await verifyRanks(db)).toEqual([]);
  expect(await histogram().whereNot({ players: 0 }).orderBy(['board', 'width', 'bucket'])).toEqual(right);
});
