import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionBodies } from '../../../testing/question-bodies.ts';
import { CREDIT_UNITS } from '../question-type.ts';
import { choiceProblems, type QuestionOption } from './body.ts';
import { choiceRules } from './choice.ts';

function optionsOf(...weights: readonly (number | undefined)[]): QuestionOption[] {
  return weights.map((weightPercent, index) => ({
    text: `option ${index}`,
    explanation: '',
    isCorrect: index === 0,
    ...(weightPercent === undefined ? {} : { weightPercent }),
  }));
}

const single = choiceRules('single');
const multiple = choiceRules('multiple');

describe('weights', () => {
  it('say what an option earns or costs, alone', () => {
    const { key } = single.partsOf({ options: optionsOf(undefined, 50, -25, undefined) });
    expect([0, 1, 2, 3].map((index) => single.grade(key, [index]) / CREDIT_UNITS)).toEqual([
      1, 0.5, -0.25, 0,
    ]);
    expect(single.grade(key, [0, 1])).toBe(0);
  });

  it('of a multiple question leave the others their equal shares', () => {
    const [first, second, third] = optionsOf(60, 40, -100);
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
    const options = [
      first,
      { ...second, isCorrect: true },
      third,
      { ...third, text: 'x', weightPercent: -10 },
    ];
    const { key } = multiple.partsOf({ options });
    const share = (...answer: number[]) => multiple.grade(key, answer) / CREDIT_UNITS;
    expect([share(0, 1), share(0), share(1, 3), share(2), share(2, 3), share(0, 2)]).toEqual([
      1, 0.6, 0.3, -1, -1, -0.4,
    ]);
  });

  it.each([
    [
      'a right option that earns a part',
      'single',
      [90, 0],
      'options: the correct options must earn 100 percent together, earn 90',
    ],
    [
      'a wrong option that earns everything',
      'single',
      [100, 100],
      'options: option 2 is wrong and must not earn everything',
    ],
    [
      'a wrong option of several that earns',
      'multiple',
      [100, 5],
      'options: option 2 is wrong and must not earn anything',
    ],
  ] as const)('are refused: %s', (_, type, weights, message) => {
    expect(
      choiceProblems(type, { options: optionsOf(...weights) }).map((problem) => problem.message),
    ).toEqual([message]);
  });

  it('that are not said change nothing of what is stored', () => {
    expect(single.partsOf({ options: optionsOf(undefined, undefined) }).key).toEqual({ right: [0] });
  });
});

describe('guessing', () => {
  it('earns one part of the options of a single question, and half of True and False', () => {
    const { public: shown, key } = single.partsOf({
      options: optionsOf(undefined, undefined, undefined, undefined),
    });
    expect(single.guessShare(shown, key)).toBe(0.25);
    const two = choiceRules('true-false').partsOf({ options: optionsOf(undefined, undefined) });
    expect(choiceRules('true-false').guessShare(two.public, two.key)).toBe(0.5);
  });

  it('of a multiple question is any set of its options: of two with one key only the right one alone pays', () => {
    const { public: shown, key } = multiple.partsOf({ options: optionsOf(undefined, undefined) });
    expect(multiple.guessShare(shown, key)).toBe(0.25);
  });
});

it('what is shown before the end does not depend on which option is right', () => {
  fc.assert(
    fc.property(questionBodies.multiple, ({ options }) => {
      const turned = options.map(({ isCorrect, ...option }) => ({
        ...option,
        isCorrect: !isCorrect,
      }));
      expect(multiple.partsOf({ options: turned }).public).toEqual(multiple.partsOf({ options }).public);
    }),
  );
});

it('places of True and False are never shuffled', () => {
  const shown = { options: [{ text: 'True' }, { text: 'False' }] };
  expect(choiceRules('true-false').shuffledIn(shown)).toEqual([null, null]);
  expect(single.shuffledIn({ options: [...shown.options, { text: 'None of the above' }] })).toEqual([
    0,
    0,
    null,
  ]);
});
