import * as z from 'zod';
import { countOf, type Totals } from './totals.ts';

const delta = z.int().optional();

/**
 * Counters that have no column of their own: an entry of the stream adds to one by its name, a standing keeps them in one
 * record, and a criterion may ask for them. One more is a line here. They never fall.
 */
export const furtherCounters = { levels: delta, games: delta, games_won: delta } as const;

const FurtherCounter = z.object(furtherCounters).keyof();
type FurtherCounter = z.output<typeof FurtherCounter>;

export const furtherCounterNames: readonly FurtherCounter[] = FurtherCounter.options;

const ColumnCounter = z.enum([
  'quiz_completed',
  'perfect_quiz',
  'high_score_quiz',
  'correct_answers',
  'study_streak',
  'level_reached',
  'exam_specific',
]);
type ColumnCounter = z.output<typeof ColumnCounter>;

/** How those with a column are read. None of these ever falls but the level, so what was reached stays reached. */
const COLUMNS: Record<ColumnCounter, (totals: Totals, examCode: string | null) => number> = {
  quiz_completed: (totals) => totals.quizzes,
  perfect_quiz: (totals) => totals.perfectQuizzes,
  high_score_quiz: (totals) => totals.highScoreQuizzes,
  correct_answers: (totals) => totals.correctAnswers,
  study_streak: (totals) => totals.streakLongest,
  level_reached: (totals) => totals.level,
  exam_specific: (totals, examCode) => (examCode === null ? 0 : countOf(totals.examQuizzes, examCode)),
};

/** What an achievement counts. A high score is 90 % or more; exam_specific counts quizzes of one exam. */
export const CriteriaType = z.union([ColumnCounter, FurtherCounter]);
export type CriteriaType = z.output<typeof CriteriaType>;

/** What a counter says in these totals; of the exam, for one that counts by exam. */
export function counterValue(totals: Totals, counter: CriteriaType, examCode: string | null): number {
  return isFurther(counter) ? countOf(totals.counters, counter) : COLUMNS[counter](totals, examCode);
}

function isFurther(counter: CriteriaType): counter is FurtherCounter {
  return FurtherCounter.safeParse(counter).success;
}
