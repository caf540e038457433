import { LATE_SECONDS } from '@studyhall/domain/quizzes/late-answers';
import type { Knex } from 'knex';
import { accountCheck } from '../auth/account-check.ts';
import { BrokenRow, type DataCheck, indexedCheck, keyedCheck } from '../platform/data-check.ts';
import { FIRST_ID } from '../platform/ids.ts';
import type { Reference } from '../platform/reference-check.ts';
import { statement } from '../platform/statement.ts';
import { Exam, Question } from './bank-models.ts';
import { findWrongScores } from './doctor-scores.ts';
import { findBrokenVersions } from './doctor-versions.ts';
import { findBrokenImages } from './images/doctor-images.ts';
import { PLACED_TEXTS } from './placed-texts.ts';
import { findWrongCounts } from './statistics/recount.ts';

const ACCOUNTS_AT_ONCE = 50;
const QUESTIONS_AT_ONCE = 500;
const EXAMS_AT_ONCE = 10;

const brokenAttempts = statement(
  'doctor_quizzes_attempts',
  `with given as (
     select a.id, a.total_questions, a.submitted_at, a.correct_answers, a.score_basis_points, a.xp_earned, a.local_date,
       count(q.position) as questions, coalesce(max(q.position), -1) as last,
       coalesce(bool_or(exists (select from jsonb_array_elements(q.answer) p (part)
         where jsonb_typeof(part) = 'number' and not part::int = any(q.option_order))), false) as has_strange_answer,
       coalesce(bool_or(cardinality(q.option_order) <> jsonb_array_length(${PLACED_TEXTS})), false) as has_other_options
     from quizzes.attempts a left join quizzes.attempt_questions q on q.user_id = a.user_id and q.attempt_id = a.id
     left join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.question_version
     where a.user_id = any(:keys::uuid[]) group by a.user_id, a.id
   )
   select id::text as key, case when questions <> total_questions or last <> total_questions - 1
       then format('has %s of %s questions, the last at place %s', questions, total_questions, last)
     when has_strange_answer then 'an answer is none of the options that were shown'
     when has_other_options then 'a question was shown with more or fewer parts than it has'
     else 'is submitted without a score or a day' end as what
   from given where questions <> total_questions or last <> total_questions - 1 or has_strange_answer or has_other_options
     or (submitted_at is not null and (correct_answers is null or score_basis_points is null or xp_earned is null
       or local_date is null))`,
  BrokenRow,
);

const overdueAttempts = statement(
  'doctor_quizzes_overdue',
  `select id::text as key, format('was to end %s and is still open', deadline_at) as what
   from quizzes.attempts where submitted_at is null and discarded_at is null and deadline_at < :before
   order by deadline_at limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const shortExams = statement(
  'doctor_quizzes_exams',
  `select e.code as key, format('asks %s questions and has %s published', e.question_count, count(q.id)) as what
   from quizzes.exams e left join quizzes.questions q on q.exam_id = e.id and q.status = 'published'
   where e.status = 'published' group by e.id having count(q.id) < e.question_count order by e.code limit 100`,
  BrokenRow,
);

const silentImports = statement(
  'doctor_quizzes_imports',
  `select id::text as key, format('runs since %s and was not heard from since %s', started_at, heartbeat_at) as what
   from quizzes.question_imports where user_id = any(:keys::uuid[]) and state = 'running'
     and heartbeat_at < :now::timestamptz - interval '1 hour'`,
  BrokenRow,
  { because: 'bulk' },
);

const OVERDUE_MS = 60 * 60_000;

async function findOverdue(db: Knex, { now }: { readonly now: Date }): Promise<BrokenRow[]> {
  const before = new Date(now.getTime() - LATE_SECONDS * 1000 - OVERDUE_MS);
  return await overdueAttempts.all(db, { before });
}

async function listQuestions(
  db: Knex,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await Question.query(db)
    .select('id')
    .where('id', '>', after ?? FIRST_ID)
    .orderBy('id')
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function listExams(
  db: Knex,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await Exam.query(db)
    .select('id')
    .where('id', '>', after ?? FIRST_ID)
    .orderBy('id')
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The bank, and what was answered of it. */
export const quizzesDataChecks: readonly DataCheck[] = [
  accountCheck({
    name: 'quizzes.attempts',
    holds:
      'Attempts have all of their questions, answers among the options shown, and a result once they are submitted',
    table: 'quizzes.attempts',
    size: ACCOUNTS_AT_ONCE,
    find: (db, looking) => brokenAttempts.all(db, looking),
    cure: (key) =>
      `select * from quizzes.attempt_questions where attempt_id = '${key}': bring what is missing back from a backup`,
  }),
  accountCheck({
    name: 'quizzes.scores',
    holds: 'Scores are those that the stored answers give',
    table: 'quizzes.attempts',
    size: ACCOUNTS_AT_ONCE,
    find: findWrongScores,
    cure: (key) =>
      `Compare select * from quizzes.attempt_questions where attempt_id = '${key}' with a backup`,
  }),
  indexedCheck({
    name: 'quizzes.overdue',
    holds: 'Attempts whose time is over are closed within the hour',
    table: 'quizzes.attempts',
    find: findOverdue,
    cure: () => 'Start a server, which closes them; its log says why if they stay',
  }),
  keyedCheck({
    name: 'quizzes.keys',
    holds: 'Every version of a question can be graded as its type asks for',
    table: 'quizzes.question_versions',
    size: QUESTIONS_AT_ONCE,
    listKeys: listQuestions,
    find: findBrokenVersions,
    cure: (key) =>
      `studyhall questions show ${key.split('/')[0]}; correct it in its file and import that again`,
  }),
  keyedCheck({
    name: 'quizzes.images',
    holds: 'Images that versions of questions name are stored',
    table: 'quizzes.question_versions',
    size: QUESTIONS_AT_ONCE,
    listKeys: listQuestions,
    find: findBrokenImages,
    cure: (key) =>
      `studyhall questions show ${key.split('/')[0]}; send the image again, or bring it back from a backup`,
  }),
  indexedCheck({
    name: 'quizzes.exams',
    holds: 'Published exams have as many published questions as they ask',
    table: 'quizzes.exams',
    find: (db, looking) => shortExams.all(db, looking),
    cure: (key) => `studyhall questions import FILE --exam ${key}, or lower question_count of the exam`,
  }),
  keyedCheck({
    name: 'quizzes.statistics',
    holds:
      'Statistics count the scores of the attempts that are marked as counted, and those of erased accounts',
    table: 'quizzes.item_score_counts',
    size: EXAMS_AT_ONCE,
    listKeys: listExams,
    find: findWrongCounts,
    cure: (key) => `studyhall stats ${key} --recount`,
  }),
  accountCheck({
    name: 'quizzes.imports',
    holds: 'An import that runs is heard from',
    table: 'quizzes.question_imports',
    find: (db, looking) => silentImports.all(db, looking),
    cure: (key) =>
      `Import the file again, and: update quizzes.question_imports set state = 'failed', finished_at = now() where id = '${key}'`,
  }),
];

export const quizzesReferences: readonly Reference[] = [
  {
    table: 'quizzes.questions',
    columns: ['id', 'version'],
    to: 'quizzes.question_versions',
    toColumns: ['question_id', 'version'],
  },
];
