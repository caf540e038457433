/** The level of a course that a quiz was started for, as it is in the run that it was for. */
export interface LevelOfQuiz {
  readonly enrolmentId: string;
  readonly levelId: string;
  readonly passPercent: number;
  readonly isPassed: boolean;
  /** All levels before it are passed. */
  readonly isOpen: boolean;
  /** The best score of the run's quizzes for it that are not graded anew; null without one. */
  readonly otherBest: number | null;
}

/** A quiz that is graded anew. */
export interface QuizOfLevel {
  readonly level: LevelOfQuiz | null;
  readonly before: number;
  readonly after: number;
}

/** What another grade means to a level: it is passed by this quiz; or it stays passed, and nothing passes it any more. */
export type LevelChange = 'won' | 'lost';

/**
 * What other grades mean to the levels that quizzes were for, looked at the whole record of each run: a level is lost where
 * no quiz passes it any more, and won by the first that does where none did. In the order of the quizzes, null where
 * nothing follows; what concerns a level stands once.
 */
export function levelChanges(quizzes: readonly QuizOfLevel[]): (LevelChange | null)[] {
  const changes = quizzes.map((): LevelChange | null => null);
  const keyOf = ({ enrolmentId, levelId }: LevelOfQuiz) => `${enrolmentId} ${levelId}`;
  const levels = new Map(quizzes.flatMap(({ level }) => (level === null ? [] : [[keyOf(level), level]])));
  for (const [key, level] of levels) {
    const tries = quizzes.flatMap((quiz, index) =>
      quiz.level !== null && keyOf(quiz.level) === key ? [{ ...quiz, index }] : [],
    );
    const passes = (basisPoints: number) => basisPoints >= level.passPercent * 100;
    const isByOther = level.otherBest !== null && passes(level.otherBest);
    const hadPassed = isByOther || tries.some(({ before }) => passes(before));
    const first = tries.find(({ after }) => passes(after));
    if (level.isPassed && hadPassed && !isByOther && first === undefined)
      changes[tries.at(-1)?.index ?? 0] = 'lost';
    if (!level.isPassed && level.isOpen && !hadPassed && first !== undefined) changes[first.index] = 'won';
  }
  return changes;
}
