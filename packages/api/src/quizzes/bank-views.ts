import { QuestionHint, QuestionSource } from '@studyhall/domain/quizzes/question-draft';
import {
  QuestionType,
  questionTypes,
  schemasOf,
} from '@studyhall/domain/quizzes/question-types/question-types';
import { Difficulty, QuestionTag, TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { ImageView } from './images/image-views.ts';

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
  /** Between which moments it may be taken, for who is allowed nothing else; null for no such limit. */
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  publishedQuestions: z.int(),
  questions: z.int(),
});

/** The same in a list, with from when on and until when it may be taken; null for always. */
export const ListedBankExamView = BankExamView.extend({
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
});
export type ListedBankExamView = z.output<typeof ListedBankExamView>;

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
    /** Those that it names and that are stored. */
    images: z.array(ImageView),
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
  /** Of the updated and unchanged: those that have what the file has no place for, and keep it. */
  kept: z.int(),
});
export type ImportCountsView = z.output<typeof ImportCountsView>;

/** What became of what an import made or changed when it was taken back. */
export const UndoneCountsView = z.object({
  /** It had made them, and nobody had seen them. */
  removed: z.int(),
  /** It had made them, and they were asked, reported or printed: they are asked no more. */
  retired: z.int(),
  /** It had changed them: they say what they said before, as a new version. */
  restored: z.int(),
  /** Somebody has changed them since: they stay. */
  left: z.int(),
  /** Domains that it had made and that nothing is left in. */
  domains: z.int().default(0),
  /** What became of the exam: `removed` if the import had made it and nothing speaks of it, `retired` if nothing is left to ask. */
  exam: z.enum(['kept', 'retired', 'removed']).default('kept'),
});
export type UndoneCountsView = z.output<typeof UndoneCountsView>;

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
  /** How many questions keep which part of them, by the names of `questionParts`. */
  kept: z.record(z.string(), z.int()),
  failure: z
    .object({ reason: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  /** The name of who imported; null where there is none any more. */
  importedBy: z.string().nullable(),
  /** Whether it is the import of who asks. */
  isOwn: z.boolean(),
  /** What it made beside questions, or would make. */
  made: z.object({ isExamNew: z.boolean(), domains: z.array(z.string()) }),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  /** When learners were shown what is new; null while it waits as drafts. */
  publishedAt: z.date().nullable(),
  /** When it was taken back, and what became of its questions; null where it was not. */
  undoneAt: z.date().nullable(),
  undone: UndoneCountsView.nullable(),
});
export type ImportView = z.output<typeof ImportView>;

export const ImportsView = z.object({ items: z.array(ImportView), nextCursor: z.string().nullable() });
export type ImportsView = z.output<typeof ImportsView>;

/** What publishing an import came to. */
export const PublishedImportView = z.object({
  /** The drafts that are asked from now on. */
  questions: z.int(),
  /** Whether the exam, which the import had made, is shown from now on. */
  isExamPublished: z.boolean(),
});
export type PublishedImportView = z.output<typeof PublishedImportView>;

export const UndoneImportView = z.object({
  /** Whether it had been taken back before, and nothing was done now. */
  isRepeated: z.boolean(),
  counts: UndoneCountsView,
  /** Of those that stay the first hundred. */
  left: z.array(z.object({ questionId: z.string(), externalId: z.string().nullable(), text: z.string() })),
  /** Of this call or, where it was taken back already, of that. */
  undoneAt: z.date(),
});
export type UndoneImportView = z.output<typeof UndoneImportView>;

export const ImportRowView = z.object({
  rowNumber: z.int(),
  lineNumber: z.int(),
  columnName: z.string(),
  outcome: z.enum(['rejected', 'duplicate', 'possible-duplicate', 'note']),
  /** What is wrong in English; `code` and `parameters` say the same to programs, where the reason is one of a list. */
  message: z.string(),
  code: z.string().nullable(),
  parameters: z.record(z.string(), z.string()),
  raw: z.string(),
});
export const ImportRowsView = z.object({ items: z.array(ImportRowView), nextCursor: z.string().nullable() });
export type ImportRowsView = z.output<typeof ImportRowsView>;
