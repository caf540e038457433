import * as z from 'zod';
import { userReference } from '../auth/schemas.ts';
import { examCode, page, safeText, trimmedText, uuid } from '../primitives.ts';
import { asSeen } from '../unseen.ts';
import { trueFirst } from './true-false.ts';

export { examCode } from '../primitives.ts';

export const questionTypes = ['single', 'multiple', 'true-false'] as const;
/** How a question is answered and graded. */
export const QuestionType = z.enum(questionTypes);
export type QuestionType = z.output<typeof QuestionType>;

export const Difficulty = z.enum(['easy', 'medium', 'hard']);
export type Difficulty = z.output<typeof Difficulty>;

/** How the texts of a question are shown: character by character, or as Markdown. */
export const TextFormat = z.enum(['plain', 'markdown']);
export type TextFormat = z.output<typeof TextFormat>;

/** exam: the server's clock runs and nothing is revealed before the end. study: feedback after every question. */
export const QuizMode = z.enum(['exam', 'study']);
export type QuizMode = z.output<typeof QuizMode>;

export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 10;
export const MAX_QUESTIONS_PER_ATTEMPT = 100;

/** The code of an objective domain: "1.1", "science-nature". */
export const domainCode = trimmedText({ min: 1, max: 60 });

function shownText({ max }: { readonly max: number }) {
  return trimmedText({ min: 1, max }).refine((text) => text === '' || asSeen(text) !== '', {
    error: 'shows nothing',
  });
}

/** One answer to choose from, in the author's order, with why it is right or wrong. */
export const QuestionOption = z.object({
  text: shownText({ max: 2_000 }),
  explanation: trimmedText({ max: 4_000 }),
  isCorrect: z.boolean(),
  /** Whether it keeps its place when options are shuffled. Where no option says, what it reads decides (`fixedOptions`). */
  isFixed: z.boolean().optional(),
});
export type QuestionOption = z.output<typeof QuestionOption>;

export const QuestionTag = z.object({
  kind: z.enum(['category', 'difficulty', 'topic']),
  value: trimmedText({ min: 1, max: 100 }),
});
export type QuestionTag = z.output<typeof QuestionTag>;

function distinctTags(tags: QuestionTag[]): QuestionTag[] {
  return [...new Map(tags.map((tag) => [`${tag.kind}:${tag.value}`, tag])).values()];
}

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

function repeatedOptions(options: readonly QuestionOption[]): Problem[] {
  const places = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, option] of options.entries()) {
    const seen = asSeen(option.text);
    const first = places.get(seen);
    if (first === undefined) places.set(seen, index);
    else {
      const message = `options: option ${index + 1} says the same as option ${first + 1}`;
      problems.push({ path: ['options', index, 'text'], message });
    }
  }
  return problems;
}

function keyProblems(type: QuestionType, options: readonly QuestionOption[]): Problem[] {
  const keys = options.filter((option) => option.isCorrect).length;
  const path = ['options'];
  if (type === 'true-false' && options.length !== 2) {
    return [{ path, message: `options: must be exactly two, true and false, are ${options.length}` }];
  }
  if (type === 'multiple') {
    return keys > 0 ? [] : [{ path, message: 'options: must have at least one correct option' }];
  }
  return keys === 1 ? [] : [{ path, message: `options: must have exactly one correct option, has ${keys}` }];
}

/**
 * A question as an author gives it: what an import reads and an export writes. Repeated tags are dropped. The options
 * of a true-false question are never shuffled, so they are put in an order that does not depend on which is right.
 */
export const QuestionDraft = z
  .object({
    externalId: trimmedText({ min: 1, max: 200 }).nullable(),
    domainCode,
    type: QuestionType,
    difficulty: Difficulty.nullable(),
    /** Null where nothing is said: a new question is plain then, one that the bank has stays what it is. */
    textFormat: TextFormat.nullable().default(null),
    text: shownText({ max: 8_000 }),
    options: z.array(QuestionOption).min(MIN_OPTIONS).max(MAX_OPTIONS),
    tags: z.array(QuestionTag).max(50).overwrite(distinctTags),
    explanation: trimmedText({ max: 8_000 }).nullable().default(null),
  })
  .superRefine((draft, context) => {
    const problems = [...keyProblems(draft.type, draft.options), ...repeatedOptions(draft.options)];
    for (const problem of problems) context.addIssue({ code: 'custom', ...problem });
  })
  .overwrite((draft) =>
    draft.type === 'true-false' ? { ...draft, options: trueFirst(draft.options) } : draft,
  );
export type QuestionDraft = z.output<typeof QuestionDraft>;

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

/** Begins an attempt. */
export const StartAttempt = z.object({
  examCode,
  mode: QuizMode,
  /** As many as the exam asks when left out. */
  questionCount: z.int().min(1).max(MAX_QUESTIONS_PER_ATTEMPT).optional(),
  /** All domains when left out. */
  domainCodes: z
    .array(domainCode)
    .min(1)
    .max(50)
    .refine(areDistinct, { error: 'domainCodes: names a domain twice' })
    .optional(),
  /** For a level of a course, which then says how many questions of which domain. In exam mode only. */
  level: z.object({ enrolmentId: uuid, levelId: uuid }).optional(),
  /** The same key never starts a second attempt. */
  idempotencyKey: uuid,
});
export type StartAttempt = z.output<typeof StartAttempt>;

/** Where a question stands within its attempt, from 0. */
const position = z
  .int()
  .min(0)
  .max(MAX_QUESTIONS_PER_ATTEMPT - 1);

export const AttemptId = z.object({ attemptId: uuid });

/** Saves the answer to one question. */
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
    .refine(areDistinct, { error: 'selected: names an option twice' }),
  /** What the browser says: an answer that was given earlier than what is stored does not replace it. */
  given: z
    .object({
      /** When the answer was given, by the server's clock. */
      at: z.date(),
      /** The key that the attempt was started with, which nobody else knows: counts after the deadline. */
      startKey: uuid.optional(),
    })
    .optional(),
});
export type AnswerQuestion = z.output<typeof AnswerQuestion>;

export const QuestionAt = z.object({ attemptId: uuid, position });
export type QuestionAt = z.output<typeof QuestionAt>;

export const FlagQuestion = z.object({ attemptId: uuid, position, isFlagged: z.boolean() });
export type FlagQuestion = z.output<typeof FlagQuestion>;

/** A sign of life; with the key that the attempt was started with, of the browser that started it. */
export const SendHeartbeat = z.object({ attemptId: uuid, startKey: uuid.optional() });
export type SendHeartbeat = z.output<typeof SendHeartbeat>;

export const SubmitAttempt = AttemptId;
export type SubmitAttempt = z.output<typeof SubmitAttempt>;

export const ListHistory = page.extend({ cursor: uuid.optional(), examCode: examCode.optional() });
export type ListHistory = z.output<typeof ListHistory>;
/** The same of somebody, for administrators. */
export const ListUserAttempts = page.extend({ user: userReference, cursor: uuid.optional() });
export type ListUserAttempts = z.output<typeof ListUserAttempts>;

export const searchText = safeText({ max: 200 });
