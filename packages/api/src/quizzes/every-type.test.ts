import { questionTypes, rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { questionsOfEveryType, rightAnswerTo } from '../testing/every-type.ts';
import { begin, later, openQuizDatabase } from '../testing/quiz-database.ts';
import { answerQuestion } from './answer-question.ts';
import { exportQuestions } from './bank-queries.ts';
import { checkQuestion } from './check-question.ts';
import { findWrongScores } from './doctor-scores.ts';
import { findBrokenVersions } from './doctor-versions.ts';
import { getAttempt } from './get-attempt.ts';
import { PLACED_TEXTS } from './placed-texts.ts';
import { getReview } from './result-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const SECRET = 'canary ';
const questions = questionsOfEveryType(SECRET);
let db: Knex;
let close: () => Promise<void>;
let code: string;
let examId: string;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
  ({ code, examId } = await addExam(db, { questions }));
});
afterAll(() => close?.());

/** A quiz with every type, in the order of the types. */
async function beginOf(mode: 'exam' | 'study') {
  const userId = await addLearner(db);
  const attemptId = await begin(db, { userId, code, mode });
  const attempt = { userId, attemptId };
  const shown = (await getAttempt(db, { ...attempt, now: NOW })).questions;
  const answer = async (position: number, given: ReturnType<typeof rightAnswerTo>, seconds = 1) => {
    const command = { attemptId, position, answer: [...given] };
    return await answerQuestion(db, { userId, command, now: later(seconds) });
  };
  return { ...attempt, shown, answer };
}

describe('a question of every type', () => {
  it('is there, shown without anything of its key, and stored as the doctor wants it', async () => {
    const { shown } = await beginOf('exam');
    expect(shown.map(({ type }) => type).toSorted()).toEqual([...questionTypes].toSorted());
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    const keys = await db('quizzes.questions').where({ examId }).pluck('id');
    expect(await findBrokenVersions(db, { keys })).toEqual([]);
  });

  it('gives a place to what its rules shuffle', async () => {
    const { rows } = await db.raw(
      `select v.type, v.public, jsonb_array_length(${PLACED_TEXTS}) as places from quizzes.question_versions v
       join quizzes.questions q on q.id = v.question_id where q.exam_id = ?`,
      [examId],
    );
    expect(rows).toHaveLength(questionTypes.length);
    for (const { type, public: shown, places } of rows)
      expect([type, places]).toEqual([type, rulesOf(type).shuffledIn(shown).length]);
  });

  it('comes out of the bank as its author wrote it', async () => {
    const { items } = await exportQuestions(db, { listOf: null, examCode: code, limit: 100 });
    for (const { type, text, body, hint } of questions)
      expect(items.find((item) => item.type === type)).toMatchObject({ text, ...body, hint, weight: 1 });
  });
});

describe('an answer of every type', () => {
  it('comes back as it was given, is graded by its rules, and what a person has to mark waits', async () => {
    const { userId, attemptId, shown, answer } = await beginOf('exam');
    for (const question of shown) {
      const given = rightAnswerTo(question, SECRET);
      expect(await answer(question.position, given)).toMatchObject({ newerAnswer: null });
    }
    const { questions: seen } = await getAttempt(db, { userId, attemptId, now: later(2) });
    expect(seen.map((question) => question.answer)).toEqual(shown.map((one) => rightAnswerTo(one, SECRET)));
    const result = await submitAttempt(db, { userId, attemptId, now: later(60) });
    const all = questionTypes.length;
    expect(result).toMatchObject({ correctAnswers: all - 1, waitingQuestions: 1, totalQuestions: all });
    const { questions: reviewed } = await getReview(db, { userId, attemptId, now: new Date() });
    for (const { type, isCorrect, isWaiting, score, answer: given, revealed } of reviewed) {
      const isOpen = type === 'open';
      expect([type, isCorrect, isWaiting, score]).toEqual([type, !isOpen, isOpen, isOpen ? 0 : 1]);
      expect(given).not.toBeNull();
      expect(revealed).not.toBeNull();
    }
    expect(await findWrongScores(db, { keys: [userId] })).toEqual([]);
  });

  it('in the place of another is refused, in the one statement and after it', async () => {
    const { shown, answer } = await beginOf('exam');
    const wrong = { numbers: [0, 1], texts: ['a text'] };
    for (const { type, position } of shown) {
      for (const given of Object.values(wrong)) {
        const isTaken = rulesOf(type).takes(given);
        const saved = answer(position, given);
        if (isTaken) await expect(saved).resolves.toBeDefined();
        else await expect(saved).rejects.toMatchObject({ reason: 'option-unknown' });
      }
    }
  });

  it('that was given later stays, and the other browser is told of it with its own places', async () => {
    const { userId, attemptId, shown, answer } = await beginOf('exam');
    const other = (question: (typeof shown)[number]) =>
      ['short', 'numeric', 'open'].includes(question.type) ? ['another'] : [];
    for (const question of shown) {
      const given = rightAnswerTo(question, SECRET);
      await answer(question.position, given, 30);
      const command = {
        attemptId,
        position: question.position,
        answer: other(question),
        given: { at: later(20) },
      };
      const saved = await answerQuestion(db, { userId, command, now: later(40) });
      expect([question.type, saved.newerAnswer]).toEqual([question.type, given]);
    }
  });

  it('that says nothing is none', async () => {
    const { userId, attemptId, shown, answer } = await beginOf('exam');
    for (const question of shown) {
      await answer(question.position, rightAnswerTo(question, SECRET));
      const nothing = { matching: [null, null, null], gaps: [' ', null], short: [''] }[
        question.type as string
      ];
      await answer(question.position, nothing ?? [], 2);
    }
    const { questions: seen } = await getAttempt(db, { userId, attemptId, now: later(3) });
    expect(seen.map((question) => question.answer)).toEqual(seen.map(() => null));
  });
});

describe('in study mode', () => {
  it('a check shows what is right of its own question alone', async () => {
    const { userId, attemptId, shown, answer } = await beginOf('study');
    for (const question of shown) {
      await answer(question.position, rightAnswerTo(question, SECRET));
      const command = { attemptId, position: question.position };
      const feedback = await checkQuestion(db, { userId, command, now: later(2) });
      const isOpen = question.type === 'open';
      expect(feedback).toMatchObject({ type: question.type, isCorrect: !isOpen, isWaiting: isOpen });
      const { questions: seen } = await getAttempt(db, { userId, attemptId, now: later(3) });
      expect(feedback).toEqual({ ...seen[question.position]?.feedback, images: [] });
      const others = seen.filter(({ position }) => position > question.position);
      expect(JSON.stringify(others)).not.toContain(SECRET);
    }
  });
});

describe('weights and hints', () => {
  it('a question counts as often as its weight says, and a hint costs its part of what is earned', async () => {
    const { code: weighted } = await addExam(db, {
      questions: [{ weight: 3, hint: { text: 'Think.', costPercent: 50 } }, { weight: 1 }],
    });
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code: weighted });
    const { questions: shown } = await getAttempt(db, { userId, attemptId, now: NOW });
    for (const question of shown) {
      const command = { attemptId, position: question.position, answer: [...rightAnswerTo(question, '')] };
      await answerQuestion(db, { userId, command, now: later(1) });
    }
    const heavy = shown.findIndex(({ text }) => text === 'Question 0');
    await db('quizzes.attempt_questions')
      .where({ attemptId, position: heavy })
      .update({ hintedAt: later(1) });
    const result = await submitAttempt(db, { userId, attemptId, now: later(60) });
    // Half of three, and one, of four.
    expect(result).toMatchObject({ scorePercent: 62.5, correctAnswers: 1 });
    expect(await findWrongScores(db, { keys: [userId] })).toEqual([]);
  });
});
