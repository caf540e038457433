import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDataChecks } from '../../admin/doctor/run-data-checks.ts';
import { sweepIdleGuests } from '../../admin/sweep-idle-guests.ts';
import { createSecrets, newSecretKey } from '../../platform/secrets.ts';
import { addExam, addLearner, NOW, optionsOf, optionsWithKeyA } from '../../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../../testing/quiz-database.ts';
import { answerQuestion } from '../answer-question.ts';
import { discardAttempt } from '../discard-attempt.ts';
import { getAttempt } from '../get-attempt.ts';
import { submitAttempt } from '../submit-attempt.ts';
import { countScores } from './count-scores.ts';
import { recountScores } from './recount.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});
afterAll(async () => {
  await close();
});

const ofAll = { listOf: null };

interface Row {
  readonly totalWeight: number;
  readonly totalScore: number;
  readonly attempts: number;
  readonly erased: number;
}

async function totalsOf(examId: string): Promise<Row[]> {
  return await db('quizzes.score_counts')
    .where({ examId })
    .select('totalWeight', 'totalScore', 'attempts', 'erased')
    .orderBy('totalScore');
}

async function itemsOf(examId: string): Promise<(Row & { questionId: string; itemScore: number })[]> {
  return await db('quizzes.item_score_counts')
    .whereIn('questionId', db('quizzes.questions').where({ examId }).select('id'))
    .orderBy(['totalScore', 'itemScore', 'questionId']);
}

async function counted(examId: string): Promise<number> {
  return (await totalsOf(examId)).reduce((sum, { attempts }) => sum + attempts, 0);
}

async function differences(examCode: string) {
  return await recountScores(db, { ...ofAll, examCode, isDryRun: true });
}

const NONE = { totals: 0, items: 0, waitingAttempts: 0 };

/** What `doctor --data` says of counts. */
async function flaws(): Promise<string[]> {
  const found: string[] = [];
  await runDataChecks(db, {
    now: later(3600),
    secrets: createSecrets([newSecretKey()]),
    onFinding: ({ check, key }) => void found.push(`${check} ${key}`),
  });
  return found.filter((flaw) => flaw.startsWith('quizzes.statistics'));
}

test('the first attempt of each learner in exam mode is counted, and each once', async () => {
  const { examId, code } = await addExam(db);
  const [ada, bob] = [await addLearner(db), await addLearner(db, { role: 'guest' })];
  await takeQuiz(db, { userId: ada, code, right: 3, mode: 'study' });
  await takeQuiz(db, { userId: ada, code, right: 7, now: later(100) });
  await takeQuiz(db, { userId: ada, code, right: 9, now: later(200) });
  await takeQuiz(db, { userId: bob, code, right: 4 });
  expect(await countScores(db)).toBe(2);
  expect(await countScores(db)).toBe(0);
  expect(await totalsOf(examId)).toEqual([
    { totalWeight: 10, totalScore: 40_000, attempts: 1, erased: 0 },
    { totalWeight: 10, totalScore: 70_000, attempts: 1, erased: 0 },
  ]);
  const items = await itemsOf(examId);
  expect(items).toHaveLength(20);
  expect(
    items.filter(({ totalScore, itemScore }) => totalScore === 70_000 && itemScore === 10_000),
  ).toHaveLength(7);
  expect(await differences(code)).toEqual(NONE);
});

test('a share of a credit is counted in basis points, and the total is the sum of what was counted', async () => {
  const options = optionsWithKeyA(4).map((option, index) => ({ ...option, isCorrect: index < 3 }));
  const { examId, code } = await addExam(db, {
    questions: [{ type: 'multiple', options }, { type: 'multiple', options }, {}],
  });
  const userId = await addLearner(db);
  const attemptId = await begin(db, { userId, code });
  const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
  for (const question of questions.filter(({ type }) => type === 'multiple')) {
    const { position } = question;
    const place = optionsOf(question).findIndex(({ text }) => text === 'Option B');
    await answerQuestion(db, { userId, command: { attemptId, position, answer: [place] }, now: later(5) });
  }
  await submitAttempt(db, { userId, attemptId, now: later(60) });
  await countScores(db);
  expect(await totalsOf(examId)).toMatchObject([{ totalWeight: 3, totalScore: 6666 }]);
  expect((await itemsOf(examId)).map(({ itemScore }) => itemScore)).toEqual([0, 3333, 3333]);
});

test('questions count as much as their author says', async () => {
  const { examId, code } = await addExam(db, { questions: [{}, {}] });
  const questions = db('quizzes.questions').where({ examId }).select('id');
  await db('quizzes.question_versions').whereIn('questionId', questions).update({ weight: 3 });
  await takeQuiz(db, { userId: await addLearner(db), code, right: 1 });
  await countScores(db);
  expect(await totalsOf(examId)).toMatchObject([{ totalWeight: 6, totalScore: 30_000, attempts: 1 }]);
});

test('an answer that waits for its mark is waited for', async () => {
  const body = { modelAnswer: 'Because', points: '' };
  const { examId, code } = await addExam(db, { questions: [{ type: 'open', body }, {}] });
  const userId = await addLearner(db);
  const attemptId = await begin(db, { userId, code });
  const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
  const position = questions.findIndex(({ type }) => type === 'open');
  await answerQuestion(db, { userId, command: { attemptId, position, answer: ['I think'] }, now: later(5) });
  await submitAttempt(db, { userId, attemptId, now: later(60) });
  expect(await countScores(db)).toBe(0);
  const mark = { markPercent: 0, markedBy: userId, markedAt: NOW };
  await db('quizzes.attempt_questions').where({ userId, attemptId, position }).update(mark);
  expect(await countScores(db)).toBe(1);
  expect(await counted(examId)).toBe(1);
});

test('an attempt in which nothing was answered, or that was given up, leaves the next one the first', async () => {
  const { examId, code } = await addExam(db);
  const userId = await addLearner(db);
  const empty = await begin(db, { userId, code });
  await submitAttempt(db, { userId, attemptId: empty, now: later(10) });
  const left = await begin(db, { userId, code, now: later(20) });
  await discardAttempt(db, { userId, attemptId: left, now: later(30) });
  await takeQuiz(db, { userId, code, right: 6, now: later(40) });
  expect(await countScores(db)).toBe(1);
  expect(await totalsOf(examId)).toMatchObject([{ totalScore: 60_000 }]);
});

test('which of two was the first is decided when the one that was begun first is over, whatever was submitted first', async () => {
  const { examId, code } = await addExam(db);
  const userId = await addLearner(db);
  const first = await begin(db, { userId, code });
  await answerAll(db, { userId, attemptId: first, right: 2 });
  await takeQuiz(db, { userId, code, right: 9, now: later(20) });
  expect(await countScores(db)).toBe(0);
  await submitAttempt(db, { userId, attemptId: first, now: later(500) });
  expect(await countScores(db)).toBe(1);
  expect(await totalsOf(examId)).toMatchObject([{ totalScore: 20_000, attempts: 1 }]);
});

test('one that ends after later ones were counted is counted, too', async () => {
  const { examId, code } = await addExam(db, { timeLimitSeconds: 600 });
  const [early, late] = [await addLearner(db), await addLearner(db)];
  const attemptId = await begin(db, { userId: early, code });
  await answerAll(db, { userId: early, attemptId, right: 1 });
  await takeQuiz(db, { userId: late, code, right: 5, now: later(100_000) });
  await countScores(db);
  // As made at its deadline, long before what was counted already.
  await submitAttempt(db, { userId: early, attemptId, now: later(200_000) });
  expect(await countScores(db)).toBe(1);
  expect(await counted(examId)).toBe(2);
});

test('in whatever batches and by however many workers, nothing is lost and nothing is counted twice', async () => {
  const { examId, code } = await addExam(db);
  const learners = await Promise.all(Array.from({ length: 24 }, () => addLearner(db)));
  for (const [index, userId] of learners.entries()) await takeQuiz(db, { userId, code, right: index % 10 });
  const runs = await Promise.all(Array.from({ length: 6 }, () => countScores(db, { size: 3 })));
  expect(runs.reduce((sum, run) => sum + run, 0)).toBe(24);
  expect(await counted(examId)).toBe(24);
  expect(await differences(code)).toEqual(NONE);
});

test('whoever is killed has counted nothing, and the next run counts it', async () => {
  const { examId, code } = await addExam(db);
  await takeQuiz(db, { userId: await addLearner(db), code, right: 5 });
  await countScores(db);
  await takeQuiz(db, { userId: await addLearner(db), code, right: 5 });
  const before = await itemsOf(examId);
  const holding = await db.transaction();
  await holding('quizzes.score_counts').where({ examId }).forUpdate();
  let outcome: string | undefined;
  const counting = countScores(db).then(
    () => 'counted',
    () => 'failed',
  );
  void counting.then((how) => {
    outcome = how;
  });
  while (outcome === undefined) await killWaiting();
  expect(outcome).toBe('failed');
  await holding.rollback();
  expect(await itemsOf(examId)).toEqual(before);
  expect(await countScores(db)).toBe(1);
  expect(await counted(examId)).toBe(2);
  expect(await differences(code)).toEqual(NONE);
});

/** Ends the session that counts and waits for a lock held here: its process tries again, a few times. */
async function killWaiting(): Promise<void> {
  await db.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like 'with due as%'`,
  );
}

test('counts that are wrong are found and mended, and a dry run leaves them', async () => {
  const { examId, code } = await addExam(db);
  await takeQuiz(db, { userId: await addLearner(db), code, right: 5 });
  await countScores(db);
  const right = [await totalsOf(examId), await itemsOf(examId)];
  expect(await flaws()).toEqual([]);
  await db('quizzes.score_counts').where({ examId }).update({ attempts: 3 });
  await db('quizzes.score_counts').insert({ examId, totalWeight: 4, totalScore: 1, attempts: 2 });
  const [one] = await itemsOf(examId);
  await db('quizzes.item_score_counts')
    .where({ ...one })
    .update({ attempts: 7 });
  expect(await flaws()).toEqual([`quizzes.statistics ${code}`]);
  expect(await differences(code)).toEqual({ ...NONE, totals: 2, items: 1 });
  expect(await differences(code)).toEqual({ ...NONE, totals: 2, items: 1 });
  expect(await recountScores(db, { ...ofAll, examCode: code, isDryRun: false })).toEqual({
    ...NONE,
    totals: 2,
    items: 1,
  });
  expect(await flaws()).toEqual([]);
  expect([(await totalsOf(examId)).filter(({ attempts }) => attempts > 0), await itemsOf(examId)]).toEqual(
    right,
  );
});

test('the counts of a guest who is swept stay, and a recount leaves them', async () => {
  const { examId, code } = await addExam(db, { questions: [{}, {}] });
  const [guest, stays] = [await addLearner(db, { role: 'guest' }), await addLearner(db)];
  await takeQuiz(db, { userId: guest, code, right: 0 });
  await takeQuiz(db, { userId: stays, code, right: 1 });
  await countScores(db);
  await sweepIdleGuests(db, {
    now: new Date(NOW.getTime() + 90 * DAY_MS),
    idleDays: 7,
    erased: async () => undefined,
  });
  expect(await db('auth.users').where({ id: guest })).toEqual([]);
  expect(await totalsOf(examId)).toEqual([
    { totalWeight: 2, totalScore: 0, attempts: 1, erased: 1 },
    { totalWeight: 2, totalScore: 10_000, attempts: 1, erased: 0 },
  ]);
  expect((await itemsOf(examId)).reduce((sum, { erased }) => sum + erased, 0)).toBe(2);
  expect(await recountScores(db, { ...ofAll, examCode: code, isDryRun: false })).toEqual(NONE);
  const left = [await totalsOf(examId), await itemsOf(examId)];
  await db('quizzes.score_counts').where({ examId }).update({ attempts: 5 });
  for (const { questionId } of await itemsOf(examId))
    await db('quizzes.item_score_counts').where({ questionId }).update({ attempts: 5 });
  expect(await recountScores(db, { ...ofAll, examCode: code, isDryRun: false })).toEqual({
    ...NONE,
    totals: 2,
    items: 4,
  });
  expect([await totalsOf(examId), await itemsOf(examId)]).toEqual(left);
  expect(await flaws()).toEqual([]);
});

test('an exam that is not there is told', async () => {
  await expect(differences(`no-${randomUUID().slice(0, 8)}`)).rejects.toMatchObject({ reason: 'not-found' });
});
