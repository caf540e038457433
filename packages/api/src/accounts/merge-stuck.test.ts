import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { submitAttempt } from '../quizzes/submit-attempt.ts';
import { addCatalogue, addExam } from '../testing/builders.ts';
import { credentials } from '../testing/callers.ts';
import { enter, isOpen, test } from '../testing/leavers.ts';
import { giveCredits } from '../testing/members.ts';
import { merge, undo } from '../testing/merging.ts';
import { answerAll, begin } from '../testing/quiz-database.ts';
import { bringIn } from './merge-accounts.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test('attempts that both began with the same key are both there', async ({ site, ada, db }) => {
  await addCatalogue(db);
  const { code } = await addExam(db);
  const bob = await enter(site, 'bob');
  const startKey = randomUUID();
  const now = new Date(site.now.getTime() + MINUTE_MS);
  for (const { userId } of [ada, bob]) {
    const attemptId = await begin(db, { userId, code, startKey });
    await answerAll(db, { userId, attemptId, right: 5 });
    await submitAttempt(db, { userId, attemptId, now });
  }
  await giveCredits(site, bob, 100);
  const mergeId = await merge(site, ada, bob);
  expect(await ada.api.accounts.merges()).toMatchObject([{ id: mergeId, state: 'merged' }]);
  const ofAda = { userId: ada.userId };
  expect(await db('quizzes.attempts').where(ofAda)).toHaveLength(2);
  expect(await db('quizzes.attempts').where({ ...ofAda, idempotencyKey: startKey })).toHaveLength(1);
  expect(await db('quizzes.attempt_questions').where(ofAda)).toHaveLength(20);
  expect((await ada.api.billing.balance()).credits).toBe(100);

  await undo(site, ada, mergeId);
  expect(await db('quizzes.attempts').where(ofAda)).toHaveLength(1);
});

test('what has not arrived goes back to where it came from, also when its time is over', async ({
  site,
  ada,
  db,
}) => {
  const bob = await enter(site, 'bob');
  await giveCredits(site, bob, 300);
  const { code } = await bob.api.accounts.offerMerge();
  const { id: mergeId } = await ada.api.accounts.merge({ code });
  site.wait(15 * DAY_MS);
  await ada.api.auth.logIn(credentials('ada'));
  // Nobody has brought it in, and nobody does any more.
  expect(await ada.api.accounts.undoMerge({ mergeId })).toMatchObject({ state: 'given-back' });
  await bringIn(db, { mergeId, now: site.now });
  await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('merge-under-way');
  await site.deliver();
  expect(await ada.api.accounts.merges()).toMatchObject([{ state: 'undone' }]);
  expect(await isOpen(site, bob)).toBe(true);
  await bob.api.auth.logIn(credentials('bob'));
  expect((await bob.api.billing.balance()).credits).toBe(300);
  expect((await ada.api.billing.balance()).credits).toBe(0);
});
