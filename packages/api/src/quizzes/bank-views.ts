import { QuestionHint, QuestionSource } from '@studyhall/domain/quizzes/question-draft';
import {
  QuestionType,
  questionTypes,
  schemasOf,
} from '@studyhall/domain/quizzes/question-types/question-types';
import { Difficulty, QuestionTag, TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';

export const BankStatusView = z.enum(['draft', 'published', 'retired']);

/** An exam as its administrators see it, drafts and retired ones included. */
export const BankExamView = z.object({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  status: BankStatusView,
  questionCount: z.int(),
  timeLimitSeconds: z.int(),
  passPercent: z.int(),
  isGradedWhenSmall: z.boolean(),
  publishedQuestions: z.int(),
  questions: z.int(),
});
export type BankExamView = z.output<typeof BankExamView>;

export const BankQuestionView = z.object({
  questionId: z.string(),
  externalId: z.string().nullable(),
  domainCode: z.string(),
  status: BankStatusView,
  version: z.int(),
  type: QuestionType,
  difficulty: Difficulty.nullable(),
  textFormat: TextFormat,
  text: z.string(),
});
export type BankQuestionView = z.output<typeof BankQuestionView>;

export const BankQuestionsView = z.object({
  items: z.array(BankQuestionView),
  nextCursor: z.string().nullable(),
});
export type BankQuestionsView = z.output<typeof BankQuestionsView>;

/** What every question says beside what its type says, and beside what lists show. */
const said = {
  explanation: z.string().nullable(),
  hint: QuestionHint.nullable(),
  weight: z.int(),
  source: QuestionSource.nullable(),
  tags: z.array(QuestionTag),
};

const wholeQuestionOf = <Type extends QuestionType>(type: Type) =>
  z.object({
    ...BankQuestionView.shape,
    type: z.literal(type),
    examCode: z.string(),
    ...schemasOf(type).body,
    ...said,
    createdAt: z.date(),
    updatedAt: z.date(),
  });
type EveryType = typeof questionTypes;
type WholeQuestions<Types extends readonly QuestionType[]> = {
  -readonly [Index in keyof Types]: ReturnType<typeof wholeQuestionOf<Types[Index]>>;
};

/** A question with its key. */
export const WholeQuestionView = z.discriminatedUnion(
  'type',
  questionTypes.map(wholeQuestionOf) as unknown as WholeQuestions<EveryType>,
);
export type WholeQuestionView = z.output<typeof WholeQuestionView>;

const draftOf = <Type extends QuestionType>(type: Type) =>
  z.object({
    externalId: z.string().nullable(),
    domainCode: z.string(),
    type: z.literal(type),
    difficulty: Difficulty.nullable(),
    textFormat: TextFormat,
    text: z.string(),
    ...schemasOf(type).body,
    ...said,
    /** By language and field; absent where it is said in no other. */
    translations: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  });
type Drafts<Types extends readonly QuestionType[]> = {
  -readonly [Index in keyof Types]: ReturnType<typeof draftOf<Types[Index]>>;
};

/** What `QuestionDraft` reads again. */
export const DraftView = z.discriminatedUnion(
  'type',
  questionTypes.map(draftOf) as unknown as Drafts<EveryType>,
);
export const DraftsView = z.object({ items: z.array(DraftView), nextCursor: z.string().nullable() });
export type DraftsView = z.output<typeof DraftsView>;

/**
 * `new + updated + unchanged + duplicate + rejected` are all rows; `possibleDuplicate` are some of new and updated,
 * `noted` those of any kind but rejected that have a note.
 */
export const ImportCountsView = z.object({
  new: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  duplicate: z.int(),
  possibleDuplicate: z.int(),
  rejected: z.int(),
  noted: z.int(),
});
export type ImportCountsView = z.output<typeof ImportCountsView>;

export const ImportView = z.object({
  importId: z.string(),
  examCode: z.string(),
  fileName: z.string(),
  format: z.string(),
  isDryRun: z.boolean(),
  state: z.enum(['running', 'done', 'failed']),
  phase: z.string(),
  rowsRead: z.int(),
  bytesRead: z.int(),
  byteCount: z.int(),
  counts: ImportCountsView,
  failure: z
    .object({ reason: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
});
export type ImportView = z.output<typeof ImportView>;

export const ImportRowView = z.object({
  rowNumber: z.int(),
  lineNumber: z.int(),
  columnName: z.string(),
  outcome: z.enum(['rejected', 'duplicate', 'possible-duplicate', 'note']),
  message: z.string(),
  raw: z.string(),
});
export const ImportRowsView = z.object({ items: z.array(ImportRowView), nextCursor: z.string().nullable() });
export type ImportRowsView = z.output<typeof ImportRowsView>;
