import * as z from 'zod';
import type { Answer } from '../answer.ts';
import { creditOf, type QuestionTypeRules, withoutProblems } from '../question-type.ts';
import { type NumericAnswer, NumericBody, numericProblems, tidyNumeric } from './body.ts';
import { absolute, type Decimal, decimalOf, isAtMost, minus, ONE, times } from './decimal.ts';
import { MAX_QUANTITY_CHARACTERS, type Quantity, quantitiesIn, unitForm } from './quantity.ts';

const NumericPublic = z.object({ isUnitNeeded: z.boolean() });
type NumericPublic = z.output<typeof NumericPublic>;

const KeyAnswer = z.object({
  value: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  tolerance: z.string(),
  creditPercent: z.int(),
});
type KeyAnswer = z.output<typeof KeyAnswer>;

const NumericKey = z.object({
  answers: z.array(KeyAnswer),
  units: z.array(z.object({ unit: z.string(), factor: z.string() })),
  isUnitNeeded: z.boolean(),
});
type NumericKey = z.output<typeof NumericKey>;

/** For each answer. */
const NumericFeedback = z.object({ answers: z.array(z.string()) });
type NumericFeedback = z.output<typeof NumericFeedback>;

const RevealedNumeric = z.object({
  answers: z.array(KeyAnswer.extend({ feedback: z.string() })),
  units: z.array(z.object({ unit: z.string(), factor: z.string() })),
});
type RevealedNumeric = z.output<typeof RevealedNumeric>;

/** A number that is typed, with a unit where there are any. All comparing is exact. */
export const numericRules = {
  body: withoutProblems(NumericBody, numericProblems),
  public: NumericPublic,
  key: NumericKey,
  feedback: NumericFeedback,
  shown: NumericPublic,
  revealed: RevealedNumeric,
  isMarked: false,
  problemsOf: numericProblems,
  tidied: tidyNumeric,
  partsOf({ answers, units, isUnitNeeded }) {
    return {
      public: { isUnitNeeded },
      key: { answers: answers.map(keyAnswerOf), units, isUnitNeeded },
      feedback: { answers: answers.map(({ feedback }) => feedback) },
    };
  },
  bodyOf({ key: { answers, units, isUnitNeeded }, feedback }) {
    return { answers: withFeedback(answers, feedback), units, isUnitNeeded };
  },
  textsOf({ answers, units }) {
    return [
      ...answers.map(({ feedback }, index) => ({
        path: ['answers', index, 'feedback'],
        text: feedback,
        role: 'explanation' as const,
      })),
      ...units.map(({ unit }, index) => ({
        path: ['units', index, 'unit'],
        text: unit,
        role: 'typed' as const,
      })),
    ];
  },
  identityOf() {
    return [];
  },
  shuffledIn() {
    return [];
  },
  takes(answer) {
    return (
      answer.length <= 1 &&
      answer.every((part) => typeof part === 'string' && part.length <= MAX_QUANTITY_CHARACTERS)
    );
  },
  grade(key, answer) {
    return creditOf(percentOf(key, answer), 100);
  },
  guessShare() {
    return null;
  },
  show(shown) {
    return shown;
  },
  reveal({ key: { answers, units }, feedback }) {
    return { answers: withFeedback(answers, feedback), units };
  },
} satisfies QuestionTypeRules<
  NumericBody,
  NumericPublic,
  NumericKey,
  NumericFeedback,
  NumericPublic,
  RevealedNumeric
>;

function keyAnswerOf({ value, from, to, tolerance, creditPercent }: NumericAnswer): KeyAnswer {
  return { ...(value === undefined ? { from, to } : { value }), tolerance, creditPercent };
}

function withFeedback(answers: readonly KeyAnswer[], feedback: NumericFeedback) {
  return answers.map((answer, index) => ({ ...answer, feedback: feedback.answers[index] ?? '' }));
}

/** The best that any meaning of the typed text earns. */
function percentOf(key: NumericKey, [typed]: Answer): number {
  if (typeof typed !== 'string') return 0;
  const earned = quantitiesIn(typed).flatMap((quantity) => {
    const value = inUnitOfAnswers(quantity, key);
    if (value === undefined) return [];
    return key.answers.flatMap((answer) => (isWithin(value, answer) ? answer.creditPercent : []));
  });
  return Math.max(0, ...earned);
}

/** Undefined where the unit is missing or another than those that are accepted. */
function inUnitOfAnswers(
  { value, unit }: Quantity,
  { units, isUnitNeeded }: NumericKey,
): Decimal | undefined {
  if (unit === '') return isUnitNeeded ? undefined : value;
  const known = units.find((other) => unitForm(other.unit) === unit);
  return known === undefined ? undefined : times(value, decimalOf(known.factor) ?? ONE);
}

function isWithin(number: Decimal, { value, from, to, tolerance }: KeyAnswer): boolean {
  const [middle, lower, upper] = [value, from, to].map((text) =>
    text === undefined ? undefined : decimalOf(text),
  );
  const margin = decimalOf(tolerance);
  if (middle !== undefined && margin !== undefined) return isAtMost(absolute(minus(number, middle)), margin);
  return lower !== undefined && upper !== undefined && isAtMost(lower, number) && isAtMost(number, upper);
}
