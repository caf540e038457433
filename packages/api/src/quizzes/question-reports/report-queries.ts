import type { ListQuestionReports } from '@studyhall/domain/quizzes/question-reports';
import type { Knex } from 'knex';
import * as z from 'zod';
import { isNotCopied } from '../../auth/merges.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import { type PageOf, pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import { type AuthorReach, IS_AUTHORED } from '../authored-exam-queries.ts';
import { explainedOf, REVIEW_COLUMNS, ReviewFacts } from '../shown-level-queries.ts';
import { OwnReportView, ReportedQuestionView } from './report-views.ts';

/** How many of those who reported one question are read. */
const SAID_MAX = 20;

const Reported = ReportedQuestionView.omit({ asked: true, graded: true, right: true });

const reportedQuestions = statement(
  'bank_reported',
  `with waiting as (
     select r.question_id, count(*)::int as reports, max(r.id::text) as last_id
     from quizzes.question_reports r where r.state = :state group by r.question_id
   )
   select q.id as "questionId", q.external_id as "externalId", q.domain_code as "domainCode", q.status, q.version,
     v.type, v.difficulty, v.text_format as "textFormat", v.text, e.code as "examCode", e.title as "examTitle",
     w.reports, w.last_id as "lastId",
     (select coalesce(json_agg(json_build_object('reason', s.reason, 'comment', s.comment, 'reply', s.reply,
         'version', s.question_version, 'reportedAt', s.reported_at) order by s.id desc), '[]')
       from (select * from quizzes.question_reports o where o.state = :state and o.question_id = q.id
         order by o.id desc limit ${SAID_MAX}) s) as said
   from waiting w
   join quizzes.questions q on q.id = w.question_id
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   join quizzes.exams e on e.id = q.exam_id
   where ${IS_AUTHORED} and (cast(:examCode as text) is null or e.code = :examCode)
     and (cast(:cursor as text) is null or w.last_id < cast(:cursor as text))
   order by w.last_id desc limit :limit`,
  Reported,
);

const Asked = z.object({ questionId: z.string(), asked: z.int(), graded: z.int(), right: z.int() });

const askedQuestions = statement(
  'bank_asked',
  `select question_id as "questionId", count(*)::int as asked, count(is_correct)::int as graded,
     (count(*) filter (where is_correct))::int as right
   from quizzes.attempt_questions aq where question_id = any(:ids::uuid[]) and ${isNotCopied('aq.user_id')}
   group by question_id`,
  Asked,
);

const NEVER_ASKED = { asked: 0, graded: 0, right: 0 };

/** What learners say of the questions of an author, those of whom somebody spoke last first. Errors: none for nobody. */
export async function listReportedQuestions(
  db: Knex,
  { state, examCode, cursor, limit, listOf }: ListQuestionReports & AuthorReach,
): Promise<PageOf<ReportedQuestionView>> {
  const rows = await reportedQuestions.all(db, {
    ...{ state, listOf, examCode: examCode ?? null, cursor: cursor ?? null, limit: limit + 1 },
  });
  const { items, nextCursor } = pageOf(rows, limit, ({ lastId }) => lastId);
  const counts = await askedQuestions.all(db, { ids: items.map(({ questionId }) => questionId) });
  const byId = new Map(counts.map(({ questionId, ...asked }) => [questionId, asked]));
  return {
    items: items.map((item) => ({ ...item, ...(byId.get(item.questionId) ?? NEVER_ASKED) })),
    nextCursor,
  };
}

const OwnReportRow = OwnReportView.omit({ replyWaitsFor: true, replyShownAt: true }).extend({
  /** By a quiz of theirs that goes on. */
  isBeingAsked: z.boolean(),
  /** When the last of their quizzes that asked it ended. */
  endedAt: z.date().nullable(),
  ...ReviewFacts.shape,
});

const ownReports = statement(
  'quizzes_own_reports',
  `select r.id, e.title as "examTitle", v.text, v.text_format as "textFormat", r.reason, r.comment, r.state, r.reported_at as "reportedAt",
     r.settled_at as "settledAt", r.reply, coalesce(s.is_open, false) as "isBeingAsked", s.ended_at as "endedAt",
     ${REVIEW_COLUMNS}
   from quizzes.question_reports r
   join quizzes.questions q on q.id = r.question_id
   join quizzes.question_versions v on v.question_id = r.question_id and v.version = r.question_version
   join quizzes.exams e on e.id = q.exam_id
   left join lateral (
     select max(a.submitted_at) as ended_at,
       bool_or(a.submitted_at is null and a.discarded_at is null) as is_open
     from quizzes.attempts a join quizzes.attempt_questions aq on aq.user_id = :userId and aq.attempt_id = a.id
     where a.user_id = :userId and aq.question_id = r.question_id
   ) s on r.reply is not null
   where r.user_id = :userId and (cast(:cursor as uuid) is null or r.id < cast(:cursor as uuid))
   order by r.id desc limit :limit`,
  OwnReportRow,
);

interface OwnReportsQuery extends OfUserNow {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What somebody reported and what came of it, the newest first. */
export async function listOwnReports(
  db: Knex,
  { userId, cursor, limit, now }: OwnReportsQuery,
): Promise<PageOf<OwnReportView>> {
  const rows = await ownReports.all(db, { userId, cursor: cursor ?? null, limit: limit + 1 });
  return pageOf(
    rows.map((row) => ownReportOf(row, now)),
    limit,
    ({ id }) => id,
  );
}

/** What its author says may tell the answer: it is read where the question's explanation may be. */
function ownReportOf(row: z.output<typeof OwnReportRow>, now: Date): OwnReportView {
  const { isBeingAsked, endedAt, examTerms, ownTerms, ...report } = row;
  const shown = { ...report, replyWaitsFor: null, replyShownAt: null };
  if (report.reply === null) return shown;
  if (isBeingAsked) return { ...shown, reply: null, replyWaitsFor: 'quiz' };
  const { isShown, from } = explainedOf({ examTerms, ownTerms, submittedAt: endedAt, now });
  return isShown ? shown : { ...shown, reply: null, replyWaitsFor: 'review', replyShownAt: from };
}
