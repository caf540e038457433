import { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import { QuestionTag, TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { BankStatusView } from '../bank-views.ts';

export const FieldChangeView = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A question that reads alike. */
export const SimilarQuestionView = z.object({
  questionId: z.string(),
  externalId: z.string().nullable(),
  status: BankStatusView,
  textFormat: TextFormat,
  text: z.string(),
});
export type SimilarQuestionView = z.output<typeof SimilarQuestionView>;

/** Questions that may be one. */
const DuplicateGroupView = z.object({
  /** Whether they say the same letter by letter, options included; else they read alike. */
  identical: z.boolean(),
  /** Two of them or more, the oldest first. */
  questions: z.array(
    z.object({
      ...SimilarQuestionView.shape,
      examCode: z.string(),
      /** How often anybody answered it. */
      answered: z.int(),
    }),
  ),
});
export const DuplicatesView = z.object({
  items: z.array(DuplicateGroupView),
  nextCursor: z.string().nullable(),
});
export type DuplicatesView = z.output<typeof DuplicatesView>;

export const AddedQuestionView = z.object({
  questionId: z.string(),
  version: z.int(),
  status: BankStatusView,
  /** What may be the same question in other words. */
  similar: z.array(SimilarQuestionView),
});
export type AddedQuestionView = z.output<typeof AddedQuestionView>;

export const EditedQuestionView = z.object({
  /** The newest after it; the one that was read where nothing changed that versions keep. */
  version: z.int(),
  /** What changed, or would. */
  changes: z.array(FieldChangeView),
  similar: z.array(SimilarQuestionView),
});
export type EditedQuestionView = z.output<typeof EditedQuestionView>;

export const TaggedQuestionsView = z.object({
  items: z.array(z.object({ questionId: z.string(), tags: z.array(QuestionTag) })),
});
export type TaggedQuestionsView = z.output<typeof TaggedQuestionsView>;

/** What a question said from one edit to the next. */
const VersionView = z.object({
  version: z.int(),
  createdAt: z.date(),
  type: QuestionType,
  text: z.string(),
  /** What differs from the version before; the first has none. */
  changes: z.array(FieldChangeView),
});
export const VersionsView = z.object({ items: z.array(VersionView), nextCursor: z.string().nullable() });
export type VersionsView = z.output<typeof VersionsView>;

export const DomainView = z.object({
  code: z.string(),
  title: z.string(),
  weight: z.int(),
  questions: z.int(),
  /** Those of them that are asked. */
  published: z.int(),
});
export type DomainView = z.output<typeof DomainView>;
