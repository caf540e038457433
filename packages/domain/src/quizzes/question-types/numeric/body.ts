import * as z from 'zod';
import { trimmedText } from '../../../primitives.ts';
import { tidyText } from '../../tidy-text.ts';
import { type Problem, shownText } from '../question-type.ts';
import { decimal, decimalOf, isAtMost, isNegative } from './decimal.ts';
import { unitForm } from './quantity.ts';

/** A number with how far off one may be, or all numbers from one to another, both included. */
const NumericAnswer = z.strictObject({
  value: decimal.optional(),
  from: decimal.optional(),
  to: decimal.optional(),
  tolerance: decimal.default('0'),
  creditPercent: z.int().min(1).max(100).default(100),
  feedback: trimmedText({ max: 4_000 }).default(''),
});
export type NumericAnswer = z.output<typeof NumericAnswer>;

const Unit = z.strictObject({
  unit: shownText({ max: 50 }),
  /** How many of what the answers count in one of it is: 1000 for "km" where the answers are metres. */
  factor: decimal.default('1'),
});

/** What an author says of a numeric question beside what all questions have. */
export const NumericBody = z.object({
  answers: z.array(NumericAnswer).min(1, { error: 'must not be empty' }).max(20),
  units: z.array(Unit).max(20).default([]),
  isUnitNeeded: z.boolean().default(false),
});
export type NumericBody = z.output<typeof NumericBody>;

export function tidyNumeric({ answers, units, isUnitNeeded }: NumericBody): NumericBody {
  return {
    answers: answers.map(({ value, from, to, tolerance, creditPercent, feedback }) => ({
      ...(value === undefined ? { from, to } : { value }),
      tolerance,
      creditPercent,
      feedback: tidyText(feedback),
    })),
    units: units.map(({ unit, factor }) => ({ unit: tidyText(unit), factor })),
    isUnitNeeded,
  };
}

/** What keeps a body from being a numeric question. */
export function numericProblems({ answers, units, isUnitNeeded }: NumericBody): Problem[] {
  const problems = [...answers.flatMap(answerProblems), ...unitProblems(units)];
  if (!answers.some(({ creditPercent }) => creditPercent === 100)) {
    problems.push({ path: ['answers'], message: 'answers: one of them must give 100 percent' });
  }
  if (isUnitNeeded && units.length === 0) {
    problems.push({ path: ['units'], message: 'units: must name one if a unit is needed' });
  }
  return problems;
}

function answerProblems(answer: NumericAnswer, index: number): Problem[] {
  const { value, from, to, tolerance } = answer;
  const named = `answers: answer ${index + 1}`;
  const path = ['answers', index];
  const isRange = from !== undefined && to !== undefined;
  if ((value === undefined) !== isRange || (value !== undefined && (from ?? to) !== undefined)) {
    return [{ path, message: `${named} must have a value, or from and to` }];
  }
  const margin = decimalOf(tolerance);
  if (margin !== undefined && isNegative(margin)) {
    return [{ path: [...path, 'tolerance'], message: `${named} has a tolerance below 0` }];
  }
  if (!isRange) return [];
  if (margin !== undefined && margin.digits !== 0n) {
    return [{ path: [...path, 'tolerance'], message: `${named} is a range, which has no tolerance` }];
  }
  const [lower, upper] = [decimalOf(from), decimalOf(to)];
  if (lower === undefined || upper === undefined || isAtMost(lower, upper)) return [];
  return [{ path, message: `${named} ends before it begins` }];
}

/** What a number begins with would be read as one. */
const BEGINS_A_NUMBER = /^[\d.,+-]/;

function unitProblems(units: NumericBody['units']): Problem[] {
  const places = new Map<string, number>();
  return units.flatMap(({ unit, factor }, index): Problem[] => {
    const named = `units: unit ${index + 1}`;
    const path = ['units', index, 'unit'];
    const size = decimalOf(factor);
    if (size !== undefined && size.digits <= 0n) {
      return [{ path: ['units', index, 'factor'], message: `${named} must have a factor above 0` }];
    }
    const form = unitForm(unit);
    if (form === '' || BEGINS_A_NUMBER.test(form)) {
      return [{ path, message: `${named} must not begin as a number does` }];
    }
    const first = places.get(form);
    if (first !== undefined) {
      return [{ path, message: `${named} says the same as unit ${first + 1}` }];
    }
    places.set(form, index);
    return [];
  });
}
