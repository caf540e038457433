import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { noPayments } from '../../platform/payments.ts';
import { addCatalogue, addLearner } from '../../testing/builders.ts';
import { openSite, registration, type Site, uncounted } from '../../testing/callers.ts';
import { begin, later } from '../../testing/quiz-database.ts';
import {
  addScene,
  answerAs,
  answerWorld,
  correct,
  flawsOf,
  type Scene,
  take,
} from '../../testing/regrade-scene.ts';
import { createTestDatabase, PATIENCE, type TestDatabase, unhurried } from '../../testing/test-database.ts';
import { submitAttempt } from '../submit-attempt.ts';

let database: TestDatabase;
let db: Knex;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: unhurried(database.appUrl), poolSize: 10, patience: PATIENCE });
  await addCatalogue(db);
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const WAITS = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** So many wait for a lock. */
async function heldUp(count: number): Promise<void> {
  await expect.poll(async () => (await db.raw(WAITS)).rows.length, { timeout: 30_000 }).toBe(count);
}

/** Asks for the regrade of a corrected key; `deliver` does it. */
async function request(scene: Scene): Promise<void> {
  const { questionId, author } = scene;
  await author.api.quizzes.regradeQuestion({ questionId, version: await correct(scene) });
}

interface Told {
  readonly version: number;
  readonly correctAnswers: number;
  readonly regrades: number;
}

/** Which version of the corrected question a quiz has, its result, and how often it was graded anew. */
async function told({ questionId }: Scene, attemptId: string): Promise<Told> {
  const given = await db('quizzes.attempt_questions').where({ attemptId, questionId }).first();
  const { correctAnswers } = await db('quizzes.attempts').where({ id: attemptId }).first();
  const regrades = await db('quizzes.regraded_attempts').where({ attemptId });
  return { version: given.questionVersion, correctAnswers, regrades: regrades.length };
}

/** A learner who has answered all ten, the first one rightly by the corrected key. */
async function addAnswering(scene: Scene) {
  const userId = await addLearner(db);
  const quiz = { userId, code: scene.wrong, first: 'Option B', right: 9 };
  return { userId, attemptId: await answerAs(db, quiz) };
}

/** Holds an attempt, so that whoever changes it comes after whoever waited before. */
async function hold(attemptId: string): Promise<Knex.Transaction> {
  const holding = await db.transaction();
  await holding('quizzes.attempts').where({ id: attemptId }).forUpdate();
  return holding;
}

test('a quiz that was judged by the old key while the regrade has its turn ends by the right key', async () => {
  const scene = await addScene(site);
  const { userId, attemptId } = await addAnswering(scene);
  await request(scene);
  const holding = await hold(attemptId);
  const regrading = site.deliver();
  await heldUp(1);
  const ending = submitAttempt(db, { userId, attemptId, now: later(60) });
  await heldUp(2);
  await holding.rollback();
  const [result] = await Promise.all([ending, regrading]);
  expect(result).toMatchObject({ correctAnswers: 10 });
  expect(await told(scene, attemptId)).toEqual({ version: 2, correctAnswers: 10, regrades: 0 });
  expect(await flawsOf(db, userId)).toEqual([]);
});

test('a quiz that has its turn before the regrade ends by the old key, and is graded anew at once', async () => {
  const scene = await addScene(site);
  const { userId, attemptId } = await addAnswering(scene);
  await request(scene);
  const holding = await hold(attemptId);
  const ending = submitAttempt(db, { userId, attemptId, now: later(60) });
  await heldUp(1);
  const regrading = site.deliver();
  await heldUp(2);
  await holding.rollback();
  const [result] = await Promise.all([ending, regrading]);
  expect(result).toMatchObject({ correctAnswers: 9 });
  expect(await told(scene, attemptId)).toEqual({ version: 2, correctAnswers: 10, regrades: 1 });
  expect(await flawsOf(db, userId)).toEqual([]);
});

test('a quiz that is being begun with the version before is waited for, and ends by the right key', async () => {
  const scene = await addScene(site);
  const { wrong: code } = scene;
  await take(db, { userId: await addLearner(db), code, first: 'Option B', right: 9 });
  const userId = await addLearner(db);
  // What a first start writes beside the quiz is being written already: it has drawn its questions, and waits.
  const holding = await db.transaction();
  await holding('gamification.standings').insert({ userId, updatedAt: site.now });
  const beginning = begin(db, { userId, code });
  await heldUp(1);
  await request(scene);
  const regrading = site.deliver();
  await Promise.race([regrading, heldUp(2)]);
  await holding.rollback();
  const [attemptId] = await Promise.all([beginning, regrading]);
  expect(await told(scene, attemptId)).toMatchObject({ version: 2 });
  await answerWorld(db, { userId, attemptId, first: 'Option B', right: 9 });
  const result = await submitAttempt(db, { userId, attemptId, now: later(60) });
  expect(result).toMatchObject({ correctAnswers: 10 });
  const [done] = await scene.author.api.quizzes.listRegrades({ questionId: scene.questionId });
  expect(done).toMatchObject({ state: 'done', attempts: 1 });
});

test('what becomes part of an account that was passed already is graded anew', async () => {
  const scene = await addScene(site);
  const enter = async (name: string) => {
    const { api } = site.visitor();
    return { api, ...(await api.auth.register(registration(name))) };
  };
  const entered = [await enter('ada'), await enter('eve'), await enter('bob')];
  const [first, middle, last] = entered.toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
  if (first === undefined || middle === undefined || last === undefined) throw new Error('unreachable');
  for (const { userId } of [middle, last])
    await take(db, { userId, code: scene.wrong, first: 'Option B', right: 9 });
  await request(scene);
  // The regrade is at the middle one, and will not come by the first again, who had nothing to grade.
  const holding = await db.transaction();
  await holding('gamification.standings').where({ userId: middle.userId }).forUpdate();
  const regrading = site.deliver();
  await heldUp(1);
  const { code } = await last.api.accounts.offerMerge();
  await first.api.accounts.merge({ code });
  await site.deliver();
  const taken = await db('quizzes.attempts').where({ userId: first.userId }).first();
  expect(taken).toMatchObject({ correctAnswers: 9 });
  await holding.rollback();
  await regrading;
  for (const { userId } of entered)
    expect(await db('quizzes.attempts').where({ userId })).toMatchObject([{ correctAnswers: 10 }]);
});
