import * as z from 'zod';
import { tidyText } from '../../tidy-text.ts';
import {
  CREDIT_UNITS,
  creditOf,
  type Problem,
  type QuestionTypeRules,
  repeatedTexts,
  shownText,
  withoutProblems,
} from '../question-type.ts';

export const MAX_ITEMS = 20;

/** all: everything or nothing. neighbours: the share of items that stand right behind the one they follow. */
const OrderingGrading = z.enum(['all', 'neighbours']);

const OrderingBody = z.object({
  /** In the right order. */
  items: z
    .array(shownText({ max: 2_000 }))
    .min(2, { error: `needs 2 to ${MAX_ITEMS} items` })
    .max(MAX_ITEMS, { error: `needs 2 to ${MAX_ITEMS} items` }),
  grading: OrderingGrading.default('all'),
});
type OrderingBody = z.output<typeof OrderingBody>;

/** In the order of their code units, which says nothing of the right one. */
const OrderingPublic = z.object({ items: z.array(z.string()) });
type OrderingPublic = z.output<typeof OrderingPublic>;

/** The indexes of the items in the right order. */
const OrderingKey = z.object({ right: z.array(z.int()), grading: OrderingGrading });
type OrderingKey = z.output<typeof OrderingKey>;

const Nothing = z.object({});
type Nothing = z.output<typeof Nothing>;

/** The places of the items in the right order. */
const RevealedOrdering = OrderingPublic.extend({ right: z.array(z.int()) });
type RevealedOrdering = z.output<typeof RevealedOrdering>;

/** Items that are put in order: an answer lists them. */
export const orderingRules = {
  body: withoutProblems(OrderingBody, orderingProblems),
  public: OrderingPublic,
  key: OrderingKey,
  feedback: Nothing,
  shown: OrderingPublic,
  revealed: RevealedOrdering,
  isMarked: false,
  problemsOf: orderingProblems,
  tidied({ items, grading }) {
    return { items: items.map(tidyText), grading };
  },
  partsOf({ items, grading }) {
    const sorted = [...items].sort();
    const right = items.map((item) => sorted.indexOf(item));
    return { public: { items: sorted }, key: { right, grading }, feedback: {} };
  },
  bodyOf({ public: { items }, key: { right, grading } }) {
    return { items: right.map((index) => items[index] ?? ''), grading };
  },
  textsOf({ items }) {
    return items.map((text, index) => ({ path: ['items', index], text, role: 'shown', kind: 'item' }));
  },
  identityOf({ items }) {
    return items;
  },
  shuffledIn({ items }) {
    return items.map(() => 0);
  },
  takes(answer) {
    const places = answer.filter((part) => part !== null);
    return (
      answer.length <= MAX_ITEMS &&
      places.every((part) => typeof part === 'number' && part < MAX_ITEMS) &&
      new Set(places).size === places.length
    );
  },
  grade({ right, grading }, answer) {
    if (right.length === answer.length && right.every((index, place) => answer[place] === index))
      return CREDIT_UNITS;
    if (grading === 'all') return 0;
    const followers = new Map(answer.map((part, place) => [part, answer[place + 1]]));
    const kept = right.filter((index, place) => place > 0 && followers.get(right[place - 1] ?? -1) === index);
    return creditOf(kept.length, right.length - 1);
  },
  guessShare({ items }, { grading }) {
    const orders = items.reduce((product, _, index) => product * (index + 1), 1);
    return grading === 'all' ? 1 / orders : 1 / items.length;
  },
  show({ items }, order) {
    return { items: order.map((index) => items[index] ?? '') };
  },
  reveal({ public: { items }, key: { right } }, order) {
    return {
      items: order.map((index) => items[index] ?? ''),
      right: right.map((index) => order.indexOf(index)),
    };
  },
} satisfies QuestionTypeRules<
  OrderingBody,
  OrderingPublic,
  OrderingKey,
  Nothing,
  OrderingPublic,
  RevealedOrdering
>;

function orderingProblems({ items }: OrderingBody): Problem[] {
  return repeatedTexts(items).map(({ index, first }) => ({
    path: ['items', index],
    message: `items: item ${index + 1} says the same as item ${first + 1}`,
  }));
}
