import * as z from 'zod';
import type { Answer } from '../answer.ts';
import { CREDIT_UNITS } from '../question-type.ts';
import type { ChoiceType } from './body.ts';

/** Which options are right, by the author's indexes, and what they weigh where the author says so. */
export const ChoiceKey = z.object({
  right: z.array(z.int()),
  /** In percent, one for each option; null where nothing is said of it, and absent where nothing is said at all. */
  weights: z.array(z.int().nullable()).optional(),
});
export type ChoiceKey = z.output<typeof ChoiceKey>;

/** Partial credit of a multiple question: right − wrong of its keys, or what they weigh. The others give all or what one option weighs. */
export function gradeChoice(type: ChoiceType, { right, weights }: ChoiceKey, answer: Answer): number {
  const keys = new Set(right);
  const chosen = new Set(answer.filter((part) => typeof part === 'number'));
  if (keys.size === 0) return 0;
  if (type !== 'multiple') return gradeOne(keys, chosen, weights);
  const share = CREDIT_UNITS / keys.size;
  let credit = 0;
  for (const index of chosen) {
    const weight = weights?.[index] ?? null;
    credit += weight === null ? (keys.has(index) ? share : -share) : PERCENT * weight;
  }
  const least = weights === undefined ? 0 : -CREDIT_UNITS;
  return Math.min(CREDIT_UNITS, Math.max(least, credit));
}

const PERCENT = CREDIT_UNITS / 100;

/** Right is exactly what is right; of what is not, one option alone may have a weight. */
function gradeOne(
  keys: ReadonlySet<number>,
  chosen: ReadonlySet<number>,
  weights: ChoiceKey['weights'],
): number {
  if (chosen.size === keys.size && [...chosen].every((index) => keys.has(index))) return CREDIT_UNITS;
  const [index, another] = chosen;
  if (index === undefined || another !== undefined) return 0;
  return PERCENT * (weights?.[index] ?? 0);
}

/** The share of the credit that choosing by lot earns: one option of those there are, or any set of them. */
export function guessedShare(type: ChoiceType, key: ChoiceKey, optionCount: number): number {
  const guesses =
    type === 'multiple' ? setsOf(optionCount) : Array.from({ length: optionCount }, (_, i) => [i]);
  const earned = guesses.reduce((sum, guess) => sum + gradeChoice(type, key, guess), 0);
  return earned / (CREDIT_UNITS * guesses.length);
}

function setsOf(optionCount: number): number[][] {
  return Array.from({ length: 2 ** optionCount }, (_, bits) =>
    Array.from({ length: optionCount }, (_, index) => index).filter((index) => (bits >> index) & 1),
  );
}
