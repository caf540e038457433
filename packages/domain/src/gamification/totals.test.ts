import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryHistory, quizOf } from '../testing/gamification-history.ts';
import { levelOf } from './level-curve.ts';
import { localMomentOf } from './local-time.ts';
import { applyQuiz, countOf, NO_TOTALS, type QuizResult, totalsAsOf } from './totals.ts';

const quizzes = arbitraryHistory.map((history) =>
  history.flatMap((event) => (event.kind === 'quiz' ? [event.quiz] : [])),
);

const totalsOf = (list: readonly QuizResult[]) => list.reduce(applyQuiz, NO_TOTALS);

test('totals are the sums over the quizzes', () => {
  fc.assert(
    fc.property(quizzes, (list) => {
      const totals = totalsOf(list);
      const sum = (value: (quiz: QuizResult) => number) => list.reduce((n, quiz) => n + value(quiz), 0);
      expect(totals.quizzes).toBe(list.length);
      expect(totals.questionsAnswered).toBe(sum((quiz) => quiz.totalQuestions));
      expect(totals.correctAnswers).toBe(sum((quiz) => quiz.correctAnswers));
      const ifExam = (quiz: QuizResult, isSo: boolean) => Number(quiz.isExam && isSo);
      expect(totals.perfectQuizzes).toBe(sum((q) => ifExam(q, q.correctAnswers === q.totalQuestions)));
      expect(totals.highScoreQuizzes).toBe(sum((quiz) => ifExam(quiz, quiz.scoreBasisPoints >= 9_000)));
      for (const examCode of ['network', 'a1101', 'constructor', 'never']) {
        const own = (quiz: QuizResult) => ifExam(quiz, quiz.examCode === examCode);
        expect(countOf(totals.examQuizzes, examCode)).toBe(sum(own));
        expect(countOf(totals.examBasisPointsSum, examCode)).toBe(sum((q) => own(q) * q.scoreBasisPoints));
      }
      expect(totals.level).toBe(levelOf(totals.xp));
    }),
  );
});

test('nothing but the streak depends on the order of the quizzes', () => {
  fc.assert(
    fc.property(quizzes, (list) => {
      const {
        streakCurrent: _c,
        streakLongest: _l,
        lastActivityDate: _d,
        freezes: _f,
        ...there
      } = totalsOf(list);
      expect(totalsOf(list.toReversed())).toMatchObject(there);
    }),
  );
});

test('89.99 % is no high score, 90 % is', () => {
  expect(applyQuiz(NO_TOTALS, quizOf({ scoreBasisPoints: 8_999 })).highScoreQuizzes).toBe(0);
  expect(applyQuiz(NO_TOTALS, quizOf({ scoreBasisPoints: 9_000 })).highScoreQuizzes).toBe(1);
});

test('a study quiz brings XP, a day and counts of answers, and nothing that asks for a score', () => {
  const studied = applyQuiz(NO_TOTALS, quizOf({ isExam: false }));
  const { perfectQuizzes, highScoreQuizzes, examQuizzes, examBasisPointsSum } = NO_TOTALS;
  expect(studied).toEqual({
    ...applyQuiz(NO_TOTALS, quizOf()),
    ...{ perfectQuizzes, highScoreQuizzes, examQuizzes, examBasisPointsSum },
  });
});

test('totals survive being stored as JSON', () => {
  fc.assert(
    fc.property(quizzes, (list) => {
      const totals = totalsOf(list);
      expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
    }),
  );
});

test('a learner who stayed away sees a streak of 0, and everything else as it was', () => {
  const totals = applyQuiz(NO_TOTALS, quizOf());
  const at = (day: string) => localMomentOf(new Date(`${day}T12:00:00Z`), 'UTC');
  expect(totalsAsOf(totals, at('2026-11-22'))).toEqual(totals);
  expect(totalsAsOf(totals, at('2026-11-23'))).toEqual({ ...totals, streakCurrent: 0 });
});
