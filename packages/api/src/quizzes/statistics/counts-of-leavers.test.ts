import type { Knex } from 'knex';
import { expect } from 'vitest';
import { addCatalogue, addExam } from '../../testing/builders.ts';
import { enter, erase, test } from '../../testing/leavers.ts';
import { merge, undo } from '../../testing/merging.ts';
import { takeQuiz } from '../../testing/quiz-database.ts';
import { countScores } from './count-scores.ts';
import { recountScores } from './recount.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NONE = { totals: 0, items: 0, waitingAttempts: 0 };

async function countsOf(db: Knex, examId: string) {
  return await db('quizzes.score_counts')
    .where({ examId })
    .orderBy('totalScore')
    .select('totalScore', 'attempts', 'erased');
}

async function recount(db: Knex, examCode: string) {
  return await recountScores(db, { listOf: null, examCode, isDryRun: false });
}

test('what was counted of an account that is erased stays, and a recount leaves it', async ({
  site,
  db,
  ada,
}) => {
  await addCatalogue(db);
  const { examId, code } = await addExam(db);
  await takeQuiz(db, { userId: ada.userId, code, right: 6, now: site.now });
  await countScores(db);
  await ada.api.accounts.requestDeletion({});
  await site.deliver();
  site.wait(14 * DAY_MS);
  expect(await erase(site)).toBe(1);
  expect(await countsOf(db, examId)).toEqual([{ totalScore: 60_000, attempts: 1, erased: 1 }]);
  expect(await recount(db, code)).toEqual(NONE);
});

test('of two accounts that become one, each attempt is counted once, whether it was counted before or not', async ({
  site,
  db,
  ada,
}) => {
  await addCatalogue(db);
  const { examId, code } = await addExam(db);
  const { examId: later, code: laterCode } = await addExam(db);
  const bob = await enter(site, 'bob');
  await takeQuiz(db, { userId: bob.userId, code, right: 3, now: site.now });
  await countScores(db);
  await takeQuiz(db, { userId: bob.userId, code: laterCode, right: 2, now: site.now });
  const mergeId = await merge(site, ada, bob);
  await takeQuiz(db, { userId: ada.userId, code, right: 9, now: site.now });
  expect(await countScores(db)).toBe(1);
  expect(await countsOf(db, examId)).toEqual([{ totalScore: 30_000, attempts: 1, erased: 0 }]);
  expect(await countsOf(db, later)).toEqual([{ totalScore: 20_000, attempts: 1, erased: 0 }]);
  await undo(site, ada, mergeId);
  expect(await countScores(db)).toBe(0);
  for (const exam of [code, laterCode]) expect(await recount(db, exam)).toEqual(NONE);
});

test('when the account that joined another is gone, its counts stay', async ({ site, db, ada }) => {
  await addCatalogue(db);
  const { examId, code } = await addExam(db);
  const bob = await enter(site, 'bob');
  await takeQuiz(db, { userId: bob.userId, code, right: 3, now: site.now });
  await countScores(db);
  await merge(site, ada, bob);
  site.wait(15 * DAY_MS);
  expect(await erase(site)).toBe(1);
  expect(await countScores(db)).toBe(0);
  expect(await countsOf(db, examId)).toEqual([{ totalScore: 30_000, attempts: 1, erased: 1 }]);
  expect(await recount(db, code)).toEqual(NONE);
});
