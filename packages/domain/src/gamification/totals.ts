import { levelOf } from './level-curve.ts';
import type { LocalMoment } from './local-time.ts';
import { quizXp } from './quiz-xp.ts';
import { advanceStreak, NO_STREAK, type Streak, streakAsOf } from './streak.ts';

/** A score from which a quiz counts as high: 90 %. */
const HIGH_SCORE_BASIS_POINTS = 9_000;

/** Counts by exam code. */
export type ByExam = Readonly<Record<string, number>>;

/** Everything that achievements, boards and the dashboard count of one learner. */
export interface Totals {
  readonly xp: number;
  readonly level: number;
  readonly quizzes: number;
  readonly perfectQuizzes: number;
  /** Quizzes of 90 % or more. Like all that asks for a score, only of those taken as an exam. */
  readonly highScoreQuizzes: number;
  readonly questionsAnswered: number;
  /** Questions answered fully right. */
  readonly correctAnswers: number;
  readonly streakCurrent: number;
  readonly streakLongest: number;
  /** The last day that counted for the streak, on the learner's calendar. */
  readonly lastActivityDate: string | null;
  /** The last activity as an ISO 8601 instant. */
  readonly lastActivityAt: string | null;
  readonly freezes: number;
  /** Quizzes taken as an exam. */
  readonly examQuizzes: ByExam;
  /** Sum of the scores of those quizzes, in hundredths of a percent. */
  readonly examBasisPointsSum: ByExam;
}

/** A finished quiz as it counts for a learner. */
export interface QuizResult {
  readonly attemptId: string;
  readonly examCode: string;
  /**
   * Taken as an exam, all of it in time. In study mode the answers are explained on the way: that is practice, whose
   * score counts nowhere.
   */
  readonly isExam: boolean;
  readonly totalQuestions: number;
  readonly correctAnswers: number;
  readonly scoreBasisPoints: number;
  /** When it was submitted, on the learner's clock. */
  readonly moment: LocalMoment;
}

export const NO_TOTALS: Totals = {
  xp: 0,
  level: 1,
  quizzes: 0,
  perfectQuizzes: 0,
  highScoreQuizzes: 0,
  questionsAnswered: 0,
  correctAnswers: 0,
  streakCurrent: NO_STREAK.current,
  streakLongest: NO_STREAK.longest,
  lastActivityDate: NO_STREAK.lastActivityDate,
  lastActivityAt: NO_STREAK.lastActivityAt,
  freezes: NO_STREAK.freezes,
  examQuizzes: {},
  examBasisPointsSum: {},
};

/** The count of an exam, 0 if there is none; an exam may be called like something every object inherits. */
export function countOf(counts: ByExam, examCode: string): number {
  return Object.hasOwn(counts, examCode) ? (counts[examCode] ?? 0) : 0;
}

/** Totals after XP were gained or, by a correction, lost. Who corrects takes no more than there is. */
export function addXp(totals: Totals, amount: number): Totals {
  const xp = totals.xp + amount;
  return { ...totals, xp, level: levelOf(xp) };
}

/** The streak within totals, for the rules of streaks. */
export function streakOf(totals: Totals): Streak {
  return {
    current: totals.streakCurrent,
    longest: totals.streakLongest,
    lastActivityDate: totals.lastActivityDate,
    lastActivityAt: totals.lastActivityAt,
    freezes: totals.freezes,
  };
}

/** Totals as a learner sees them now: a streak that can no longer be continued shows 0. */
export function totalsAsOf(totals: Totals, now: LocalMoment): Totals {
  return { ...totals, streakCurrent: streakAsOf(streakOf(totals), now) };
}

function withActivity(totals: Totals, moment: LocalMoment): Totals {
  const { streak } = advanceStreak(streakOf(totals), moment);
  return {
    ...totals,
    streakCurrent: streak.current,
    streakLongest: streak.longest,
    lastActivityDate: streak.lastActivityDate,
    lastActivityAt: streak.lastActivityAt,
    freezes: streak.freezes,
  };
}

function withCounts(totals: Totals, { totalQuestions, correctAnswers }: QuizResult): Totals {
  return {
    ...totals,
    quizzes: totals.quizzes + 1,
    questionsAnswered: totals.questionsAnswered + totalQuestions,
    correctAnswers: totals.correctAnswers + correctAnswers,
  };
}

function withScore(totals: Totals, quiz: QuizResult): Totals {
  if (!quiz.isExam) return totals;
  const { examCode, totalQuestions, correctAnswers, scoreBasisPoints } = quiz;
  const isPerfect = correctAnswers === totalQuestions;
  const isHighScore = scoreBasisPoints >= HIGH_SCORE_BASIS_POINTS;
  return {
    ...totals,
    perfectQuizzes: totals.perfectQuizzes + Number(isPerfect),
    highScoreQuizzes: totals.highScoreQuizzes + Number(isHighScore),
    examQuizzes: { ...totals.examQuizzes, [examCode]: countOf(totals.examQuizzes, examCode) + 1 },
    examBasisPointsSum: {
      ...totals.examBasisPointsSum,
      [examCode]: countOf(totals.examBasisPointsSum, examCode) + scoreBasisPoints,
    },
  };
}

/** A passed level as it counts for a learner. */
export interface LevelPass {
  /** What it earned; nothing when it was passed in an earlier run of its course. */
  readonly xp: number;
  /** When it was passed, on the learner's clock. */
  readonly moment: LocalMoment;
}

/** Totals after a passed level: an activity of its day, and its XP (achievements come on top). */
export function applyLevel(totals: Totals, { xp, moment }: LevelPass): Totals {
  return addXp(withActivity(totals, moment), xp);
}

/** Totals after a finished quiz: counts, streak, and the XP of the quiz itself (achievements come on top). */
export function applyQuiz(totals: Totals, quiz: QuizResult): Totals {
  const counted = withScore(withCounts(totals, quiz), quiz);
  return addXp(withActivity(counted, quiz.moment), quizXp(quiz));
}
