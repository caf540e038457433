import type { Exception } from './exception-list.ts';

/** What authors and administrators are told about the terms of an exam. */
export const crossesUsersForTerms: readonly Exception[] = [
  {
    statement: 'quizzes_open_attempts_of_exam',
    tables: ['quizzes.attempts'],
    reason: 'Whoever changes or retires an exam is told how many quizzes go on, of all learners.',
  },
  {
    statement: 'select count(*) as "count" from (select "quizzes"."exam_overrides".* …',
    tables: ['quizzes.exam_overrides'],
    reason: 'Whoever looks at the terms of an exam is told to how many learners it allows something else.',
  },
  {
    statement: 'select "quizzes"."exam_overrides".* from "quizzes"."exam_overrides" where "exam_id" = $1 …',
    tables: ['quizzes.exam_overrides'],
    reason: 'An administrator lists to whom an exam allows something else.',
  },
];
