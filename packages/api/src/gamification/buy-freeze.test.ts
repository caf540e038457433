import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grantCredits } from '../billing/grant.ts';
import { getWallet } from '../billing/wallet-queries.ts';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { buyFreeze } from './buy-freeze.ts';
import { verifyStanding } from './verify-standing.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});
afterAll(() => close());

async function learnerWith(credits: number): Promise<string> {
  const userId = await addLearner(db);
  await grantCredits(db, {
    userId,
    credits,
    reason: 'A gift',
    expiresAt: null,
    idempotencyKey: randomUUID(),
    actorId: randomUUID(),
    now: later(0),
  });
  return userId;
}

const streakOf = async (userId: string): Promise<{ current: number; freezes: number }> => {
  const row = await db('gamification.standings').where({ userId }).first('streakCurrent', 'streakFreezes');
  return { current: row?.streakCurrent, freezes: row?.streakFreezes };
};

it('a freeze that was bought keeps the streak over a missed day, and the rebuild knows of both', async () => {
  const { code } = await addExam(db);
  const userId = await learnerWith(100);
  await takeQuiz(db, { userId, code, right: 3, now: later(0) });
  await buyFreeze(db, { userId, credits: 100, idempotencyKey: randomUUID(), now: later(60) });
  expect(await streakOf(userId)).toEqual({ current: 1, freezes: 1 });
  await takeQuiz(db, { userId, code, right: 3, now: later(2 * DAY) });
  expect(await streakOf(userId)).toEqual({ current: 2, freezes: 0 });
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
});

it('with one key is bought once, ten times at once', async () => {
  const userId = await learnerWith(1_000);
  const purchase = { userId, credits: 100, idempotencyKey: randomUUID(), now: later(0) };
  const answers = await Promise.all(Array.from({ length: 10 }, () => buyFreeze(db, purchase)));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ freezes: 1 })));
  expect(await getWallet(db, { userId })).toMatchObject({ credits: 900 });
});

it('no more than seven, and none without credits; nothing is taken then', async () => {
  const userId = await learnerWith(750);
  const buy = () => buyFreeze(db, { userId, credits: 100, idempotencyKey: randomUUID(), now: later(0) });
  for (let bought = 1; bought <= 7; bought += 1) expect(await buy()).toEqual({ freezes: bought });
  await expect(buy()).rejects.toMatchObject({ reason: 'freezes-full' });
  expect(await getWallet(db, { userId })).toMatchObject({ credits: 50 });
  await db('gamification.standings').where({ userId }).update({ streakFreezes: 0 });
  await expect(buy()).rejects.toMatchObject({ reason: 'not-enough-credits' });
  expect(await streakOf(userId)).toMatchObject({ freezes: 0 });
});

it('is bought at the price that was shown, and at no other', async () => {
  const userId = await learnerWith(1_000);
  const purchase = { userId, credits: 99, idempotencyKey: randomUUID(), now: later(0) };
  await expect(buyFreeze(db, purchase)).rejects.toMatchObject({
    reason: 'price-changed',
    details: { credits: 100 },
  });
  expect(await getWallet(db, { userId })).toMatchObject({ credits: 1_000 });
});
