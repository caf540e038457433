import * as z from 'zod';
import { trimmedText } from '../../primitives.ts';
import { tidyText } from '../tidy-text.ts';
import { type Problem, shownText } from './question-type.ts';
import { type Comparing, fitsPattern, patternOf } from './typed-text.ts';

/** The longest text that is compared with accepted ones. */
export const MAX_TYPED_CHARACTERS = 500;

/** A text that somebody may type, with stars for any characters, and what it earns. */
const AcceptedText = z.strictObject({
  text: shownText({ max: MAX_TYPED_CHARACTERS }),
  creditPercent: z.int().min(1).max(100).default(100),
  /** Shown to whoever typed it. */
  feedback: trimmedText({ max: 4_000 }).default(''),
});
type AcceptedText = z.output<typeof AcceptedText>;

export const acceptedTexts = {
  accepted: z.array(AcceptedText).min(1, { error: 'must not be empty' }).max(20),
  /** Whether "Port" is another answer than "port". */
  matchCase: z.boolean().default(false),
  /** Whether "Cafe" is another answer than "Café". */
  matchAccents: z.boolean().default(false),
};
const Accepting = z.object(acceptedTexts);
type Accepting = z.output<typeof Accepting>;

/** What accepted texts are when nothing but grading needs them. */
export const AcceptedKey = z.object({
  accepted: z.array(z.object({ text: z.string(), creditPercent: z.int() })),
  matchCase: z.boolean(),
  matchAccents: z.boolean(),
});
export type AcceptedKey = z.output<typeof AcceptedKey>;

export const RevealedTexts = z.array(
  z.object({ text: z.string(), creditPercent: z.int(), feedback: z.string() }),
);

export function acceptedKeyOf({ accepted, matchCase, matchAccents }: Accepting): AcceptedKey {
  return {
    accepted: accepted.map(({ text, creditPercent }) => ({ text, creditPercent })),
    matchCase,
    matchAccents,
  };
}

/** The accepted texts of a key with what is said to whoever typed them. */
export function acceptedOf({ accepted }: AcceptedKey, feedback: readonly string[]): AcceptedText[] {
  return accepted.map((one, index) => ({ ...one, feedback: feedback[index] ?? '' }));
}

export function tidyAccepted(accepted: readonly AcceptedText[]): AcceptedText[] {
  return accepted.map(({ text, creditPercent, feedback }) => ({
    text: tidyText(text),
    creditPercent,
    feedback: tidyText(feedback),
  }));
}

/** What keeps accepted texts from being answers; paths begin with `accepted`. */
export function acceptedProblems({ accepted, ...comparing }: Accepting): Problem[] {
  const problems: Problem[] = [];
  if (!accepted.some(({ creditPercent }) => creditPercent === 100)) {
    problems.push({ path: ['accepted'], message: 'accepted: one of them must give 100 percent' });
  }
  const places = new Map<string, number>();
  for (const [index, { text }] of accepted.entries()) {
    const pattern = JSON.stringify(patternOf(text, comparing));
    const first = places.get(pattern);
    if (first === undefined) places.set(pattern, index);
    else {
      const message = `accepted: answer ${index + 1} says the same as answer ${first + 1}`;
      problems.push({ path: ['accepted', index, 'text'], message });
    }
  }
  return problems;
}

/** The percentage that a typed text earns: the best of those that it fits, 0 where it fits none. */
export function percentOfTyped({ accepted, ...comparing }: AcceptedKey, typed: unknown): number {
  if (typeof typed !== 'string' || typed.length > MAX_TYPED_CHARACTERS || typed.trim() === '') return 0;
  const earned = accepted.flatMap(({ text, creditPercent }) =>
    fitsPattern(patternOf(text, comparing), typed, comparing) ? creditPercent : [],
  );
  return Math.max(0, ...earned);
}

export type { Comparing };
