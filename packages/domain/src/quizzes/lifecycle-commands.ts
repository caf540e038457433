import * as z from 'zod';
import { examCode, lineText, page, positiveInt4, safeText, uuid } from '../primitives.ts';
import { domainCode, QuestionDraft, QuestionTag } from './question-draft.ts';

export const QuestionStatus = z.enum(['draft', 'published', 'retired']);
export type QuestionStatus = z.output<typeof QuestionStatus>;

/** How many questions one command changes. */
const MAX_AT_ONCE = 100;
const questionIds = z.array(uuid).min(1).max(MAX_AT_ONCE);

/** What an author writes, and whether a domain that the exam does not have is meant. */
const written = { question: QuestionDraft, isDomainNew: z.boolean().default(false) };

/** Makes a question, which nobody is asked until it is published. */
export const AddQuestion = z.object({
  examCode,
  ...written,
  status: z.enum(['draft', 'published']).default('draft'),
});
export type AddQuestion = z.output<typeof AddQuestion>;

/** Says a question anew: all of it, after the version that its author has read. */
export const EditQuestion = z.object({
  questionId: uuid,
  version: positiveInt4,
  ...written,
  isDryRun: z.boolean().default(false),
});
export type EditQuestion = z.output<typeof EditQuestion>;

/** Asks questions of learners from now on, or no more. */
export const SetQuestionStatus = z.object({ questionIds, status: QuestionStatus });
export type SetQuestionStatus = z.output<typeof SetQuestionStatus>;

/** A tag that an author gives: how difficult a question is, it says itself. */
const GivenTag = QuestionTag.refine(({ kind }) => kind !== 'difficulty', {
  error: 'is said by the difficulty of the question',
});

export const TagQuestion = z.object({
  questionIds,
  add: z.array(GivenTag).max(20).default([]),
  remove: z.array(GivenTag).max(20).default([]),
});
export type TagQuestion = z.output<typeof TagQuestion>;

/** Asks what reads like a text that somebody is writing. */
export const FindSimilar = z.object({
  examCode,
  text: safeText({ max: 8_000 }),
  /** The question itself, where there is one already. */
  exceptId: uuid.optional(),
});
export type FindSimilar = z.output<typeof FindSimilar>;

const DUPLICATES_CURSOR = /^(?:[0-9a-f]{64}|near:(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?)$/;

/** Asks which questions may be one: of all exams of an author, or those of one exam with any. */
export const ListDuplicates = page.extend({
  examCode: examCode.optional(),
  cursor: z.string().regex(DUPLICATES_CURSOR).optional(),
});
export type ListDuplicates = z.output<typeof ListDuplicates>;

/** Gives an exam a domain, or says anew what one is called and how much of a quiz it is. */
export const PutDomain = z.object({
  examCode,
  domainCode,
  title: lineText({ min: 1, max: 200 }),
  weight: z.int().min(1).max(1_000).default(1),
});
export type PutDomain = z.output<typeof PutDomain>;

/** What the bank says of a question beside what its author says. */
const storedFields = [
  'questionId',
  'version',
  'status',
  'examCode',
  'createdAt',
  'updatedAt',
  'images',
] as const;
type StoredField = (typeof storedFields)[number];
type Written<Question> = Question extends unknown ? Omit<Question, StoredField> : never;

/** Of a question as the bank shows it what its author says: to be changed and said anew. */
export function draftIn<Question extends object>(question: Question): Written<Question> {
  const isWritten = ([name]: [string, unknown]) => !storedFields.some((field) => field === name);
  return Object.fromEntries(Object.entries(question).filter(isWritten)) as Written<Question>;
}
