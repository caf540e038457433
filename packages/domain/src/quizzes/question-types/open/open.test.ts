import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gradeQuestion } from '../../grading.ts';
import { openRules } from './open.ts';

const answered = { type: 'open', key: {}, answer: ['Because.'] } as const;

it('waits for its mark and earns nothing until then', () => {
  expect(gradeQuestion(answered)).toEqual({ isCorrect: false, score: 0, isWaiting: true });
  expect(gradeQuestion({ ...answered, mark: 0 })).toMatchObject({ score: 0, isWaiting: false });
});

it('earns its mark, and more for a better one', () => {
  fc.assert(
    fc.property(fc.nat(100), (mark) => {
      expect(gradeQuestion({ ...answered, mark })).toEqual({
        isCorrect: mark === 100,
        score: mark / 100,
        isWaiting: false,
      });
    }),
  );
});

it('that was left empty waits for nobody', () => {
  for (const answer of [[], [' ']])
    expect(gradeQuestion({ ...answered, answer })).toMatchObject({ score: 0, isWaiting: false });
});

it('takes one text of any length that an answer has', () => {
  expect(openRules.takes(['x'.repeat(8_000)])).toBe(true);
  expect(openRules.takes(['a', 'b'])).toBe(false);
});
