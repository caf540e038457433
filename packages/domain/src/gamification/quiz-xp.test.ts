import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisPointsOf } from '../quizzes/grading.ts';
import { quizXp, xpMultiplierPercent } from './quiz-xp.ts';

const xpOf = (correct: number, totalQuestions: number, countedAnswers = correct) =>
  quizXp({ countedAnswers, totalQuestions, scoreBasisPoints: basisPointsOf(correct, totalQuestions) });

describe('XP of a quiz', () => {
  test('is 10 for each right answer, times 1.5 from 90 %, 1.25 from 80 %, 1.1 from 70 %', () => {
    expect(xpOf(10, 10)).toBe(150);
    expect(xpOf(9, 10)).toBe(135);
    expect(xpOf(8, 10)).toBe(100);
    expect(xpOf(7, 10)).toBe(77);
    expect(xpOf(6, 10)).toBe(60);
    expect(xpOf(0, 10)).toBe(0);
  });

  test('counts what had not counted on that day, times what the whole score gives', () => {
    expect(xpOf(10, 10, 4)).toBe(60);
    expect(xpOf(10, 10, 0)).toBe(0);
  });

  test('is multiplied by nothing below ten questions', () => {
    expect(xpOf(9, 9)).toBe(90);
    expect(xpOf(1, 1)).toBe(10);
  });

  test('is rounded down', () => {
    expect(xpOf(11, 15)).toBe(121);
    expect(xpOf(17, 20)).toBe(212);
  });

  test('has its steps exactly at 70, 80 and 90 %', () => {
    const steps = [6_999, 7_000, 7_999, 8_000, 8_999, 9_000, 10_000];
    const of = (scoreBasisPoints: number) => xpMultiplierPercent({ totalQuestions: 10, scoreBasisPoints });
    expect(steps.map(of)).toEqual([100, 110, 110, 125, 125, 150, 150]);
  });

  test('follows the formula in exact fractions for every quiz of up to 100 questions', () => {
    for (let total = 1; total <= 100; total += 1) {
      for (let correct = 0; correct <= total; correct += 1) {
        const share = BigInt(correct) * 100n;
        const whole = BigInt(total);
        const ofScore =
          share >= 90n * whole ? 30n : share >= 80n * whole ? 25n : share >= 70n * whole ? 22n : 20n;
        const twentieths = total < 10 ? 20n : ofScore;
        const exact = (10n * BigInt(correct) * twentieths) / 20n;
        expect(xpOf(correct, total), `${correct} of ${total}`).toBe(Number(exact));
      }
    }
  });

  test('never falls when one more answer is right', () => {
    const quiz = fc
      .integer({ min: 1, max: 100 })
      .chain((total) => fc.tuple(fc.nat(total - 1), fc.constant(total)));
    fc.assert(fc.property(quiz, ([correct, total]) => xpOf(correct + 1, total) > xpOf(correct, total)));
  });
});
