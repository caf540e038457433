import * as z from 'zod';
import { fixedOptions } from '../../fixed-options.ts';
import { tidyText } from '../../tidy-text.ts';
import type { QuestionTypeRules } from '../question-type.ts';
import { withoutProblems } from '../question-type.ts';
import {
  type ChoiceBody,
  type ChoiceType,
  choiceBody,
  choiceProblems,
  MAX_OPTIONS,
  type QuestionOption,
} from './body.ts';
import { ChoiceKey, gradeChoice, guessedShare } from './grade.ts';
import { trueFirst } from './true-false.ts';

const ChoicePublic = z.object({
  options: z.array(z.object({ text: z.string(), isFixed: z.boolean().optional() })),
});
type ChoicePublic = z.output<typeof ChoicePublic>;

/** Why each option is right or wrong. */
const ChoiceFeedback = z.object({ options: z.array(z.string()) });
type ChoiceFeedback = z.output<typeof ChoiceFeedback>;

const ShownChoice = z.object({ options: z.array(z.object({ text: z.string() })) });
type ShownChoice = z.output<typeof ShownChoice>;

const RevealedChoice = z.object({
  options: z.array(
    z.object({
      text: z.string(),
      isCorrect: z.boolean(),
      explanation: z.string(),
      /** What choosing it earns in percent where the author says so. */
      weightPercent: z.int().nullable(),
    }),
  ),
});
type RevealedChoice = z.output<typeof RevealedChoice>;

/** The rules of a question whose options are given. */
export function choiceRules(type: ChoiceType) {
  const problemsOf = (body: ChoiceBody) => choiceProblems(type, body);
  return {
    body: withoutProblems(choiceBody(type), problemsOf),
    public: ChoicePublic,
    key: ChoiceKey,
    feedback: ChoiceFeedback,
    shown: ShownChoice,
    revealed: RevealedChoice,
    isMarked: false,
    problemsOf,
    tidied({ options }) {
      const tidy = tidyOptions(options);
      // Composing characters may change their order, which must not depend on how they were typed.
      return { options: type === 'true-false' ? trueFirst(tidy) : tidy };
    },
    partsOf({ options }) {
      const isWeighted = options.some(({ weightPercent }) => weightPercent !== undefined);
      return {
        public: {
          options: options.map(({ text, isFixed }) => (isFixed === undefined ? { text } : { text, isFixed })),
        },
        key: {
          right: options.flatMap(({ isCorrect }, index) => (isCorrect ? [index] : [])),
          ...(isWeighted ? { weights: options.map(({ weightPercent }) => weightPercent ?? null) } : {}),
        },
        feedback: { options: options.map(({ explanation }) => explanation) },
      };
    },
    bodyOf({ public: { options }, key: { right, weights }, feedback }) {
      return {
        options: options.map(({ text, isFixed }, index) => {
          const weightPercent = weights?.[index] ?? null;
          return {
            text,
            explanation: feedback.options[index] ?? '',
            isCorrect: right.includes(index),
            ...(isFixed === undefined ? {} : { isFixed }),
            ...(weightPercent === null ? {} : { weightPercent }),
          };
        }),
      };
    },
    textsOf({ options }) {
      return options.flatMap(({ text, explanation }, index) => [
        { path: ['options', index, 'text'], text, role: 'shown', kind: 'option' },
        { path: ['options', index, 'explanation'], text: explanation, role: 'explanation' },
      ]);
    },
    identityOf({ options }) {
      return options.map(({ text }) => text);
    },
    shuffledIn({ options }) {
      if (type === 'true-false') return options.map(() => null);
      return fixedOptions(options).map((isFixed) => (isFixed ? null : 0));
    },
    takes(answer) {
      if (type !== 'multiple' && answer.length > 1) return false;
      const places = new Set(answer.filter((part) => typeof part === 'number' && part < MAX_OPTIONS));
      return places.size === answer.length;
    },
    grade(key, answer) {
      return gradeChoice(type, key, answer);
    },
    guessShare({ options }, key) {
      return guessedShare(type, key, options.length);
    },
    show({ options }, order) {
      return { options: order.map((index) => ({ text: options[index]?.text ?? '' })) };
    },
    reveal({ public: { options }, key: { right, weights }, feedback }, order) {
      return {
        options: order.map((index) => ({
          text: options[index]?.text ?? '',
          isCorrect: right.includes(index),
          explanation: feedback.options[index] ?? '',
          weightPercent: weights?.[index] ?? null,
        })),
      };
    },
  } satisfies QuestionTypeRules<
    ChoiceBody,
    ChoicePublic,
    ChoiceKey,
    ChoiceFeedback,
    ShownChoice,
    RevealedChoice
  >;
}

/** If the author says of one option whether it keeps its place, the others do not. */
function tidyOptions(options: readonly QuestionOption[]): QuestionOption[] {
  const isSaid = options.some(({ isFixed }) => isFixed !== undefined);
  return options.map(({ text, explanation, isCorrect, isFixed = false, weightPercent }) => ({
    text: tidyText(text),
    explanation: tidyText(explanation),
    isCorrect,
    ...(isSaid ? { isFixed } : {}),
    ...(weightPercent === undefined ? {} : { weightPercent }),
  }));
}
