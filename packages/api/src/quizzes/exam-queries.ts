import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { langOf, type OfReaderNow, readerBindings, textOf } from '../platform/translated.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { Exam } from './bank-models.ts';
import { Attempt } from './models.ts';
import { areResultsShown, REVIEW_COLUMNS, ReviewFacts, termsOf } from './shown-level-queries.ts';
import { domainTitleOf } from './translation-queries.ts';
import { ExamView, OpenAttemptView } from './views.ts';
import { isOfExam } from './whole-exam-queries.ts';

const ListedExam = ExamView.omit({
  ...{ gradeMethod: true, myGradePercent: true, myGradedAttemptId: true },
  ...{ opensAt: true, closesAt: true },
}).extend({
  myAveragePercent: z.number().nullable(),
  gradedAttemptId: z.string().nullable(),
  gradedPercent: z.number().nullable(),
  ...ReviewFacts.shape,
});
type ListedExam = z.output<typeof ListedExam>;

const publishedExams = statement(
  'quizzes_exams',
  `select e.code, ${textOf('e', 'title')} as title, ${textOf('e', 'description')} as description, ${langOf('e')} as lang,
       e.question_count as "questionCount",
       e.time_limit_seconds as "timeLimitSeconds", e.pass_percent as "passPercent",
       coalesce(d.questions, 0) as "publishedQuestions", coalesce(d.domains, '[]') as domains,
       coalesce(m.quizzes, 0) as "myQuizzes", m.best / 100.0::float8 as "myBestPercent",
       m.average / 100.0::float8 as "myAveragePercent", g.id as "gradedAttemptId",
       g.score / 100.0::float8 as "gradedPercent", ${REVIEW_COLUMNS}
     from quizzes.exams e
     left join lateral (
       select sum(c.questions)::int as questions, json_agg(json_build_object('code', c.code, 'title', c.title,
           'weight', c.weight, 'questions', c.questions) order by c.code) as domains
       from (select d.code, ${domainTitleOf()} as title, d.weight, count(q.id)::int as questions
             from quizzes.exam_domains d
             left join quizzes.questions q
               on q.exam_id = d.exam_id and q.domain_code = d.code and q.status = 'published'
             where d.exam_id = e.id group by d.code, d.title, d.weight) c
     ) d on true
     left join lateral (
       select count(*)::int as quizzes, max(a.score_basis_points) filter (where ${isOfExam('a')}) as best,
         round(avg(a.score_basis_points) filter (where ${isOfExam('a')})) as average
       from quizzes.attempts a where a.user_id = :userId and a.exam_id = e.id and a.submitted_at is not null
     ) m on true
     left join lateral (
       select a.id, a.score_basis_points as score from quizzes.attempts a
       where a.exam_id = e.id and a.user_id = :userId and ${isOfExam('a')} and a.submitted_at is not null
       order by case e.terms ->> 'gradeMethod' when 'first' then extract(epoch from a.submitted_at)
         when 'last' then -extract(epoch from a.submitted_at) else -a.score_basis_points end, a.submitted_at, a.id
       limit 1
     ) g on true
     where e.status = 'published' order by e.display_order, e.title`,
  ListedExam,
);

/** Published exams, with how the learner did in each, as far as that is shown. */
export async function listExams(db: Knex, { userId, now, language }: OfReaderNow): Promise<ExamView[]> {
  return (await publishedExams.all(db, { userId, ...readerBindings({ language }) })).map((row) =>
    examViewOf(row, now),
  );
}

function examViewOf(row: ListedExam, now: Date): ExamView {
  const { examTerms, ownTerms, myAveragePercent, gradedAttemptId, gradedPercent, ...exam } = row;
  const { gradeMethod, opensAt, closesAt } = termsOf(row);
  const isAverage = gradeMethod === 'average';
  const isShown = areResultsShown({ examTerms, ownTerms, now });
  return {
    ...exam,
    ...{ gradeMethod, opensAt, closesAt },
    myBestPercent: isShown ? exam.myBestPercent : null,
    myGradePercent: !isShown ? null : isAverage ? myAveragePercent : gradedPercent,
    // Which is the best one tells of a result that is not shown.
    myGradedAttemptId: isAverage || !isShown ? null : gradedAttemptId,
  };
}

/** Whether there is an exam of this code that learners may take, or could once. */
export async function isKnownExam(db: Knex, examCode: string): Promise<boolean> {
  const exam = await Exam.query(db).findOne({ code: examCode }).whereNot({ status: 'draft' }).select('id');
  return exam !== undefined;
}

/** Columns of an unfinished attempt; the dashboard shows the newest. */
export const OPEN_ATTEMPT_COLUMNS = `a.id as "attemptId", e.code as "examCode", ${textOf('e', 'title')} as "examTitle",
  ${langOf('e')} as "examLang", a.mode,
  (select count(*)::int from quizzes.attempt_questions aq
   where aq.user_id = :userId and aq.attempt_id = a.id and aq.answer is not null) as answered,
  a.total_questions as "totalQuestions", a.started_at as "startedAt", a.deadline_at as "deadlineAt"`;

const openAttempts = statement(
  'quizzes_open_attempts',
  `select ${OPEN_ATTEMPT_COLUMNS}
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)
       and a.discarded_at is null
     order by a.last_activity_at desc limit 20`,
  OpenAttemptView,
);

/** Attempts that can go on, the one last worked on first. */
export async function listOpenAttempts(
  db: Knex,
  { userId, now, language }: OfReaderNow,
): Promise<OpenAttemptView[]> {
  return await openAttempts.all(db, { userId, now, ...readerBindings({ language }) });
}

/** Attempts of any learner whose time was over at `before`, the oldest first, without the first `skipped`: for the sweep that ends them. */
export async function listOverdueAttempts(
  db: Knex,
  { before, skipped, limit }: { readonly before: Date; readonly skipped: number; readonly limit: number },
): Promise<AttemptKey[]> {
  const attempts = await Attempt.query(db)
    .select('userId', 'id')
    .whereNull('submittedAt')
    .where('deadlineAt', '<', before)
    .whereNull('discardedAt')
    .orderBy(['deadlineAt', 'id'])
    .limit(limit)
    .offset(skipped);
  return attempts.map(({ userId, id }) => ({ userId, attemptId: id }));
}
