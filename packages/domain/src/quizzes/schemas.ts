import * as z from 'zod';
import { page, safeText, slug, trimmedText, uuid } from '../primitives.ts';

export const questionTypes = ['single', 'multiple', 'true-false'] as const;
export const QuestionType = z.enum(questionTypes);
export type QuestionType = z.output<typeof QuestionType>;

export const Difficulty = z.enum(['easy', 'medium', 'hard']);
export type Difficulty = z.output<typeof Difficulty>;

export const QuizMode = z.enum(['exam', 'study']);
export type QuizMode = z.output<typeof QuizMode>;

export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 10;
export const MAX_QUESTIONS_PER_ATTEMPT = 100;

/** The short name of an exam: "security", "a1101". */
export const examCode = slug.max(40);

/** The code of an objective domain: "1.1", "science-nature". */
export const domainCode = trimmedText({ min: 1, max: 60 });

export const QuestionOption = z.object({
  text: trimmedText({ min: 1, max: 2_000 }),
  explanation: trimmedText({ max: 4_000 }),
  isCorrect: z.boolean(),
});
export type QuestionOption = z.output<typeof QuestionOption>;

export const QuestionTag = z.object({
  kind: z.enum(['category', 'difficulty', 'topic']),
  value: trimmedText({ min: 1, max: 100 }),
});
export type QuestionTag = z.output<typeof QuestionTag>;

/** A question as an author gives it: what an import reads and an export writes. */
export const QuestionDraft = z
  .object({
    externalId: trimmedText({ min: 1, max: 200 }).nullable(),
    domainCode,
    type: QuestionType,
    difficulty: Difficulty.nullable(),
    text: trimmedText({ min: 1, max: 8_000 }),
    options: z.array(QuestionOption).min(MIN_OPTIONS).max(MAX_OPTIONS),
    tags: z.array(QuestionTag).max(50),
    explanation: trimmedText({ max: 8_000 }).nullable().default(null),
  })
  .superRefine((draft, context) => {
    const keys = draft.options.filter((option) => option.isCorrect).length;
    const needsOne = draft.type !== 'multiple';
    if (needsOne && keys !== 1) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: `must have exactly one correct option, has ${keys}`,
      });
    }
    if (!needsOne && keys < 1) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: 'must have at least one correct option',
      });
    }
    if (draft.type === 'true-false' && draft.options.length !== 2) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'must be exactly two, true and false' });
    }
    const seen = new Map<string, number>();
    for (const [index, option] of draft.options.entries()) {
      const text = option.text.normalize('NFC');
      const earlier = seen.get(text);
      if (earlier !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['options', index, 'text'],
          message: `says the same as option ${earlier + 1}`,
        });
      }
      seen.set(text, index);
    }
  });
export type QuestionDraft = z.output<typeof QuestionDraft>;

export const StartAttempt = z.object({
  examCode,
  mode: QuizMode,
  /** As many as the exam asks when left out. */
  questionCount: z.int().min(1).max(MAX_QUESTIONS_PER_ATTEMPT).optional(),
  /** All domains when left out. */
  domainCodes: z.array(domainCode).min(1).max(50).optional(),
  /** The same key never starts a second attempt. */
  idempotencyKey: uuid,
});
export type StartAttempt = z.output<typeof StartAttempt>;

const position = z
  .int()
  .min(0)
  .max(MAX_QUESTIONS_PER_ATTEMPT - 1);

export const AttemptId = z.object({ attemptId: uuid });

export const AnswerQuestion = z.object({
  attemptId: uuid,
  position,
  /** Places of the chosen options as shown, from 0; none clears the answer. */
  selected: z
    .array(
      z
        .int()
        .min(0)
        .max(MAX_OPTIONS - 1),
    )
    .max(MAX_OPTIONS)
    .refine((places) => new Set(places).size === places.length, { error: 'names an option twice' }),
});
export type AnswerQuestion = z.output<typeof AnswerQuestion>;

export const QuestionAt = z.object({ attemptId: uuid, position });
export type QuestionAt = z.output<typeof QuestionAt>;

export const FlagQuestion = z.object({ attemptId: uuid, position, isFlagged: z.boolean() });
export type FlagQuestion = z.output<typeof FlagQuestion>;

export const SubmitAttempt = AttemptId;
export type SubmitAttempt = z.output<typeof SubmitAttempt>;

export const ListHistory = page.extend({ examCode: examCode.optional() });
export type ListHistory = z.output<typeof ListHistory>;

export const searchText = safeText({ max: 200 });
