import { DomainError } from '@studyhall/domain/errors';
import { isWaiting, percentOf } from '@studyhall/domain/quizzes/grading';
import { Answer, shownAnswer } from '@studyhall/domain/quizzes/question-types/answer';
import { QuestionType, QuizMode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import { type ReviewLevel, shows } from '@studyhall/domain/quizzes/terms-review';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inWords } from '../gamification/standing-events.ts';
import { CollectionWords, collectionWordsJson } from '../gamification/standing-queries.ts';
import type { OfUser } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { langOf, type Reading, readerBindings, textOf, translationOf } from '../platform/translated.ts';
import { type AttemptKey, RevealedKey } from './attempt-queries.ts';
import { listImagesIn } from './images/image-queries.ts';
import { reviewQuestionView, TakenHint } from './question-views.ts';
import { demandShown, REVIEW_COLUMNS, ReviewFacts, shownOf } from './shown-level-queries.ts';
import {
  domainTitlesJson,
  explained,
  hintedFor,
  type ReadIn,
  TRANSLATED_HINT,
  TranslatedKey,
  TranslatedQuestion,
  worded,
} from './translation-queries.ts';
import { HistoryItemView, ResultView, type ReviewView, StoredResult } from './views.ts';

const ResultRow = ResultView.pick({
  attemptId: true,
  examCode: true,
  examTitle: true,
  examLang: true,
  mode: true,
  startedAt: true,
  lateAnswers: true,
  wasEndedByClock: true,
  totalQuestions: true,
  passPercent: true,
}).extend({
  submittedAt: z.date().nullable(),
  discardedAt: z.date().nullable(),
  timeTakenSeconds: z.int().nullable(),
  correctAnswers: z.int().nullable(),
  scoreBasisPoints: z.int().nullable(),
  xpEarned: z.int().nullable(),
  result: StoredResult.nullable(),
  domainTitles: z.record(z.string(), z.string()),
  words: CollectionWords,
  ...ReviewFacts.shape,
});
type ResultRow = z.output<typeof ResultRow>;

const attemptResult = statement(
  'quizzes_result',
  `select a.id as "attemptId", e.code as "examCode", ${textOf('e', 'title')} as "examTitle", ${langOf('e')} as "examLang",
     a.mode, a.started_at as "startedAt", a.submitted_at as "submittedAt", a.discarded_at as "discardedAt", a.late_answers as "lateAnswers", coalesce(a.submitted_at >= a.deadline_at, false) as "wasEndedByClock", a.time_taken_seconds as "timeTakenSeconds",
     a.total_questions as "totalQuestions", a.correct_answers as "correctAnswers",
     a.score_basis_points as "scoreBasisPoints", e.pass_percent as "passPercent", a.xp_earned as "xpEarned", a.result,
     ${domainTitlesJson()} as "domainTitles", ${collectionWordsJson()} as words, ${REVIEW_COLUMNS}
   from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
   where a.user_id = :userId and a.id = :attemptId`,
  ResultRow,
);

interface Looking extends AttemptKey, Reading {
  readonly now: Date;
}

/** The result as it was when the attempt ended, as far as it is shown now. Errors: `not-found`, `attempt-not-finished`, `attempt-discarded`. */
export async function getResult(
  db: Knex,
  { userId, attemptId, now, language }: Looking,
): Promise<ResultView> {
  const row = await attemptResult.first(db, { userId, attemptId, ...readerBindings({ language }) });
  if (row === undefined) throw new DomainError('not-found');
  const { discardedAt, ...result } = row;
  if (!hasEnded(result)) throw unfinished({ discardedAt });
  return resultViewOf(result, now);
}

type FoundRow = Omit<ResultRow, 'discardedAt'>;
/** Nothing of a result that was written is missing: all of it is written at once. */
type EndedRow = {
  readonly [Key in keyof Omit<FoundRow, keyof ReviewFacts | 'examLang'>]: NonNullable<FoundRow[Key]>;
} & ReviewFacts &
  Pick<FoundRow, 'examLang'>;

function hasEnded(row: FoundRow): row is EndedRow {
  return row.submittedAt !== null;
}

/** Why an attempt that nobody submitted has nothing to show: one that was discarded never will. */
function unfinished({ discardedAt }: { readonly discardedAt: Date | null }): DomainError {
  return new DomainError(discardedAt === null ? 'attempt-not-finished' : 'attempt-discarded');
}

/**
 * The stored result in the words of today: titles of domains and the exam's pass mark. What it earned is shown whatever the
 * terms say, as everywhere else.
 */
export function resultViewOf(row: EndedRow, now: Date): ResultView {
  const { scoreBasisPoints: _score, result, domainTitles, words, examTerms, ownTerms, ...rest } = row;
  const { level, moreAt } = shownOf({ examTerms, ownTerms, submittedAt: rest.submittedAt, now });
  const isScoreShown = shows(level, 'score');
  return {
    ...rest,
    ...inWords(result, words),
    ...(isScoreShown ? verdictOf(row) : NO_VERDICT),
    shown: level,
    moreShownAt: moreAt,
    // Earlier results had none.
    waitingQuestions: result.waitingQuestions ?? 0,
    domains: !isScoreShown
      ? []
      : result.domains.map((domain) => ({ ...domain, title: domainTitles[domain.code] ?? domain.code })),
  };
}

/** What is said where results are not shown. */
const NO_VERDICT = { correctAnswers: null, scorePercent: null, hasPassed: null };

/** The score as shown, and whether it is enough. */
function verdictOf({
  correctAnswers,
  scoreBasisPoints,
  passPercent,
}: {
  readonly correctAnswers: number;
  readonly scoreBasisPoints: number;
  readonly passPercent: number;
}): { correctAnswers: number; scorePercent: number; hasPassed: boolean } {
  const hasPassed = scoreBasisPoints >= passPercent * 100;
  return { correctAnswers, scorePercent: percentOf(scoreBasisPoints), hasPassed };
}

const ReviewQuestionRow = RevealedKey.extend({
  position: z.int(),
  domainCode: z.string(),
  type: QuestionType,
  textFormat: TextFormat,
  text: z.string(),
  public: z.unknown(),
  translated: TranslatedQuestion.extend(TranslatedKey.shape).nullable(),
  optionOrder: z.array(z.int()),
  answer: Answer.nullable(),
  mark: z.int().nullable(),
  isCorrect: z.boolean(),
  score: z.number(),
  hint: TakenHint.omit({ lang: true }).extend({ translated: z.string().nullable() }).nullable(),
  secondsSpent: z.int(),
  isFlagged: z.boolean(),
});
type ReviewQuestionRow = z.output<typeof ReviewQuestionRow>;

const attemptReview = statement(
  'quizzes_review',
  `select a.mode, e.code as "examCode", ${textOf('e', 'title')} as "examTitle", ${langOf('e')} as "examLang",
     e.language as "examLanguage", a.discarded_at as "discardedAt",
     a.submitted_at as "submittedAt", ${REVIEW_COLUMNS},
     (select json_agg(json_build_object('position', aq.position, 'domainCode', v.domain_code, 'type', v.type,
         'textFormat', v.text_format, 'text', v.text, 'public', v.public, 'key', v.key, 'feedback', v.feedback,
         'explanation', v.explanation, 'translated', ${translationOf('v')}, 'optionOrder', aq.option_order, 'answer', aq.answer, 'mark', aq.mark_percent, 'isCorrect', aq.is_correct, 'score', aq.score, 'secondsSpent', aq.seconds_spent,
         'hint', case when aq.hinted_at is not null then json_build_object('text', v.hint, 'costPercent', v.hint_cost_percent,
           'translated', ${TRANSLATED_HINT}) end,
         'isFlagged', aq.is_flagged) order by aq.position)
      from quizzes.attempt_questions aq
      join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
      where aq.user_id = :userId and aq.attempt_id = a.id and a.submitted_at is not null) as questions
   from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
   where a.user_id = :userId and a.id = :attemptId`,
  z.object({
    mode: QuizMode,
    examCode: z.string(),
    examTitle: z.string(),
    examLang: z.string().nullable(),
    examLanguage: z.string(),
    discardedAt: z.date().nullable(),
    submittedAt: z.date().nullable(),
    ...ReviewFacts.shape,
    questions: z.array(ReviewQuestionRow).nullable(),
  }),
);

/**
 * Every question with its key and the reason for every option, as far as the exam shows that now. Errors: `not-found`,
 * `attempt-not-finished`, `attempt-discarded`, `review-hidden`.
 */
export async function getReview(
  db: Knex,
  { userId, attemptId, now, language }: Looking,
): Promise<ReviewView> {
  const row = await attemptReview.first(db, { userId, attemptId, ...readerBindings({ language }) });
  if (row === undefined) throw new DomainError('not-found');
  if (row.questions === null || row.submittedAt === null) throw unfinished(row);
  const shown = shownOf({ ...row, submittedAt: row.submittedAt, now });
  demandShown(shown, 'verdicts');
  const questions = row.questions.map((question) => reviewOf(question, shown.level, { ...row, language }));
  return {
    ...{ attemptId, mode: row.mode },
    examCode: row.examCode,
    examTitle: row.examTitle,
    examLang: row.examLang,
    shown: shown.level,
    moreShownAt: shown.moreAt,
    questions,
    images: await listImagesIn(db, questions),
  };
}

function reviewOf(
  row: ReviewQuestionRow,
  level: ReviewLevel,
  readIn: ReadIn,
): ReviewView['questions'][number] {
  const question = explained(worded(row, readIn), readIn);
  const { position, domainCode, textFormat, text, lang, answer, optionOrder } = question;
  const { isCorrect, score, mark, secondsSpent, isFlagged } = question;
  const hint = question.hint === null ? null : hintedFor(question.hint, readIn);
  return reviewQuestionView(question, question, {
    ...{ level, position, domainCode, textFormat, text, lang, isFlagged },
    ...{ isCorrect, score, mark, hint, secondsSpent },
    answer: answer === null ? null : [...shownAnswer(answer, optionOrder)],
    isWaiting: isWaiting({ ...question, answer: answer ?? [] }),
  });
}

export interface HistoryQuery extends OfUser, Reading {
  readonly examCode?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** When it is shown. */
  readonly shownAt: Date;
}

export const HistoryRow = HistoryItemView.omit({ scorePercent: true, hasPassed: true }).extend({
  correctAnswers: z.int(),
  scoreBasisPoints: z.int(),
  passPercent: z.int(),
  ...ReviewFacts.shape,
});
export type HistoryRow = z.output<typeof HistoryRow>;

/** Columns of a finished attempt in lists; the dashboard shows the same. */
export const HISTORY_COLUMNS = `a.id as "attemptId", e.code as "examCode", ${textOf('e', 'title')} as "examTitle",
  ${langOf('e')} as "examLang", a.mode, a.started_at as "startedAt", a.submitted_at as "submittedAt", a.total_questions as "totalQuestions",
  a.correct_answers as "correctAnswers", a.score_basis_points as "scoreBasisPoints",
  e.pass_percent as "passPercent", a.xp_earned as "xpEarned", a.time_taken_seconds as "timeTakenSeconds",
  coalesce((a.result ->> 'waitingQuestions')::int, 0) as "waitingQuestions", ${REVIEW_COLUMNS}`;

const finishedAttempts = statement(
  'quizzes_history',
  `select ${HISTORY_COLUMNS}
   from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
   where a.user_id = :userId and a.submitted_at is not null
     and (:examCode::text is null or e.code = :examCode)
     and (:cursor::uuid is null or (a.submitted_at, a.id) <
       (select c.submitted_at, c.id from quizzes.attempts c where c.user_id = :userId and c.id = :cursor::uuid))
   order by a.submitted_at desc, a.id desc limit :limit`,
  HistoryRow,
  // Of those that ended all of it is there.
  { neverNull: ['submittedAt', 'correctAnswers', 'scoreBasisPoints', 'xpEarned', 'timeTakenSeconds'] },
);

/** Finished attempts, newest first. The cursor is the id of the last one shown. */
export async function listHistory(
  db: Knex,
  { userId, examCode, cursor, limit, shownAt, language }: HistoryQuery,
): Promise<{ items: HistoryItemView[]; nextCursor: string | null }> {
  const rows = await finishedAttempts.all(db, {
    userId,
    examCode: examCode ?? null,
    cursor: cursor ?? null,
    limit: limit + 1,
    ...readerBindings({ language }),
  });
  const items = rows.map((row) => historyItemOf(row, shownAt));
  return pageOf(items, limit, ({ attemptId }) => attemptId);
}

/** An attempt as lists show it; `shownAt` as in `HistoryQuery`. */
export function historyItemOf(row: HistoryRow, shownAt: Date): HistoryItemView {
  const { scoreBasisPoints: _score, passPercent: _mark, examTerms, ownTerms, ...item } = row;
  const { level } = shownOf({ ...row, examTerms, ownTerms, now: shownAt });
  return { ...item, ...(shows(level, 'score') ? verdictOf(row) : NO_VERDICT) };
}
