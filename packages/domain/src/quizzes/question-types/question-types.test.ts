import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anyAnswer, CANARY, draftsOf, rightAnswers } from '../../testing/question-bodies.ts';
import { shufflePlaces } from '../drawing.ts';
import { tidyDraft } from '../import-draft.ts';
import { QuestionDraft } from '../question-draft.ts';
import { type Answer, authorsAnswer, highestPlace, shownAnswer } from './answer.ts';
import { CREDIT_UNITS } from './question-type.ts';
import { questionTypes, rulesOf, typesTaking } from './question-types.ts';

const SEED = '00112233445566778899aabbccddeeff';
describe.each(questionTypes)('a %s question', (type) => {
  const rules = rulesOf(type);
  const rightAnswer = rightAnswers[type] as (body: unknown) => Answer;
  const tidied = draftsOf(type);
  const orderOf = (shown: unknown) =>
    shufflePlaces({ groups: rules.shuffledIn(shown), seed: SEED, questionId: 'q' });

  it('is a draft, and tidy once it is tidied', () => {
    fc.assert(
      fc.property(tidied, (draft) => {
        expect(tidyDraft(draft)).toEqual(draft);
        expect(QuestionDraft.parse(draft)).toEqual(draft);
      }),
    );
  });

  it('is stored in parts that give the same question again', () => {
    fc.assert(
      fc.property(tidied, (draft) => {
        const parts = rules.partsOf(draft);
        expect(rules.public.parse(parts.public)).toEqual(parts.public);
        expect(rules.key.parse(parts.key)).toEqual(parts.key);
        expect(rules.feedback.parse(parts.feedback)).toEqual(parts.feedback);
        const stored = JSON.parse(JSON.stringify(parts)) as typeof parts;
        expect({ ...draft, ...(rules.bodyOf(stored) as object) }).toEqual(draft);
      }),
    );
  });

  it('shows nothing of its key and its feedback before the end', () => {
    fc.assert(
      fc.property(tidied, (draft) => {
        const { public: shown } = rules.partsOf(draft);
        const screen = rules.show(shown, orderOf(shown));
        expect(JSON.stringify(shown)).not.toContain(CANARY);
        expect(JSON.stringify(screen)).not.toContain(CANARY);
        expect(rules.shown.parse(screen)).toEqual(screen);
      }),
    );
  });

  it('reveals what its schema says', () => {
    fc.assert(
      fc.property(tidied, (draft) => {
        const parts = rules.partsOf(draft);
        const revealed = rules.reveal(parts, orderOf(parts.public));
        expect(rules.revealed.parse(revealed)).toEqual(revealed);
      }),
    );
  });

  it('gives everything for the right answer, in any order of its places, and nothing for none', () => {
    fc.assert(
      fc.property(tidied, (draft) => {
        const { key, public: shown } = rules.partsOf(draft);
        const order = orderOf(shown);
        const right = rightAnswer(draft);
        const onScreen = shownAnswer(right, order);
        expect(authorsAnswer(onScreen, order)).toEqual(right);
        expect(rules.takes(onScreen)).toBe(true);
        expect(highestPlace(onScreen)).toBeLessThan(order.length);
        expect(rules.grade(key, right, 100)).toBe(CREDIT_UNITS);
        expect(rules.grade(key, [], null)).toBe(0);
        expect(rules.grade(key, [null, '', ' '], null)).toBe(0);
      }),
    );
  });

  it('grades whatever is sent in whole units, and never beyond its credit', () => {
    fc.assert(
      fc.property(tidied, anyAnswer, fc.option(fc.nat(100)), (draft, answer, mark) => {
        const credit = rules.grade(rules.partsOf(draft).key, answer, mark);
        expect(Number.isInteger(credit)).toBe(true);
        expect(Math.abs(credit)).toBeLessThanOrEqual(CREDIT_UNITS);
      }),
    );
  });

  it('knows what guessing earns', () => {
    fc.assert(
      fc.property(tidied, (draft) => {
        const { key, public: shown } = rules.partsOf(draft);
        const share = rules.guessShare(shown, key) ?? 0;
        expect(Math.abs(share)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes the empty answer, which clears', () => {
    expect(rules.takes([])).toBe(true);
  });
});

test('an answer of places is none of a type that is typed', () => {
  expect(typesTaking([0, 2])).toContain('multiple');
  expect(typesTaking(['443'])).not.toContain('single');
  expect(typesTaking([0, 0])).not.toContain('multiple');
  expect(typesTaking([10])).not.toContain('single');
});

test('places that an order does not have, and indexes that it does not show, are left out', () => {
  expect(authorsAnswer([0, 7, 'x', null], [1, 0])).toEqual([1, null, 'x', null]);
  expect(shownAnswer([0, 7, 'x', null], [1, 0])).toEqual([1, null, 'x', null]);
  expect(highestPlace(['x', null])).toBe(-1);
  expect(highestPlace([3, 'x', 1])).toBe(3);
});
