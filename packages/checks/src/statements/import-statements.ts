import type { Exception } from './exception-list.ts';

/** Imports of questions: all who write an exam see, publish and take back what any of them has brought. */
export const crossesUsersForImports: readonly Exception[] = [
  {
    statement:
      'select "question_imports".*, … from "quizzes"."question_imports" where …("user_id" = … or ("is_dry_run" = …',
    tables: ['auth.identifiers', 'quizzes.question_imports'],
    reason: 'Who writes an exam sees what others have brought into it, and who that was.',
  },
  {
    statement:
      'select … from "quizzes"."question_imports" where "id" = $1 and ("user_id" = $2 or ("is_dry_run" = …',
    tables: ['quizzes.question_imports'],
    reason: 'The same for one of them, by its id.',
  },
  {
    statement: 'import_undo_domains',
    tables: ['quizzes.attempt_questions'],
    reason: 'A domain stays where anybody was asked something of it.',
  },
  {
    statement: 'import_undo_exam',
    tables: ['quizzes.exam_overrides'],
    reason: 'An exam stays where it allowed anybody something of their own.',
  },
];
