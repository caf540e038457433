import type { Exception } from './exception-list.ts';

const ATTEMPTS = ['quizzes.attempt_questions', 'quizzes.attempts'];

/** Statistics are about everybody who took an exam; what is kept of them are counts. */
export const crossesUsersForStatistics: readonly Exception[] = [
  {
    statement: 'quizzes_count_scores',
    tables: ATTEMPTS,
    reason: 'The job that counts scores of finished attempts, whosever.',
  },
  ...['quizzes_compare_counts', 'quizzes_mend_counts'].map((statement): Exception => {
    return {
      statement,
      tables: ATTEMPTS,
      reason:
        'Counts the scores of an exam anew, when its author asks; answers with how many counts were wrong.',
    };
  }),
  {
    statement: 'quizzes_leave_counts',
    tables: ATTEMPTS,
    reason:
      'Before accounts go: some at a time, which the plan shows through what it makes of their attempts.',
  },
];
