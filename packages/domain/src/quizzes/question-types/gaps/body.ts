import * as z from 'zod';
import { trimmedText } from '../../../primitives.ts';
import { tidyText } from '../../tidy-text.ts';
import { acceptedProblems, acceptedTexts, tidyAccepted } from '../accepted-texts.ts';
import { type Problem, repeatedTexts, shownText } from '../question-type.ts';
import { gapTextParts } from './gap-text.ts';

export const MAX_GAPS = 20;
const MAX_CHOICES = 10;

const GapChoice = z.strictObject({
  text: shownText({ max: 500 }),
  isCorrect: z.boolean(),
  feedback: trimmedText({ max: 4_000 }).default(''),
});

/** A gap that is typed into, or filled with one of its choices. */
export const Gap = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('typed'), ...acceptedTexts }),
    z.strictObject({ kind: z.literal('chosen'), choices: z.array(GapChoice).min(2).max(MAX_CHOICES) }),
  ],
  { error: ({ code }) => (code === 'invalid_union' ? 'must be typed or chosen' : undefined) },
);
type Gap = z.output<typeof Gap>;

/** The gaps that the text names `[[1]]`, `[[2]]` …, in this order. */
export const GapsBody = z.object({ gaps: z.array(Gap).min(1, { error: 'must not be empty' }).max(MAX_GAPS) });
export type GapsBody = z.output<typeof GapsBody>;

export function tidyGaps({ gaps }: GapsBody): GapsBody {
  return {
    gaps: gaps.map((gap): Gap => {
      if (gap.kind === 'typed') {
        const { kind, accepted, matchCase, matchAccents } = gap;
        return { kind, accepted: tidyAccepted(accepted), matchCase, matchAccents };
      }
      const choices = gap.choices.map(({ text, isCorrect, feedback }) => ({
        text: tidyText(text),
        isCorrect,
        feedback: tidyText(feedback),
      }));
      return { kind: gap.kind, choices };
    }),
  };
}

/** What keeps gaps from being those of a question, whatever its text. */
export function gapProblems({ gaps }: GapsBody): Problem[] {
  return gaps.flatMap((gap, index) =>
    (gap.kind === 'typed' ? acceptedProblems(gap) : choiceProblems(gap.choices)).map(({ path, message }) => ({
      path: ['gaps', index, ...path],
      message: `gaps: gap ${index + 1}: ${message.replace(/^\w+: /, '')}`,
    })),
  );
}

function choiceProblems(choices: readonly z.output<typeof GapChoice>[]): Problem[] {
  const repeated = repeatedTexts(choices.map(({ text }) => text)).map(({ index, first }) => ({
    path: ['choices', index, 'text'],
    message: `choices: choice ${index + 1} says the same as choice ${first + 1}`,
  }));
  if (choices.some(({ isCorrect }) => isCorrect)) return repeated;
  return [{ path: ['choices'], message: 'choices: must have at least one correct choice' }, ...repeated];
}

/** What keeps a text from being one with these gaps: each is named once or more, and no other is. */
export function gapTextProblems(text: string, { gaps }: GapsBody): Problem[] {
  const named = new Set(gapTextParts(text).filter((part) => typeof part === 'number'));
  const numbers = gaps.map((_, index) => index + 1);
  const missing = numbers.filter((number) => !named.has(number));
  const unknown = [...named].filter((number) => !numbers.includes(number));
  return [
    ...missing.map((number) => ({
      path: ['text'],
      message: `text: must name gap ${number} as [[${number}]]`,
    })),
    ...unknown.map((number) => ({
      path: ['text'],
      message: `text: names [[${number}]], which is none of ${gaps.length} gaps`,
    })),
  ];
}
