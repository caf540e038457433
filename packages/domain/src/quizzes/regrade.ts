import { type Activity, type ActivityCounts, RULES } from '../gamification/activities.ts';
import type { LocalMoment } from '../gamification/local-time.ts';
import { HIGH_SCORE_BASIS_POINTS } from '../gamification/quiz-activity.ts';
import { quizXp } from '../gamification/quiz-xp.ts';
import { type AnsweredQuestion, type AttemptGrade, gradeAttempt } from './grading.ts';

/** A question of a quiz that ended: as it was graded, and as it is to be. */
export interface RegradedQuestion {
  readonly questionId: string;
  readonly before: AnsweredQuestion;
  readonly after: AnsweredQuestion;
  /** Answered fully right on the same day in a quiz that counted before. Of `regraded` the quizzes themselves say so. */
  readonly isRepeated: boolean;
}

/** A quiz that ended, as far as it decides what another grade of it brings. */
export interface EndedQuiz {
  readonly attemptId: string;
  readonly examCode: string;
  readonly examTitle: string;
  /** Whether its score was counted, for boards, perfect and high-score quizzes. */
  readonly isScored: boolean;
  readonly questions: readonly RegradedQuestion[];
  /** When it ended, on the learner's clock. */
  readonly moment: LocalMoment;
}

/** What of a quiz decides its XP, by one grade of it. */
interface Counted {
  readonly grade: AttemptGrade;
  readonly repeatedAnswers: number;
  readonly xp: number;
}

export interface RegradedQuiz {
  readonly attemptId: string;
  readonly before: Counted;
  readonly after: Counted;
  /** The entry that makes up for the difference; null where there is none. */
  readonly activity: Activity | null;
}

interface Regrade {
  /** What the entries are told apart by: each quiz has one of each regrade. */
  readonly regradeId: string;
  /** The question that is graded otherwise. */
  readonly regraded: string;
}

type Grading = 'before' | 'after';

/**
 * Grades one question anew in all quizzes of a learner that asked it, in the order in which they counted. Afterwards
 * everything counts as if it had always been graded so: as it counts once a day, a quiz may get what a later one loses.
 * XP are those of today's rules, before and after; whether a quiz and its score count stays as it was.
 */
export function regradeQuizzes(
  quizzes: readonly EndedQuiz[],
  { regradeId, regraded }: Regrade,
): RegradedQuiz[] {
  const rightOn = { before: new Set<string>(), after: new Set<string>() };
  const countedBy = (quiz: EndedQuiz, grading: Grading): Counted => {
    const grade = gradeAttempt(quiz.questions.map((question) => question[grading]));
    const day = quiz.moment.localDate;
    const isRepeated = ({ questionId, ...question }: RegradedQuestion) =>
      questionId === regraded ? rightOn[grading].has(day) : question.isRepeated;
    const right = quiz.questions.filter((_question, place) => grade.questions[place]?.isCorrect === true);
    const repeatedAnswers = right.filter(isRepeated).length;
    if (right.some(({ questionId }) => questionId === regraded)) rightOn[grading].add(day);
    return { grade, repeatedAnswers, xp: xpOf(grade, repeatedAnswers) };
  };
  return quizzes.map((quiz) => {
    const [before, after] = [countedBy(quiz, 'before'), countedBy(quiz, 'after')];
    const activity = activityOf(quiz, { before, after, regradeId });
    return { attemptId: quiz.attemptId, before, after, activity };
  });
}

function xpOf({ correctAnswers, totalQuestions, scoreBasisPoints }: AttemptGrade, repeated: number): number {
  return quizXp({ countedAnswers: correctAnswers - repeated, totalQuestions, scoreBasisPoints });
}

interface Difference {
  readonly before: Counted;
  readonly after: Counted;
  readonly regradeId: string;
}

function activityOf(
  { attemptId, examTitle, moment, ...quiz }: EndedQuiz,
  { before, after, regradeId }: Difference,
): Activity | null {
  const counts = countsOf(quiz, { before, after });
  const xp = after.xp - before.xp;
  if (xp === 0 && Object.keys(counts).length === 0) return null;
  return {
    kind: 'regrade',
    sourceId: `${attemptId}/${regradeId}`,
    title: examTitle,
    // Of the day that the quiz was of, and of its week while that goes on.
    moment,
    isActivity: false,
    xp,
    rules: RULES,
    counts,
  };
}

function countsOf(
  { examCode, isScored }: Pick<EndedQuiz, 'examCode' | 'isScored'>,
  { before, after }: Omit<Difference, 'regradeId'>,
): ActivityCounts {
  const counted = ({ grade, repeatedAnswers }: Counted) => grade.correctAnswers - repeatedAnswers;
  const isPerfect = ({ grade }: Counted) => Number(grade.correctAnswers === grade.totalQuestions);
  const isHigh = ({ grade }: Counted) => Number(grade.scoreBasisPoints >= HIGH_SCORE_BASIS_POINTS);
  const basisPoints = after.grade.scoreBasisPoints - before.grade.scoreBasisPoints;
  const scored = {
    ...some('perfectQuizzes', isPerfect(after) - isPerfect(before)),
    ...some('highScoreQuizzes', isHigh(after) - isHigh(before)),
    ...(basisPoints === 0 ? {} : { exam: { [examCode]: { quizzes: 0, basisPoints } } }),
  };
  return { ...some('correctAnswers', counted(after) - counted(before)), ...(isScored ? scored : {}) };
}

function some<Name extends string>(name: Name, amount: number): Partial<Record<Name, number>> {
  return amount === 0 ? {} : ({ [name]: amount } as Record<Name, number>);
}
