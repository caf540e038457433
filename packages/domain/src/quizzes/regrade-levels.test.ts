import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LevelOfQuiz, levelChanges } from './regrade-levels.ts';

const level = (more: Partial<LevelOfQuiz> = {}): LevelOfQuiz => ({
  ...{
    enrolmentId: 'run',
    levelId: 'level',
    passPercent: 50,
    isPassed: false,
    isOpen: true,
    otherBest: null,
  },
  ...more,
});
const quiz = (before: number, after: number, more: Partial<LevelOfQuiz> = {}) => ({
  ...{ before, after, level: level(more) },
});

describe('a level whose quiz is graded anew', () => {
  test('is won by the first quiz that passes it', () => {
    const quizzes = [quiz(1_000, 4_999), quiz(4_999, 5_000), quiz(4_000, 6_000)];
    expect(levelChanges(quizzes)).toEqual([null, 'won', null]);
  });

  test('is lost only where no other quiz passes it', () => {
    const passed = { isPassed: true };
    expect(levelChanges([quiz(5_000, 4_999, passed)])).toEqual(['lost']);
    expect(levelChanges([quiz(5_000, 4_999, { ...passed, otherBest: 5_000 })])).toEqual([null]);
    expect(levelChanges([quiz(5_000, 4_999, { ...passed, otherBest: 4_999 })])).toEqual(['lost']);
    expect(levelChanges([quiz(5_000, 4_000, passed), quiz(4_000, 5_000, passed)])).toEqual([null, null]);
    const both = [quiz(5_000, 4_000, passed), quiz(6_000, 4_000, passed)];
    expect(levelChanges(both)).toEqual([null, 'lost']);
  });

  test('stays as it is where it is locked now, or its mark was moved', () => {
    expect(levelChanges([quiz(4_000, 6_000, { isOpen: false })])).toEqual([null]);
    expect(levelChanges([quiz(6_000, 7_000)])).toEqual([null]);
    expect(levelChanges([quiz(4_000, 3_000, { isPassed: true })])).toEqual([null]);
  });

  test('is one of its run alone', () => {
    const other = { enrolmentId: 'other run', isPassed: true };
    expect(levelChanges([quiz(4_000, 5_000), quiz(5_000, 4_000, other)])).toEqual(['won', 'lost']);
    expect(levelChanges([{ level: null, before: 0, after: 10_000 }])).toEqual([null]);
  });
});

test('each level is won or lost at most once, and a grade that is as it was changes nothing', () => {
  const score = fc.integer({ min: 0, max: 10_000 });
  const quizzes = fc
    .record({ isPassed: fc.boolean(), isOpen: fc.boolean(), otherBest: fc.option(score) })
    .chain((facts) => fc.array(fc.tuple(score, score).map(([before, after]) => quiz(before, after, facts))));
  fc.assert(
    fc.property(quizzes, (taken) => {
      const changes = levelChanges(taken).filter((change) => change !== null);
      expect(changes.length).toBeLessThanOrEqual(1);
      const same = taken.map(({ before, level: of }) => ({ before, after: before, level: of }));
      expect(levelChanges(same).every((change) => change === null)).toBe(true);
    }),
  );
});
