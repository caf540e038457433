import * as z from 'zod';
import { codePointName } from '../code-point-name.ts';
import { trimmedText } from '../primitives.ts';
import { turningIn } from '../unseen.ts';
import type { ChoiceType } from './question-types/choice/body.ts';
import { type Problem, shownText } from './question-types/question-type.ts';
import { type QuestionType, questionTypeRules, questionTypes } from './question-types/question-types.ts';

export const Difficulty = z.enum(['easy', 'medium', 'hard']);
export type Difficulty = z.output<typeof Difficulty>;

/** How the texts of a question are shown: character by character, or as Markdown. */
export const TextFormat = z.enum(['plain', 'markdown']);
export type TextFormat = z.output<typeof TextFormat>;

/** The code of an objective domain: "1.1", "science-nature". */
export const domainCode = trimmedText({ min: 1, max: 60 });

/** Of one question. */
export const MAX_TAGS = 50;

export const QuestionTag = z.strictObject({
  kind: z.enum(['category', 'difficulty', 'topic']),
  value: trimmedText({ min: 1, max: 100 }),
});
export type QuestionTag = z.output<typeof QuestionTag>;

function distinctTags(tags: QuestionTag[]): QuestionTag[] {
  return [...new Map(tags.map((tag) => [`${tag.kind}:${tag.value}`, tag])).values()];
}

/** Help that a learner can take, and what it takes of the question's credit. */
export const QuestionHint = z.strictObject({
  text: shownText({ max: 2_000 }),
  costPercent: z.int().min(0).max(100).default(0),
});
export type QuestionHint = z.output<typeof QuestionHint>;

/** Where a question comes from: a paper of a year, and its number there. */
export const QuestionSource = z.strictObject({
  paper: trimmedText({ min: 1, max: 200 }).nullable().default(null),
  year: z.int().min(1).max(9_999).nullable().default(null),
  number: trimmedText({ min: 1, max: 50 }).nullable().default(null),
});
export type QuestionSource = z.output<typeof QuestionSource>;

/** What every question has, whatever its type; repeated tags are dropped. */
const head = {
  externalId: trimmedText({ min: 1, max: 200 }).nullable().default(null),
  domainCode,
};
const rest = {
  difficulty: Difficulty.nullable().default(null),
  /** Null where nothing is said: a new question is plain then, one that the bank has stays what it is. */
  textFormat: TextFormat.nullable().default(null),
  text: shownText({ max: 8_000 }),
  tags: z.array(QuestionTag).max(MAX_TAGS).overwrite(distinctTags).default([]),
  explanation: trimmedText({ max: 8_000 }).nullable().default(null),
  hint: QuestionHint.nullable().default(null),
  /** How much it counts in an attempt, in relation to the others. */
  weight: z.int().min(1).max(100).default(1),
  source: QuestionSource.nullable().default(null),
};

function draftOf<Type extends QuestionType, Shape extends z.core.$ZodShape>(
  type: Type,
  { body, problemsOf }: TypedBody<Shape>,
) {
  const draft = z.strictObject({ ...head, type: z.literal(type), ...rest, ...body.shape });
  return draft.superRefine((said, context) => {
    const { text } = said as { readonly text: string };
    for (const problem of turningProblems(said)) context.addIssue({ code: 'custom', ...problem });
    for (const problem of problemsOf(said as z.output<z.ZodObject<Shape>>, text))
      context.addIssue({ code: 'custom', ...problem });
  });
}

/** Every text of a draft that turns around what stands beside it, in the editor, in lists and in files. */
function turningProblems(said: unknown, path: (string | number)[] = []): Problem[] {
  if (typeof said === 'string') {
    const turning = turningIn(said);
    if (turning === undefined) return [];
    const message = `contains ${codePointName(turning)}, which turns around what stands beside it`;
    return [{ path, message: `${path[0]}: ${message}` }];
  }
  if (Array.isArray(said)) return said.flatMap((part, index) => turningProblems(part, [...path, index]));
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, part]) => turningProblems(part, [...path, key]));
}

interface TypedBody<Shape extends z.core.$ZodShape> {
  readonly body: z.ZodObject<Shape>;
  problemsOf(body: z.output<z.ZodObject<Shape>>, text: string): Problem[];
}

const drafts = {
  single: draftOf('single', questionTypeRules.single),
  multiple: draftOf('multiple', questionTypeRules.multiple),
  'true-false': draftOf('true-false', questionTypeRules['true-false']),
  short: draftOf('short', questionTypeRules.short),
  numeric: draftOf('numeric', questionTypeRules.numeric),
  matching: draftOf('matching', questionTypeRules.matching),
  ordering: draftOf('ordering', questionTypeRules.ordering),
  gaps: draftOf('gaps', questionTypeRules.gaps),
  open: draftOf('open', questionTypeRules.open),
} satisfies Record<QuestionType, z.ZodType>;

/**
 * A question as an author gives it: what an import reads and an export writes. Beside what every question has it holds
 * what the rules of its type call a body.
 */
export const QuestionDraft = z.discriminatedUnion(
  'type',
  [
    drafts.single,
    drafts.multiple,
    drafts['true-false'],
    drafts.short,
    drafts.numeric,
    drafts.matching,
    drafts.ordering,
    drafts.gaps,
    drafts.open,
  ],
  {
    error: ({ code }) => (code === 'invalid_union' ? `must be ${questionTypes.join(', ')}` : undefined),
  },
);
export type QuestionDraft = z.output<typeof QuestionDraft>;
export type DraftOf<Type extends QuestionType> = Extract<QuestionDraft, { readonly type: Type }>;
export type ChoiceDraft = DraftOf<ChoiceType>;

/** Whether a draft is one whose options are given. */
export function isChoiceDraft(draft: QuestionDraft): draft is ChoiceDraft {
  return draft.type === 'single' || draft.type === 'multiple' || draft.type === 'true-false';
}
