import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_TERMS } from './terms.ts';
import { isChosenQuiz, isTakenWhole } from './terms-whole.ts';

test('a quiz is chosen if its learner says other questions, or another number, than the exam asks', () => {
  const exam = { questionCount: 10, publishedQuestions: 40 };
  expect(isChosenQuiz({}, exam)).toBe(false);
  expect(isChosenQuiz({ questionCount: 10 }, exam)).toBe(false);
  expect(isChosenQuiz({ questionCount: 9 }, exam)).toBe(true);
  expect(isChosenQuiz({ questionCount: 11 }, exam)).toBe(true);
  expect(isChosenQuiz({ questionCount: 10, domainCodes: ['1.1'] }, exam)).toBe(true);
});

test('whoever is asked all that an exam has has chosen nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (asked, published) => {
      const exam = { questionCount: asked, publishedQuestions: published };
      expect(isChosenQuiz({ questionCount: Math.min(asked, published) }, exam)).toBe(false);
      const fewer = Math.min(asked, published) - 1;
      expect(isChosenQuiz({ questionCount: fewer }, exam)).toBe(true);
    }),
  );
});

test('an exam is taken whole where an attempt is worth something', () => {
  expect(isTakenWhole(DEFAULT_TERMS)).toBe(false);
  expect(isTakenWhole({ ...DEFAULT_TERMS, attemptsAllowed: 1_000 })).toBe(true);
  expect(isTakenWhole({ ...DEFAULT_TERMS, delaySeconds: 1 })).toBe(true);
  for (const gradeMethod of ['average', 'first', 'last'] as const)
    expect(isTakenWhole({ ...DEFAULT_TERMS, gradeMethod })).toBe(true);
  expect(isTakenWhole({ ...DEFAULT_TERMS, passwordHash: 'hash', closesAt: new Date(0) })).toBe(false);
});
