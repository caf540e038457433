import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { newId } from '../../platform/ids.ts';
import {
  addCatalogue,
  addExam,
  addLearner,
  NOW,
  optionsOf,
  optionsWithKeyA,
} from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { join } from '../../testing/members.ts';
import { begin, later } from '../../testing/quiz-database.ts';
import { answerQuestion } from '../answer-question.ts';
import { AuthorExam } from '../bank-models.ts';
import { getAttempt } from '../get-attempt.ts';
import { submitAttempt } from '../submit-attempt.ts';
import { countScores } from './count-scores.ts';

const DIGITS = 5;

/** The learner answers the questions whose text is named rightly, and the others wrongly. */
async function take(db: Knex, code: string, right: readonly string[]): Promise<void> {
  const userId = await addLearner(db);
  const attemptId = await begin(db, { userId, code });
  const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
  for (const question of questions) {
    const { position, text } = question;
    const isRight = right.includes(text);
    const place = optionsOf(question).findIndex((option) => (option.text === 'Option A') === isRight);
    await answerQuestion(db, { userId, command: { attemptId, position, answer: [place] }, now: later(5) });
  }
  await submitAttempt(db, { userId, attemptId, now: later(60) });
}

/** Three questions, and five attempts at them: T = 3, 2, 1, 1, 0. */
async function addTakenExam(db: Knex): Promise<string> {
  await addCatalogue(db);
  const options = optionsWithKeyA(4);
  const { code } = await addExam(db, {
    questions: ['first', 'second', 'third'].map((text) => ({ text, options })),
  });
  for (const right of [['first', 'second', 'third'], ['first', 'second'], ['first'], ['second'], []])
    await take(db, code, right);
  await countScores(db);
  return code;
}

describe('the statistics of an exam', () => {
  test('are those of the attempts at it', async ({ site, db }) => {
    const examCode = await addTakenExam(db);
    const { api } = await join(site, { role: 'admin' });
    const exam = await api.quizzes.getExamStatistics({ examCode });
    expect(exam).toMatchObject({ examCode, title: `Exam ${examCode}`, attempts: 5, items: 3 });
    // T has the mean 1.4 and the variance 5.2 / 4 = 1.3; the items have 0.3, 0.3 and 0.2.
    expect(exam.mean).toBeCloseTo(140 / 3, DIGITS);
    expect(exam.median).toBeCloseTo(100 / 3, DIGITS);
    expect(exam.standardDeviation).toBeCloseTo((100 * Math.sqrt(1.3)) / 3, DIGITS);
    expect(exam.internalConsistency).toBeCloseTo(150 * (1 - 0.8 / 1.3), DIGITS);
    expect(exam.tenths.map(({ attempts }) => attempts)).toEqual([1, 0, 0, 2, 0, 0, 1, 0, 0, 1]);
  });

  test('of its questions come in the order that was asked for, a page at a time', async ({ site, db }) => {
    const examCode = await addTakenExam(db);
    const { api } = await join(site, { role: 'admin' });
    const { items, nextCursor } = await api.quizzes.listItemStatistics({
      examCode,
      order: 'facility',
      limit: 2,
    });
    expect(items.map(({ text, facility }) => [text, facility])).toEqual([
      ['third', 20],
      ['first', 60],
    ]);
    expect(items[0]).toMatchObject({ version: 1, currentVersion: 1, attempts: 5, randomGuessScore: 25 });
    expect(items[0]?.intendedWeight).toBeCloseTo(100 / 3, DIGITS);
    // C(x, X) = 0.2; V(X) = 0.7, V(x) = 0.2.
    expect(items[0]?.discriminationIndex).toBeCloseTo((100 * 0.2) / Math.sqrt(0.14), DIGITS);
    const rest = await api.quizzes.listItemStatistics({
      ...{ examCode, order: 'facility', limit: 2 },
      cursor: nextCursor ?? '',
    });
    expect(rest).toMatchObject({ items: [{ text: 'second' }], nextCursor: null });
  });

  test('without attempts have no figures', async ({ site, db }) => {
    const { code: examCode } = await addExam(db);
    const { api } = await join(site, { role: 'admin' });
    const exam = await api.quizzes.getExamStatistics({ examCode });
    expect(exam).toMatchObject({ attempts: 0, items: 0, mean: null, median: null });
    expect(await api.quizzes.listItemStatistics({ examCode })).toMatchObject({ items: [], nextCursor: null });
  });

  test('say that it is retired, and which of its questions are being graded anew', async ({ site, db }) => {
    const examCode = await addTakenExam(db);
    const { api } = await join(site, { role: 'admin' });
    const { questionId } = await db('quizzes.question_versions').where({ text: 'third' }).first();
    const standsOf = async () => [
      await api.quizzes.getExamStatistics({ examCode }),
      await api.quizzes.listItemStatistics({ examCode }),
      await api.quizzes.getQuestionStatistics({ question: questionId }),
    ];
    for (const stand of await standsOf())
      expect(stand).toMatchObject({ examStatus: 'published', regradedQuestions: 0 });
    await db('quizzes.exams').where({ code: examCode }).update({ status: 'retired' });
    const regrade = { id: newId(), questionId, version: 1, requestedAt: NOW, heardAt: NOW };
    await db('quizzes.regrades').insert({ ...regrade, state: 'running' });
    for (const stand of await standsOf())
      expect(stand).toMatchObject({ examStatus: 'retired', regradedQuestions: 1 });
    await db('quizzes.regrades').update({ state: 'done', finishedAt: NOW });
    for (const stand of await standsOf()) expect(stand).toMatchObject({ regradedQuestions: 0 });
  });
});

test('a question shows each version that was asked, and how it was answered along the totals', async ({
  site,
  db,
}) => {
  const examCode = await addTakenExam(db);
  const { api } = await join(site, { role: 'admin' });
  const { questionId } = await db('quizzes.question_versions').where({ text: 'third' }).first();
  const [version] = await db('quizzes.question_versions').where({ questionId });
  const [shown, key, feedback] = [version.public, version.key, version.feedback].map((part) =>
    JSON.stringify(part),
  );
  const changed = { ...version, version: 2, text: 'third, but clearer', public: shown, key, feedback };
  await db('quizzes.question_versions').insert(changed);
  await db('quizzes.questions').where({ id: questionId }).update({ version: 2 });
  await take(db, examCode, ['third, but clearer']);
  await countScores(db);
  const statistics = await api.quizzes.getQuestionStatistics({ question: questionId });
  expect(statistics).toMatchObject({ examCode, questionId, currentVersion: 2 });
  expect(statistics.versions).toMatchObject([
    { version: 2, text: 'third, but clearer', attempts: 1, facility: 100, discriminationIndex: null },
    { version: 1, text: 'third', attempts: 5, facility: 20 },
  ]);
  const [, first] = statistics.versions;
  expect(first?.scores).toEqual([
    { scorePercent: 0, attempts: 4 },
    { scorePercent: 100, attempts: 1 },
  ]);
  expect(first?.curve.filter(({ attempts }) => attempts > 0)).toEqual([
    { fromPercent: 0, attempts: 1, facility: 0 },
    { fromPercent: 30, attempts: 2, facility: 0 },
    { fromPercent: 60, attempts: 1, facility: 0 },
    { fromPercent: 90, attempts: 1, facility: 100 },
  ]);
});

test('each author has those of the exams that are theirs, and counts no other anew', async ({ site, db }) => {
  const [own, foreign] = [await addTakenExam(db), (await addExam(db)).code];
  const bea = await join(site);
  const exam = await db('quizzes.exams').where({ code: own }).first();
  await AuthorExam.query(db).insert({ userId: bea.userId, examId: exam.id });
  const api = site.callerFor({
    ...{ userId: bea.userId, role: 'individual', sessionId: 'one', timeZone: 'UTC', language: 'en' },
    rights: { author: 'listed' },
  });
  expect(await api.quizzes.getExamStatistics({ examCode: own })).toMatchObject({ attempts: 5 });
  expect(await api.quizzes.recountScores({ examCode: own, isDryRun: false })).toEqual({
    totals: 0,
    items: 0,
    waitingAttempts: 0,
  });
  const { questionId } = await db('quizzes.questions as q')
    .join('quizzes.exams as e', 'e.id', 'q.examId')
    .where({ 'e.code': foreign })
    .first('q.id as questionId');
  for (const refused of [
    () => api.quizzes.getExamStatistics({ examCode: foreign }),
    () => api.quizzes.listItemStatistics({ examCode: foreign }),
    () => api.quizzes.getQuestionStatistics({ question: questionId }),
    () => api.quizzes.recountScores({ examCode: foreign, isDryRun: false }),
  ])
    await expect(refused()).rejects.toThrow('not-found');
});
