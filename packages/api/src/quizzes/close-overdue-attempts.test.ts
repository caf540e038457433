import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase } from '../testing/quiz-database.ts';
import { closeOverdueAttempts } from './close-overdue-attempts.ts';
import { getResult } from './result-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const HOUR = 3_600;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});
afterAll(async () => {
  await close();
});

/** An attempt of somebody, with 100 seconds for it in exam mode, and seven right answers. */
async function addAttempt({ mode = 'exam', now = NOW }: { mode?: 'exam' | 'study'; now?: Date } = {}) {
  const { code } = await addExam(db, { timeLimitSeconds: 100 });
  const userId = await addLearner(db);
  const attempt = { userId, attemptId: await begin(db, { userId, code, mode, now }) };
  await answerAll(db, { ...attempt, right: 7, now });
  return attempt;
}

it('ends, at its deadline, what nobody submitted two minutes after it, and nothing else', async () => {
  const overdue = await addAttempt();
  const free = await addAttempt({ mode: 'study' });
  const submitted = await addAttempt();
  const result = await submitAttempt(db, { ...submitted, now: later(50) });
  expect(await closeOverdueAttempts(db, { now: later(220) })).toBe(0);
  expect(await closeOverdueAttempts(db, { now: later(221) })).toBe(1);
  expect(await getResult(db, { ...overdue, now: NOW })).toMatchObject({
    submittedAt: later(100),
    correctAnswers: 7,
  });
  expect(await getResult(db, { ...submitted, now: NOW })).toEqual(result);
  expect(await closeOverdueAttempts(db, { now: later(HOUR) })).toBe(0);
  await expect(getResult(db, { ...free, now: NOW })).rejects.toMatchObject({
    reason: 'attempt-not-finished',
  });
});

it('of a learner who was deactivated meanwhile brings them on no board', async () => {
  const { userId } = await addAttempt();
  await db('auth.users').where({ id: userId }).update({ isActive: false });
  await closeOverdueAttempts(db, { now: later(HOUR) });
  expect(await db('gamification.standings').where({ userId })).toMatchObject([{ quizzes: 1 }]);
  expect(await db('gamification.board_entries').where({ userId })).toEqual([]);
});

it('that fails keeps no other one open, and is told', async () => {
  const [broken, other] = [await addAttempt(), await addAttempt({ now: later(60) })];
  await db('quizzes.attempts')
    .where({ id: broken.attemptId })
    .update({ deadlineAt: later(-1) });
  await db('gamification.standings').where({ userId: broken.userId }).delete();
  await expect(closeOverdueAttempts(db, { now: later(HOUR) })).rejects.toBeInstanceOf(AggregateError);
  expect(await getResult(db, { ...other, now: NOW })).toMatchObject({ correctAnswers: 7 });
});

it('goes on until none is left, however many end together, also past one that fails', async () => {
  const [broken, ...others] = [
    await addAttempt(),
    await addAttempt(),
    await addAttempt(),
    await addAttempt(),
  ];
  const owner = { userId: broken?.userId };
  await db('quizzes.attempts')
    .where({ id: broken?.attemptId })
    .update({ deadlineAt: later(-1) });
  await db('gamification.standings').where(owner).delete();
  await expect(closeOverdueAttempts(db, { now: later(HOUR), size: 2 })).rejects.toBeInstanceOf(
    AggregateError,
  );
  for (const other of others)
    expect(await getResult(db, { ...other, now: NOW })).toMatchObject({ submittedAt: later(100) });
});
