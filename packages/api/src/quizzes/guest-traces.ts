import type { Trace } from '../auth/sweep-guests.ts';
import { leaveCounts } from './statistics/leave-counts.ts';

const ANSWERS = 5;

/** Quizzes that were begun. A few answers are work, in however many quizzes they were given. */
export const quizzesTraces: readonly Trace[] = [
  {
    table: 'quizzes.attempt_questions',
    work: `(select count(k.answer) from quizzes.attempt_questions k where k.user_id = u.id) >= ${ANSWERS}`,
    before: leaveCounts,
  },
  { table: 'quizzes.attempts' },
  { table: 'quizzes.regraded_attempts' },
  { table: 'quizzes.question_reports' },
];
