import { HIGH_SCORE_BASIS_POINTS } from '../quizzes/grading.ts';
import { levelOf } from './level-curve.ts';
import { advanceStreak, type Streak } from './streak.ts';

/** What a learner's history adds up to. Plain counts, so that it can be rebuilt from the history at any time. */
export interface Totals extends Streak {
  readonly xp: number;
  readonly level: number;
  readonly quizzes: number;
  readonly perfectQuizzes: number;
  /** Quizzes with 90 % or more. */
  readonly highScoreQuizzes: number;
  readonly questionsAnswered: number;
  readonly correctAnswers: number;
  /** Finished quizzes by exam code. */
  readonly examQuizzes: Readonly<Record<string, number>>;
  /** Sum of the scores, in basis points, by exam code. */
  readonly examBasisPointsSum: Readonly<Record<string, number>>;
}

export const NO_TOTALS: Totals = {
  xp: 0,
  level: 1,
  quizzes: 0,
  perfectQuizzes: 0,
  highScoreQuizzes: 0,
  questionsAnswered: 0,
  correctAnswers: 0,
  streakCurrent: 0,
  streakLongest: 0,
  freezes: 0,
  lastActivityDate: null,
  examQuizzes: {},
  examBasisPointsSum: {},
};

/** A finished quiz, as far as totals care. */
export interface QuizOutcome {
  readonly examCode: string;
  readonly totalQuestions: number;
  readonly correctAnswers: number;
  readonly scoreBasisPoints: number;
  /** The learner's own day when it ended. */
  readonly localDate: string;
}

/** XP added; the level follows. */
export function addXp(totals: Totals, amount: number): Totals {
  const xp = Math.max(0, totals.xp + amount);
  return { ...totals, xp, level: levelOf(xp) };
}

/** Counts a quiz: everything but XP. */
export function countQuiz(totals: Totals, quiz: QuizOutcome): Totals {
  const { examCode, totalQuestions, correctAnswers, scoreBasisPoints, localDate } = quiz;
  return {
    ...totals,
    ...advanceStreak(totals, localDate),
    quizzes: totals.quizzes + 1,
    perfectQuizzes: totals.perfectQuizzes + Number(correctAnswers === totalQuestions),
    highScoreQuizzes: totals.highScoreQuizzes + Number(scoreBasisPoints >= HIGH_SCORE_BASIS_POINTS),
    questionsAnswered: totals.questionsAnswered + totalQuestions,
    correctAnswers: totals.correctAnswers + correctAnswers,
    examQuizzes: plus(totals.examQuizzes, examCode, 1),
    examBasisPointsSum: plus(totals.examBasisPointsSum, examCode, scoreBasisPoints),
  };
}

function plus(counts: Readonly<Record<string, number>>, key: string, amount: number): Record<string, number> {
  return { ...counts, [key]: (Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0) + amount };
}
