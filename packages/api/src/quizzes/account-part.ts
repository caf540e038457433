import { type AccountPart, asTheyAre } from '../platform/account-part.ts';
import { quizzesMerge } from './merge-part.ts';
import { PLACED_TEXTS } from './placed-texts.ts';
import { leaveCounts } from './statistics/leave-counts.ts';

const VERSION =
  'from quizzes.question_versions v where v.question_id = t.question_id and v.version = t.question_version';

/** What was chosen and typed, in its own words. */
const ANSWERED = `(select coalesce(jsonb_agg(case jsonb_typeof(part)
    when 'number' then ${PLACED_TEXTS} -> part::int else part end order by place), '[]')
  from jsonb_array_elements(t.answer) with ordinality as p (part, place))`;

/** What an author said may tell the answer: where the exam does not explain everything always, the page alone knows when. */
const REPLY = `(select t.reply from quizzes.questions q join quizzes.exams e on e.id = q.exam_id
  where q.id = t.question_id and e.terms -> 'review' is null and not exists (select from quizzes.attempts a
    join quizzes.attempt_questions aq on aq.user_id = a.user_id and aq.attempt_id = a.id
    where a.user_id = t.user_id and aq.question_id = t.question_id and a.submitted_at is null and a.discarded_at is null))`;

const IMPORTED =
  'What the bank knew questions by before an import, by which it is taken back: it speaks of nobody.';
const STAGED = 'Work of an import: emptied by the transaction that fills it.';

/** Quizzes, and what was brought into the bank. Of answers the texts: places in the bank would tell the key. */
export const quizzesPart: AccountPart = {
  room: 'quizzes',
  ofNobody: ['quizzes.score_counts', 'quizzes.item_score_counts'],
  erase: async (trx, { userId }) => await leaveCounts(trx, [userId]),
  merge: quizzesMerge,
  tables: [
    {
      name: 'quizzes.attempt_questions',
      shown: {
        without: ['option_order', 'answer', 'marked_by'],
        with: { question: `(select v.text ${VERSION})`, answered: `(select ${ANSWERED} ${VERSION})` },
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
      name: 'quizzes.regraded_attempts',
      shown: { without: ['regrade_id'] },
      erased: 'removed',
      merged: 'joins',
    },
    {
      name: 'quizzes.question_reports',
      shown: { without: ['reply'], with: { question: `(select v.text ${VERSION})`, reply: REPLY } },
      erased: 'removed',
      merged: 'moves',
    },
    {
      name: 'quizzes.exam_overrides',
      shown: {
        without: ['exam_id', 'terms'],
        with: {
          exam: '(select e.title from quizzes.exams e where e.id = t.exam_id)',
          terms: `t.terms - 'password'`,
        },
      },
      erased: 'removed',
      merged: 'stays',
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
    {
      name: 'quizzes.imported_questions',
      shown: null,
      erased: 'removed',
      merged: 'stays',
      because: IMPORTED,
    },
    { name: 'quizzes.question_imports', shown: asTheyAre, erased: 'removed', merged: 'stays' },
    { name: 'quizzes.staged_questions', shown: null, erased: 'passes', merged: 'stays', because: STAGED },
    { name: 'quizzes.staged_outcomes', shown: null, erased: 'passes', merged: 'stays', because: STAGED },
  ],
};
