import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addExam, addLearner, NOW, optionsOf, optionsWithKeyA } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { statementsOf } from '../testing/statements.ts';
import { answerQuestion } from './answer-question.ts';
import { getAttempt } from './get-attempt.ts';
import { getResult, getReview } from './result-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

async function sumOfXp(userId: string): Promise<number> {
  const entries: { xp: number }[] = await db('gamification.activities').where({ userId });
  return entries.reduce((sum, { xp }) => sum + xp, 0);
}

describe('submitting an attempt', () => {
  it('grades what was saved and awards XP, streak and achievements', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerAll(db, { userId, attemptId, right: 9 });
    const result = await submitAttempt(db, { userId, attemptId, now: later(60) });
    expect(result).toMatchObject({
      correctAnswers: 9,
      totalQuestions: 10,
      scorePercent: 90,
      hasPassed: true,
      quizXp: 135,
      xpEarned: 135 + 50,
      streakBefore: 0,
      streakAfter: 1,
      timeTakenSeconds: 60,
    });
    expect(result.achievements.map(({ slug }) => slug)).toEqual(['first-steps']);
    expect(result.avatars.map(({ slug }) => slug)).toEqual(['quiz-champion']);
    const entries = await db('gamification.activities').where({ userId }).orderBy(['version', 'ordinal']);
    expect(entries.map(({ kind, xp }) => [kind, xp])).toEqual([
      ['quiz', 135],
      ['achievement', 50],
    ]);
  });

  it('costs two statements and no transaction', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const statements = await statementsOf(db, () => submitAttempt(db, { userId, attemptId, now: later(60) }));
    expect(statements).toHaveLength(2);
  });

  it('changes nothing when repeated, and answers the same', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerAll(db, { userId, attemptId, right: 10 });
    const first = await submitAttempt(db, { userId, attemptId, now: later(60) });
    const again = await submitAttempt(db, { userId, attemptId, now: later(90) });
    expect(again).toEqual(first);
  });

  it('gives one result, XP, streak and counters for fifty parallel submissions', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerAll(db, { userId, attemptId, right: 10 });
    const results = await Promise.all(
      Array.from({ length: 50 }, () => submitAttempt(db, { userId, attemptId, now: later(60) })),
    );
    for (const result of results) expect(result).toEqual(results[0]);
    const [standing] = await db('gamification.standings').where({ userId });
    expect(standing).toMatchObject({ quizzes: 1, correctAnswers: 10, streakCurrent: 1, xp: 150 + 50 + 150 });
    expect(await sumOfXp(userId)).toBe(standing.xp);
    const players = await db('gamification.board_histogram').where({
      board: 'xp',
      width: 1,
      bucket: standing.xp,
    });
    const entries = await db('gamification.board_entries').where({ board: 'xp', score: standing.xp });
    expect(players[0].players).toBe(entries.length);
  });

  it('counts two attempts that end at the same moment both', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attempts = await Promise.all(Array.from({ length: 8 }, () => begin(db, { userId, code })));
    for (const attemptId of attempts) await answerAll(db, { userId, attemptId, right: 10 });
    await Promise.all(attempts.map((attemptId) => submitAttempt(db, { userId, attemptId, now: later(60) })));
    const [standing] = await db('gamification.standings').where({ userId });
    expect(standing).toMatchObject({ quizzes: 8, perfectQuizzes: 8 });
    expect(await sumOfXp(userId)).toBe(standing.xp);
  });

  it('decides anew when an answer is saved after it looked: no acknowledged answer is missing', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const writes: string[] = [];
    const listen = ({ sql }: { sql: string }): void => {
      if (sql.includes('ended as')) writes.push(sql);
    };
    db.on('query', listen);
    const saving = await db.transaction();
    await answerAll(saving, { userId, attemptId, right: 10 });
    const submission = submitAttempt(db, { userId, attemptId, now: later(60) });
    // It has read and is about to write, which waits for the attempt that the answers hold.
    await expect.poll(() => writes.length).toBe(1);
    await saving.commit();
    const result = await submission;
    db.removeListener('query', listen);
    expect(result).toMatchObject({ correctAnswers: 10, scorePercent: 100 });
    expect(await getResult(db, { userId, attemptId, now: NOW })).toEqual(result);
    expect(writes).toHaveLength(2);
    const [standing] = await db('gamification.standings').where({ userId });
    expect(standing).toMatchObject({ quizzes: 1, correctAnswers: 10 });
  });

  it('counts as made at the deadline when it comes late, with the answers saved until then', async () => {
    const { code } = await addExam(db, { timeLimitSeconds: 100 });
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerAll(db, { userId, attemptId, right: 4 });
    const late = answerQuestion(db, {
      userId,
      command: { attemptId, position: 9, answer: [0] },
      now: later(120),
    });
    await expect(late).rejects.toMatchObject({ reason: 'attempt-overdue' });
    const result = await submitAttempt(db, { userId, attemptId, now: later(4000) });
    const ended = {
      correctAnswers: 4,
      submittedAt: later(100),
      timeTakenSeconds: 100,
      wasEndedByClock: true,
    };
    expect(result).toMatchObject(ended);
    expect(await getResult(db, { userId, attemptId, now: later(4000) })).toMatchObject(ended);
  });

  it('refuses answers after the end', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await submitAttempt(db, { userId, attemptId, now: later(10) });
    const answer = answerQuestion(db, {
      userId,
      command: { attemptId, position: 0, answer: [0] },
      now: later(11),
    });
    await expect(answer).rejects.toMatchObject({ reason: 'attempt-finished' });
  });

  it("does not find another learner's attempt", async () => {
    const { code } = await addExam(db);
    const attemptId = await begin(db, { userId: await addLearner(db), code });
    const stranger = await addLearner(db);
    await expect(submitAttempt(db, { userId: stranger, attemptId, now: NOW })).rejects.toMatchObject({
      reason: 'not-found',
    });
    await expect(getAttempt(db, { userId: stranger, attemptId, now: NOW })).rejects.toMatchObject({
      reason: 'not-found',
    });
  });

  it('in study mode moves no board of the exam and reaches nothing that asks for a score', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    for (let n = 0; n < 5; n += 1) await takeQuiz(db, { userId, code, mode: 'study', right: 10 });
    const boards: { board: string }[] = await db('gamification.board_entries').where({ userId });
    expect(boards.map(({ board }) => board).sort()).toEqual(['xp', 'xp:2026-W11']);
    const [standing] = await db('gamification.standings').where({ userId });
    expect(standing).toMatchObject({
      quizzes: 5,
      correctAnswers: 10,
      perfectQuizzes: 0,
      highScoreQuizzes: 0,
    });
    expect(standing).toMatchObject({ streakCurrent: 1, examQuizzes: {} });
  });

  it('keeps guests off the boards', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db, { role: 'guest' });
    const attemptId = await begin(db, { userId, code });
    await answerAll(db, { userId, attemptId, right: 10 });
    await submitAttempt(db, { userId, attemptId, now: later(60) });
    expect(await db('gamification.board_entries').where({ userId })).toEqual([]);
  });
});

describe('what was right before on the same day', () => {
  it('counts once, and is said', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    await takeQuiz(db, { userId, code, right: 6 });
    const again = await takeQuiz(db, { userId, code, mode: 'study', right: 10, now: later(600) });
    const counted = 10 - again.repeatedAnswers;
    expect(again).toMatchObject({ correctAnswers: 10, quizXp: 15 * counted });
    const [standing] = await db('gamification.standings').where({ userId });
    expect(standing).toMatchObject({ quizzes: 2, correctAnswers: 6 + counted, questionsAnswered: 20 });
    // Which six were right is chance, as the order of the questions is; that all of them had counted is not.
    expect(again.repeatedAnswers).toBe(6);
    const third = await takeQuiz(db, { userId, code, right: 10, now: later(1200) });
    expect(third).toMatchObject({ repeatedAnswers: 10, quizXp: 0, isCounted: true });
  });

  it('counts anew on the next day, and for another learner', async () => {
    const { code } = await addExam(db);
    const [ada, bob] = [await addLearner(db), await addLearner(db)];
    await takeQuiz(db, { userId: ada, code, right: 10 });
    const tomorrow = { userId: ada, code, right: 10, now: later(DAY) };
    expect(await takeQuiz(db, tomorrow)).toMatchObject({ repeatedAnswers: 0, quizXp: 150 });
    expect(await takeQuiz(db, { userId: bob, code, right: 10 })).toMatchObject({ repeatedAnswers: 0 });
  });

  it('is looked for on the learner’s own calendar', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db, { timeZone: 'Pacific/Auckland' });
    // 01:00 and 23:00 on the same day there; in UTC they are two.
    await takeQuiz(db, { userId, code, right: 10, now: later(0) });
    const evening = await takeQuiz(db, { userId, code, right: 10, now: later(22 * 60 * 60) });
    expect(evening).toMatchObject({ repeatedAnswers: 10, quizXp: 0 });
  });

  it('counts once when two attempts end at the same moment', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attempts = await Promise.all(Array.from({ length: 4 }, () => begin(db, { userId, code })));
    for (const attemptId of attempts) await answerAll(db, { userId, attemptId, right: 10 });
    const results = await Promise.all(
      attempts.map((attemptId) => submitAttempt(db, { userId, attemptId, now: later(60) })),
    );
    expect(results.map(({ quizXp }) => quizXp).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 150]);
  });
});

describe('a quiz that was hardly taken', () => {
  const standingOf = async (userId: string) => await db('gamification.standings').where({ userId }).first();

  it('blank and out of time brings nothing: no XP, no day, no board, no achievement', async () => {
    const { code } = await addExam(db, { timeLimitSeconds: 100 });
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const result = await submitAttempt(db, { userId, attemptId, now: later(4000) });
    expect(result).toMatchObject({ xpEarned: 0, isCounted: false, streakAfter: 0, achievements: [] });
    expect(await standingOf(userId)).toMatchObject({
      quizzes: 0,
      questionsAnswered: 0,
      lastActivityDate: null,
    });
    for (const table of ['activity_days', 'board_entries', 'user_achievements'])
      expect(await db(`gamification.${table}`).where({ userId }), table).toEqual([]);
    expect(await db('gamification.activities').where({ userId })).toMatchObject([
      { kind: 'quiz', sourceId: attemptId, xp: 0, isActivity: false, rules: 2, counts: {} },
    ]);
  });

  it.each([
    ['four', 4, { quizzes: 0, streakCurrent: 0, correctAnswers: 4, xp: 40 }],
    ['five', 5, { quizzes: 1, streakCurrent: 1, correctAnswers: 5, xp: 50 + 50 }],
  ])('counts from five answers: %s', async (_word, count, standing) => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
    for (const question of questions.slice(0, count)) {
      const answer = [optionsOf(question).findIndex(({ text }) => text === 'Option A')];
      const command = { attemptId, position: question.position, answer };
      await answerQuestion(db, { userId, command, now: later(1) });
    }
    await submitAttempt(db, { userId, attemptId, now: later(60) });
    expect(await standingOf(userId)).toMatchObject({ ...standing, examQuizzes: {}, highScoreQuizzes: 0 });
  });

  it('of a small exam scores nowhere, unless the exam is graded and was taken as a whole', async () => {
    const questions = Array.from({ length: 7 }, () => ({}));
    const { code, examId } = await addExam(db, { questions });
    const last = db('quizzes.questions').where({ examId, externalId: 'q-6' });
    await last.clone().update({ status: 'draft' });
    const userId = await addLearner(db);
    await takeQuiz(db, { userId, code, right: 6 });
    expect(await standingOf(userId)).toMatchObject({ quizzes: 1, perfectQuizzes: 0, examQuizzes: {} });
    await db('quizzes.exams').where({ code }).update({ isGradedWhenSmall: true });
    await takeQuiz(db, { userId, code, right: 6, now: later(DAY) });
    expect(await standingOf(userId)).toMatchObject({ perfectQuizzes: 1, examQuizzes: { [code]: 1 } });
    const now = later(2 * DAY);
    const attemptId = await begin(db, { userId, code, now });
    await answerAll(db, { userId, attemptId, right: 6, now });
    await last.clone().update({ status: 'published' });
    await submitAttempt(db, { userId, attemptId, now: later(2 * DAY + 60) });
    expect(await standingOf(userId)).toMatchObject({ quizzes: 3, perfectQuizzes: 1 });
  });
});

describe('before the end', () => {
  it('no payload holds a key or an explanation', async () => {
    const options = optionsWithKeyA().map((option) => ({
      ...option,
      explanation: `canary ${randomUUID()}`,
    }));
    const { code } = await addExam(db, { questions: [{ options }, { options }] });
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const command = { attemptId, position: 0, answer: [1] };
    const received = JSON.stringify([
      await getAttempt(db, { userId, attemptId, now: NOW }),
      await answerQuestion(db, { userId, command, now: NOW }),
    ]);
    expect(received).not.toContain('canary');
    expect(received).not.toContain('isCorrect');
    await expect(getReview(db, { userId, attemptId, now: NOW })).rejects.toMatchObject({
      reason: 'attempt-not-finished',
    });
    await submitAttempt(db, { userId, attemptId, now: NOW });
    expect(JSON.stringify(await getReview(db, { userId, attemptId, now: NOW }))).toContain('canary');
  });
});
