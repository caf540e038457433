import { type AccountPart, asTheyAre } from '../platform/account-part.ts';
import { quizzesMerge } from './merge-part.ts';

const VERSION =
  'from quizzes.question_versions v where v.question_id = t.question_id and v.version = t.question_version';

const STAGED = 'Work of an import: emptied by the transaction that fills it.';

/** Quizzes, and what was brought into the bank. Of answers the chosen texts: places in the bank would tell the key. */
export const quizzesPart: AccountPart = {
  room: 'quizzes',
  ofNobody: [],
  merge: quizzesMerge,
  tables: [
    {
      name: 'quizzes.attempt_questions',
      shown: {
        without: ['option_order', 'selected'],
        with: {
          question: `(select v.text ${VERSION})`,
          chosen: `(select coalesce(jsonb_agg(v.options -> s.place -> 'text' order by s.place), '[]')
            from unnest(t.selected) as s (place) join quizzes.question_versions v
              on v.question_id = t.question_id and v.version = t.question_version)`,
        },
      },
      erased: 'removed',
      merged: 'joins',
    },
    {
      name: 'quizzes.attempts',
      shown: {
        with: { exam: '(select e.title from quizzes.exams e where e.id = t.exam_id)' },
      },
      erased: 'removed',
      merged: 'joins',
    },
    {
      name: 'quizzes.author_exams',
      shown: {
        without: ['exam_id'],
        with: { exam: '(select e.title from quizzes.exams e where e.id = t.exam_id)' },
      },
      erased: 'removed',
      merged: 'stays',
    },
    { name: 'quizzes.question_import_rows', shown: asTheyAre, erased: 'removed', merged: 'stays' },
    { name: 'quizzes.question_imports', shown: asTheyAre, erased: 'removed', merged: 'stays' },
    { name: 'quizzes.staged_questions', shown: null, erased: 'passes', merged: 'stays', because: STAGED },
    { name: 'quizzes.staged_outcomes', shown: null, erased: 'passes', merged: 'stays', because: STAGED },
  ],
};
