import fc from 'fast-check';
import type { Answer } from '../quizzes/question-types/answer.ts';
import type { ChoiceType, QuestionOption } from '../quizzes/question-types/choice/body.ts';
import type { BodyOf, QuestionType } from '../quizzes/question-types/question-types.ts';
import { asSeen } from '../unseen.ts';

/** Stands in whatever nobody may see before the end. */
export const CANARY = 'canary';

/** Texts that people write and texts that break readers: separators, quotes, line ends, scripts, invisible marks. */
const wild = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab,;"\\\n\t |\'=-&<*[]{}'), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('True', 'A', 'A,B', '""', '=1+1', '\\;', 'a\\,b;c', 'Ångström', '日本語', 'x  y'),
);
/** Shows something, in whatever it stands. */
export const filled = wild.map((text) => `${text.trim()}.`);
const secret = wild.map((text) => `${CANARY} ${text}`.trim());
const maybeSecret = fc.oneof(fc.constant(''), secret);

const percent = fc.integer({ min: -100, max: 100 });

/** Options of a choice question; `keyCount` of them are right, and where weights are said the right ones earn everything. */
function optionsOf(type: ChoiceType): fc.Arbitrary<QuestionOption[]> {
  return fc
    .record({
      texts: fc.uniqueArray(filled, { minLength: 2, maxLength: 10, selector: asSeen }),
      explanations: fc.array(maybeSecret, { minLength: 10, maxLength: 10 }),
      keys: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 10 }),
      fixed: fc.option(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 })),
      weights: fc.option(fc.array(fc.option(percent), { minLength: 10, maxLength: 10 })),
    })
    .map(({ texts, explanations, keys, fixed, weights }) => {
      const kept = type === 'true-false' ? texts.slice(0, 2) : texts;
      const places = keys.map((key) => key % kept.length);
      const right = new Set(type === 'multiple' ? places : places.slice(0, 1));
      return kept.map((text, index): QuestionOption => {
        const said = weights?.[index] ?? null;
        const weightPercent =
          type === 'multiple' && said !== null ? 0 - Math.abs(said) : Math.min(said ?? 0, 99);
        return {
          text,
          explanation: explanations[index] ?? '',
          isCorrect: right.has(index),
          ...(fixed === null ? {} : { isFixed: fixed[index] === true }),
          ...(said === null || right.has(index) ? {} : { weightPercent }),
        };
      });
    });
}

/** Bodies of every type that its rules take. */
export const questionBodies: { readonly [Type in QuestionType]: fc.Arbitrary<BodyOf<Type>> } = {
  single: fc.record({ options: optionsOf('single') }),
  multiple: fc.record({ options: optionsOf('multiple') }),
  'true-false': fc.record({ options: optionsOf('true-false') }),
};

const rightOptions = ({ options }: BodyOf<'single'>): Answer =>
  options.flatMap(({ isCorrect }, index) => (isCorrect ? [index] : []));

/** An answer, by the author's indexes, that earns everything. */
export const rightAnswers: { readonly [Type in QuestionType]: (body: BodyOf<Type>) => Answer } = {
  single: rightOptions,
  multiple: rightOptions,
  'true-false': rightOptions,
};

/** Anything that the wire lets through. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.array(
  fc.oneof(fc.nat({ max: 30 }), fc.integer({ min: 0, max: 199 }), wild, fc.constant(null)),
  { maxLength: 20 },
);
