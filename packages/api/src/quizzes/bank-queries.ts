import { DomainError } from '@studyhall/domain/errors';
import { tagOf } from '@studyhall/domain/quizzes/import-draft';
import { QuestionHint, QuestionSource } from '@studyhall/domain/quizzes/question-draft';
import { saidIn } from '@studyhall/domain/quizzes/question-translation';
import { type QuestionType, rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Knex } from 'knex';
import * as z from 'zod';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { type AuthorReach, IS_AUTHORED, isAuthored } from './authored-exam-queries.ts';
import { type BankStatus, Exam } from './bank-models.ts';
import {
  type BankQuestionsView,
  BankQuestionView,
  type DraftsView,
  ListedBankExamView,
  type WholeQuestionView,
} from './bank-views.ts';
import { listImagesIn } from './images/image-queries.ts';
import type { ImageView } from './images/image-views.ts';
import { Translations } from './translation-queries.ts';

const allExams = statement(
  'bank_exams',
  `select e.code, e.title, e.description, e.status, e.question_count as "questionCount",
     e.time_limit_seconds as "timeLimitSeconds", e.pass_percent as "passPercent",
     e.is_graded_when_small as "isGradedWhenSmall", count(q.id)::integer as questions,
     count(q.id) filter (where q.status = 'published')::integer as "publishedQuestions",
     (e.terms ->> 'opensAt')::timestamptz as "opensAt", (e.terms ->> 'closesAt')::timestamptz as "closesAt"
   from quizzes.exams e left join quizzes.questions q on q.exam_id = e.id
   where ${IS_AUTHORED}
   group by e.id order by e.display_order, e.title`,
  ListedBankExamView,
);

/** Every exam of the author with the size of its bank. */
export async function listAllExams(db: Knex, { listOf }: AuthorReach): Promise<ListedBankExamView[]> {
  return await allExams.all(db, { listOf });
}

interface Page extends AuthorReach {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface QuestionFilter extends Page {
  readonly examCode: string;
  /** A part of the text or of the external id, in any letter case. */
  readonly search?: string | undefined;
  readonly domainCode?: string | undefined;
  readonly status?: BankStatus | undefined;
  readonly type?: QuestionType | undefined;
}

/**
 * The order is that of the index `questions_of_exam`, in which a page begins where the one before it ended. That the exam is one and
 * that the place is known before the first row is looked at lets the planner walk the index: a page of a large bank costs a page.
 */
const BANK_PAGE = `from quizzes.questions q
     join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
     where q.exam_id = (select e.id from quizzes.exams e where e.code = :examCode and ${IS_AUTHORED})
       and (q.status, q.domain_code, q.id) > (
         case when cast(:cursor as uuid) is null then ''
           else (select status from quizzes.questions where id = :cursor) end,
         case when cast(:cursor as uuid) is null then ''
           else (select domain_code from quizzes.questions where id = :cursor) end,
         coalesce(cast(:cursor as uuid), '00000000-0000-0000-0000-000000000000'))`;
const BANK_FILTER = `and (cast(:domainCode as text) is null or q.domain_code = :domainCode)
       and (cast(:status as text) is null or q.status = :status)
       and (cast(:type as text) is null or v.type = :type)
       and (cast(:pattern as text) is null or v.text ilike :pattern or q.external_id ilike :pattern)`;
const BANK_ORDER = 'order by q.status, q.domain_code, q.id limit :limit';

const QUESTION_COLUMNS = `q.id as "questionId", q.external_id as "externalId", q.domain_code as "domainCode", q.status,
       q.version, v.type, v.difficulty, v.text_format as "textFormat", v.text`;

const questionsOfExam = statement(
  'bank_questions',
  `select ${QUESTION_COLUMNS} ${BANK_PAGE} ${BANK_FILTER} ${BANK_ORDER}`,
  BankQuestionView,
);

function bindingsOf({ listOf, examCode, search, domainCode, status, type, cursor, limit }: QuestionFilter) {
  return {
    ...{ examCode, listOf, limit: limit + 1 },
    pattern: search === undefined ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`,
    domainCode: domainCode ?? null,
    status: status ?? null,
    type: type ?? null,
    cursor: cursor ?? null,
  };
}

/** A page of an exam's questions, retired ones included. Errors: `not-found` for an exam that is not the author's. */
export async function listQuestions(db: Knex, filter: QuestionFilter): Promise<BankQuestionsView> {
  const { listOf, examCode, limit } = filter;
  const rows = await questionsOfExam.all(db, bindingsOf(filter));
  if (rows.length === 0) await demandExam(db, { listOf, examCode });
  return pageOf(rows, limit, ({ questionId }) => questionId);
}

/** All that an author says of a question, as it is stored. */
const SAID_COLUMNS = `v.public, v.key, v.feedback, v.explanation, case when v.hint is not null then
       json_build_object('text', v.hint, 'costPercent', v.hint_cost_percent) end as hint, v.weight, v.source, q.tags`;
const SaidRow = {
  public: z.unknown(),
  key: z.unknown(),
  feedback: z.unknown(),
  explanation: z.string().nullable(),
  hint: QuestionHint.nullable(),
  weight: z.int(),
  source: QuestionSource.nullable(),
  tags: z.array(z.string()),
};

const WholeQuestionRow = BankQuestionView.extend({
  ...SaidRow,
  examCode: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
type WholeQuestionRow = z.output<typeof WholeQuestionRow> & { readonly images: readonly ImageView[] };
const ExportedRow = BankQuestionView.omit({ status: true, version: true }).extend({
  ...SaidRow,
  translations: Translations,
});

/**
 * A question with what its type says of it. The stored parts are those of its type, and so is what its rules make of them:
 * the compiler cannot follow that, the output of every procedure is checked for it.
 */
function asWritten<View>(
  row: WholeQuestionRow | Omit<z.output<typeof ExportedRow>, 'questionId' | 'translations'>,
): View {
  const { public: shown, key, feedback, tags, ...question } = row;
  const body = rulesOf(row.type).bodyOf({ public: shown, key, feedback });
  return Object.assign(question, body, { tags: tags.map(tagOf) }) as unknown as View;
}

const exportedQuestions = statement(
  'bank_export',
  `select q.id as "questionId", q.external_id as "externalId", q.domain_code as "domainCode", v.type, v.difficulty,
     v.text_format as "textFormat", v.text, ${SAID_COLUMNS}, v.translations
   ${BANK_PAGE} ${BANK_FILTER} ${BANK_ORDER}`,
  ExportedRow,
);

/** A page of an exam's questions as drafts, in the order of `listQuestions`. Errors: `not-found`. */
export async function exportQuestions(db: Knex, filter: QuestionFilter): Promise<DraftsView> {
  const { listOf, examCode, limit } = filter;
  const rows = await exportedQuestions.all(db, bindingsOf(filter));
  if (rows.length === 0) await demandExam(db, { listOf, examCode });
  const { items, nextCursor } = pageOf(rows, limit, ({ questionId }) => questionId);
  return { items: items.map(exportedOf), nextCursor };
}

/** With what it says in other languages, where it does. */
function exportedOf({
  questionId: _questionId,
  translations,
  ...row
}: z.output<typeof ExportedRow>): DraftsView['items'][number] {
  const written = asWritten<DraftsView['items'][number]>(row);
  const original = { ...row, hint: row.hint?.text ?? null };
  const said = Object.entries(translations).map(([language, stored]) => [
    language,
    Object.fromEntries(saidIn(original, stored)),
  ]);
  return said.length === 0 ? written : { ...written, translations: Object.fromEntries(said) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const wholeQuestion = statement(
  'bank_question',
  `select q.id as "questionId", q.external_id as "externalId", v.domain_code as "domainCode", q.status,
     v.version, v.type, v.difficulty, v.text_format as "textFormat", v.text, e.code as "examCode", ${SAID_COLUMNS},
     q.created_at as "createdAt", q.updated_at as "updatedAt"
   from quizzes.questions q
   join quizzes.exams e on e.id = q.exam_id
   join quizzes.question_versions v
     on v.question_id = q.id and v.version = coalesce(cast(:version as int), q.version)
   where (q.id = cast(:id as uuid) or q.external_id = :question and e.code = :examCode)
     and (cast(:examCode as text) is null or e.code = :examCode) and ${IS_AUTHORED}
   limit 1`,
  WholeQuestionRow,
);

/** A question by its id or, within an exam, by its external id: as it is, or as a version said it. Errors: `not-found`. */
export async function getQuestion(
  db: Knex,
  {
    listOf,
    question,
    examCode,
    version,
  }: AuthorReach & {
    readonly question: string;
    readonly examCode?: string | undefined;
    readonly version?: number | undefined;
  },
): Promise<WholeQuestionView> {
  const id = UUID.test(question) ? question : null;
  const row = await wholeQuestion.first(db, {
    question,
    examCode: examCode ?? null,
    version: version ?? null,
    id,
    listOf,
  });
  if (row === undefined) throw new DomainError('not-found');
  return asWritten({ ...row, images: await listImagesIn(db, row) });
}

async function demandExam(
  db: Knex,
  { listOf, examCode: code }: AuthorReach & { readonly examCode: string },
): Promise<void> {
  const exam = await Exam.query(db).findOne({ code }).modify(isAuthored(db, { listOf })).select('id');
  if (exam === undefined) throw new DomainError('not-found');
}
