import * as z from 'zod';
import { trimmedText } from '../../../primitives.ts';
import { type Problem, repeatedTexts, shownText } from '../question-type.ts';
import { trueFirst } from './true-false.ts';

/** One option is right, any number is, or one of True and False. */
export const choiceTypes = ['single', 'multiple', 'true-false'] as const;
export const ChoiceType = z.enum(choiceTypes);
export type ChoiceType = z.output<typeof ChoiceType>;

export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 10;

/** One answer to choose from, in the author's order, with why it is right or wrong. */
export const QuestionOption = z.strictObject({
  text: shownText({ max: 2_000 }),
  explanation: trimmedText({ max: 4_000 }).default(''),
  isCorrect: z.boolean(),
  /** Whether it keeps its place when options are shuffled. Where no option says, what it reads decides (`fixedOptions`). */
  isFixed: z.boolean().optional(),
  /**
   * What choosing it earns, in percent of the question's credit; below zero it costs. Where nothing is said a right option
   * of a multiple question earns an equal share and a wrong one costs as much; of the others the right one earns all.
   */
  weightPercent: z.int().min(-100).max(100).optional(),
});
export type QuestionOption = z.output<typeof QuestionOption>;

const COUNT = { error: `needs ${MIN_OPTIONS} to ${MAX_OPTIONS} options` };
const options = z.array(QuestionOption).min(MIN_OPTIONS, COUNT).max(MAX_OPTIONS, COUNT);

/** The options of a true-false question are never shuffled: their order does not depend on which is right. */
const trueFirstOptions = options.overwrite((two) => (two.length === 2 ? trueFirst(two) : two));

/** What an author says of a choice question beside what all questions have. */
export function choiceBody(type: ChoiceType) {
  return z.object({ options: type === 'true-false' ? trueFirstOptions : options });
}
export type ChoiceBody = z.output<ReturnType<typeof choiceBody>>;

/** What keeps options from being those of a question of this type. */
export function choiceProblems(type: ChoiceType, { options }: ChoiceBody): Problem[] {
  const keys = keyProblems(type, options);
  const weights = keys.length > 0 ? [] : weightProblems(type, options);
  return [...keys, ...weights, ...repeatedOptions(options)];
}

function repeatedOptions(options: readonly QuestionOption[]): Problem[] {
  return repeatedTexts(options.map(({ text }) => text)).map(({ index, first }) => ({
    path: ['options', index, 'text'],
    message: `options: option ${index + 1} says the same as option ${first + 1}`,
  }));
}

function keyProblems(type: ChoiceType, options: readonly QuestionOption[]): Problem[] {
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

/** Who chooses all that is right has to get the full credit, and nobody else may. */
function weightProblems(type: ChoiceType, options: readonly QuestionOption[]): Problem[] {
  if (options.every(({ weightPercent }) => weightPercent === undefined)) return [];
  const problems = options.flatMap(({ isCorrect, weightPercent = 0 }, index): Problem[] => {
    const path = ['options', index, 'weightPercent'];
    if (type === 'multiple' && !isCorrect && weightPercent > 0)
      return [{ path, message: `options: option ${index + 1} is wrong and must not earn anything` }];
    if (type !== 'multiple' && !isCorrect && weightPercent === 100)
      return [{ path, message: `options: option ${index + 1} is wrong and must not earn everything` }];
    return [];
  });
  const earned = earnedByTheRight(options);
  if (earned !== 100) {
    const message = `options: the correct options must earn 100 percent together, earn ${earned}`;
    problems.push({ path: ['options'], message });
  }
  return problems;
}

function earnedByTheRight(options: readonly QuestionOption[]): number {
  const right = options.filter(({ isCorrect }) => isCorrect);
  const said = right.flatMap(({ weightPercent }) => weightPercent ?? []);
  const unsaid = right.length - said.length;
  return said.reduce((sum, weight) => sum + weight, 0) + (100 * unsaid) / right.length;
}
