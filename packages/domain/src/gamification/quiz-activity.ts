import { type Activity, type ActivityCounts, RULES } from './activities.ts';
import type { LocalMoment } from './local-time.ts';
import { quizXp } from './quiz-xp.ts';

/** A score from which a quiz counts as high: 90 %. */
export const HIGH_SCORE_BASIS_POINTS = 9_000;

/** Answers given before a quiz counts as one and its day for the streak. */
export const COUNTED_FROM_ANSWERS = 5;

/** Questions of a quiz before its score counts. */
export const SCORED_FROM_QUESTIONS = 10;

/** A question of a finished quiz. */
export interface FinishedQuestion {
  readonly isAnswered: boolean;
  /** Fully right. */
  readonly isCorrect: boolean;
  /** Days of the learner's calendar ("YYYY-MM-DD") on which it was answered fully right in another quiz. */
  readonly rightOn: readonly string[];
}

/** A finished quiz, as far as it decides what it brings. */
export interface FinishedQuiz {
  readonly attemptId: string;
  readonly examCode: string;
  readonly examTitle: string;
  /**
   * Taken as an exam, all of it in time. In study mode the answers are explained on the way: that is practice, whose
   * score counts nowhere.
   */
  readonly isExam: boolean;
  /** All questions of an exam that is graded although it is small. */
  readonly isWholeGradedExam: boolean;
  readonly questions: readonly FinishedQuestion[];
  /** As graded (`gradeAttempt`), 0 to 10,000. */
  readonly scoreBasisPoints: number;
  /** When it ended, on the learner's clock. */
  readonly moment: LocalMoment;
}

/** What a quiz brings, and why it is not more. */
export interface JudgedQuiz {
  readonly activity: Activity;
  /** Questions answered fully right that had counted before on that day. */
  readonly repeatedAnswers: number;
  /** Whether it is a completed quiz and an activity of its day. */
  readonly isCounted: boolean;
}

/**
 * What a finished quiz brings by today's rules. A question counts once on a day however often it is asked; a quiz counts
 * from five answers; what measures a score asks for a whole quiz (`isScored`).
 */
export function judgeQuiz(quiz: FinishedQuiz): JudgedQuiz {
  const { attemptId, examTitle, questions, scoreBasisPoints, moment } = quiz;
  const right = questions.filter(({ isCorrect }) => isCorrect);
  const repeatedAnswers = right.filter(({ rightOn }) => rightOn.includes(moment.localDate)).length;
  const countedAnswers = right.length - repeatedAnswers;
  const answered = questions.filter(({ isAnswered }) => isAnswered).length;
  const isCounted = answered >= COUNTED_FROM_ANSWERS;
  const activity: Activity = {
    kind: 'quiz',
    sourceId: attemptId,
    title: examTitle,
    moment,
    isActivity: isCounted,
    xp: quizXp({ countedAnswers, totalQuestions: questions.length, scoreBasisPoints }),
    rules: RULES,
    counts: {
      ...(isCounted ? { quizzes: 1 } : {}),
      ...(answered > 0 ? { questionsAnswered: answered } : {}),
      ...(countedAnswers > 0 ? { correctAnswers: countedAnswers } : {}),
      ...(isScored(quiz) ? scoreCounts(quiz) : {}),
    },
  };
  return { activity, repeatedAnswers, isCounted };
}

/** Whether the score of a quiz counts, for boards, perfect and high-score quizzes: taken as an exam, whole, and not tiny. */
function isScored({ isExam, isWholeGradedExam, questions }: FinishedQuiz): boolean {
  const isLarge = questions.length >= SCORED_FROM_QUESTIONS || isWholeGradedExam;
  return isExam && isLarge && questions.every(({ isAnswered }) => isAnswered);
}

function scoreCounts({ examCode, questions, scoreBasisPoints }: FinishedQuiz): ActivityCounts {
  return {
    ...(questions.every(({ isCorrect }) => isCorrect) ? { perfectQuizzes: 1 } : {}),
    ...(scoreBasisPoints >= HIGH_SCORE_BASIS_POINTS ? { highScoreQuizzes: 1 } : {}),
    exam: { [examCode]: { quizzes: 1, basisPoints: scoreBasisPoints } },
  };
}
