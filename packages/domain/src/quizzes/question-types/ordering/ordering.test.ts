import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionBodies } from '../../../testing/question-bodies.ts';
import { CREDIT_UNITS } from '../question-type.ts';
import { orderingRules } from './ordering.ts';

const items = ['Physical', 'Data link', 'Network', 'Transport'];
const all = orderingRules.partsOf({ items, grading: 'all' });
const neighbours = orderingRules.partsOf({ items, grading: 'neighbours' });
/** An answer by the items' words. */
const answerOf = (...words: readonly string[]) => words.map((word) => all.public.items.indexOf(word));

it('items are kept in an order that says nothing of the right one', () => {
  fc.assert(
    fc.property(questionBodies.ordering, (body) => {
      const turned = { ...body, items: body.items.toReversed() };
      expect(orderingRules.partsOf(turned).public).toEqual(orderingRules.partsOf(body).public);
    }),
  );
});

describe('an order', () => {
  it.each([
    [items, 1, 1],
    [['Data link', 'Network', 'Transport', 'Physical'], 0, 2 / 3],
    [['Transport', 'Network', 'Data link', 'Physical'], 0, 0],
    [['Network', 'Transport', 'Physical', 'Data link'], 0, 2 / 3],
    [items.slice(0, 3), 0, 2 / 3],
  ])('%j earns %d, and %d by its neighbours', (words, whole, share) => {
    const answer = answerOf(...words);
    expect(orderingRules.grade(all.key, answer) / CREDIT_UNITS).toBe(whole);
    expect(orderingRules.grade(neighbours.key, answer)).toBe(Math.floor(CREDIT_UNITS * share));
  });

  it('earns everything only if it is the right one', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (answer) => {
        const isRight = String(answer) === String(neighbours.key.right);
        expect(orderingRules.grade(neighbours.key, answer) === CREDIT_UNITS).toBe(isRight);
      }),
    );
  });

  it('names an item once', () => {
    expect(orderingRules.takes([0, 0])).toBe(false);
    expect(orderingRules.takes([1, null, 0])).toBe(true);
  });
});

it('guessing earns what the mean of all orders earns', () => {
  const orders = [0, 1, 2, 3].flatMap((a) =>
    [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].flatMap((c) => [0, 1, 2, 3].map((d) => [a, b, c, d]))),
  );
  const whole = orders.filter((order) => new Set(order).size === 4);
  for (const { public: shown, key } of [all, neighbours]) {
    const mean = whole.reduce((sum, order) => sum + orderingRules.grade(key, order), 0) / whole.length;
    expect(orderingRules.guessShare(shown, key)).toBeCloseTo(mean / CREDIT_UNITS, 10);
  }
});

it('an item that says the same as another is refused', () => {
  expect(orderingRules.body.safeParse({ items: ['a', 'a '] }).error?.issues).toMatchObject([
    { path: ['items', 1], message: 'items: item 2 says the same as item 1' },
  ]);
});
