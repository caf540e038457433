import type { Exception } from './exception-list.ts';

/** What people show each other, and report to administrators. */
export const crossesUsersForReports: readonly Exception[] = [
  {
    statement: 'select "user_id" from "auth"."pictures" where "hash" = $1',
    tables: ['auth.pictures'],
    reason: 'A picture is shown to whoever is signed in, by its address, which others read on boards.',
  },
  {
    statement: 'select "user_id" from "auth"."pictures" where "hash" = $1 and exists (select "user".* …',
    tables: ['auth.pictures', 'auth.users'],
    reason: 'The same, unless whoever has it is shut out.',
  },
  {
    statement:
      'select "auth"."hidden_things".* from "auth"."hidden_things" where "thing" = $1 and "what" = $2 and …',
    tables: ['auth.hidden_things'],
    reason: 'The same picture of several people is shown while one of them has it of whom it is not hidden.',
  },
  ...['auth_reports', 'auth_report'].map((statement): Exception => {
    return {
      statement,
      tables: ['auth.identifiers', 'auth.pictures', 'auth.profiles', 'auth.users'],
      reason: 'Administrators see who was reported, by whom.',
    };
  }),
  {
    statement: 'select "id" from "auth"."users" where "id" in (select "subject_id" from "auth"."reports" …',
    tables: ['auth.users'],
    reason: 'Whoever was reported is locked by the report, which names them.',
  },
  ...[
    'bank_reported',
    'select "quizzes"."question_reports".* from "quizzes"."question_reports" where …',
    'select count(*) as "count" from (select "quizzes"."question_reports".* from "quizzes"."question_reports" where "question_id" …',
  ].map(
    (statement): Exception => ({
      statement,
      tables: ['quizzes.question_reports'],
      reason: 'Authors read, count and settle what anybody says of questions of theirs, without who.',
    }),
  ),
  ...['bank_asked', 'quizzes_regraded_learners'].map((statement): Exception => {
    return {
      statement,
      tables: ['quizzes.attempt_questions'],
      reason: 'How often a question was asked, and of whom it is graded anew: by its id, of everybody.',
    };
  }),
  {
    statement: 'quizzes_answers_to_mark',
    tables: [
      ...['auth.hidden_things', 'auth.identifiers', 'auth.profiles', 'auth.users'],
      ...['quizzes.attempt_questions', 'quizzes.attempts'],
    ],
    reason:
      'Authors mark what anybody answered to a question of theirs, and learn who on demand, as others see them.',
  },
  ...['quizzes_waiting_attempts', 'quizzes_answer_of_question'].map((statement): Exception => {
    return {
      statement,
      tables: ['quizzes.attempt_questions', 'quizzes.attempts'],
      reason: 'Authors mark what anybody answered to a question of theirs, without who.',
    };
  }),
  {
    statement: 'import_undo_decide',
    tables: ['quizzes.attempt_questions', 'quizzes.question_reports'],
    reason: 'A question that an import made is removed only where nobody was ever asked it or spoke of it.',
  },
  {
    statement: 'bank_compared',
    tables: ['quizzes.attempt_questions'],
    reason: 'How often a question was answered, by anybody: an author decides by it which of two stays.',
  },
  {
    statement: 'quizzes_regrade_counts',
    tables: ['quizzes.attempts', 'quizzes.regraded_attempts'],
    reason: 'What a regrade came to is said of all quizzes together, and of nobody.',
  },
];
