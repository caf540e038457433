import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCompleted, stateOf } from './levels.ts';

const levels = [1, 2, 3].map((position) => ({ levelId: `level-${position}`, position }));
const statesAfter = (...passed: string[]) => levels.map((level) => stateOf(level, { levels, passed }));

test('the first level is open, and each opens when the one before is passed', () => {
  expect(statesAfter()).toEqual(['open', 'locked', 'locked']);
  expect(statesAfter('level-1')).toEqual(['passed', 'open', 'locked']);
  expect(statesAfter('level-1', 'level-2')).toEqual(['passed', 'passed', 'open']);
});

test('a course is completed when every level is passed, and never without levels', () => {
  expect(isCompleted({ levels, passed: ['level-1', 'level-2'] })).toBe(false);
  expect(isCompleted({ levels, passed: ['level-1', 'level-2', 'level-3', 'elsewhere'] })).toBe(true);
  expect(isCompleted({ levels: [], passed: [] })).toBe(false);
});

test('at most one level is open, whatever is passed and in whatever order levels are listed', () => {
  const arbitrary = fc.record({
    passed: fc.subarray(levels),
    listed: fc.shuffledSubarray(levels, { minLength: 3 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ passed, listed }) => {
      const run = { levels: listed, passed: passed.map(({ levelId }) => levelId) };
      const states = listed.map((level) => stateOf(level, run));
      expect(states.filter((state) => state === 'open')).toHaveLength(Number(!isCompleted(run)));
    }),
  );
});
