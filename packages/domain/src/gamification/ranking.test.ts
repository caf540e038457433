import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighbourWindow, rankOf, ranksOf } from './ranking.ts';

const scores = fc
  .array(fc.nat(10), { minLength: 1, maxLength: 30 })
  .map((list) => list.toSorted((a, b) => b - a));

describe('rank', () => {
  test('is shared by equal scores, and the next one is left out', () => {
    expect(ranksOf([900, 700, 700, 500])).toEqual([1, 2, 2, 4]);
    expect(ranksOf([5, 5, 5])).toEqual([1, 1, 1]);
    expect(ranksOf([])).toEqual([]);
  });

  test('on a board is the rank on a profile: one more than the number of higher scores', () => {
    fc.assert(
      fc.property(scores, (list) => {
        expect(ranksOf(list)).toEqual(list.map((score) => rankOf(score, list.toReversed())));
      }),
    );
  });
});

describe('the neighbours of a row', () => {
  test('stand on both sides of it', () => {
    expect(neighbourWindow({ index: 10, rows: 100, radius: 2 })).toEqual({ start: 8, end: 13 });
  });

  test('are as many at an end of the board, all on one side', () => {
    expect(neighbourWindow({ index: 0, rows: 100, radius: 2 })).toEqual({ start: 0, end: 5 });
    expect(neighbourWindow({ index: 99, rows: 100, radius: 2 })).toEqual({ start: 95, end: 100 });
    expect(neighbourWindow({ index: 1, rows: 3, radius: 2 })).toEqual({ start: 0, end: 3 });
  });

  test('always surround the row and stay on the board', () => {
    const place = fc
      .integer({ min: 1, max: 50 })
      .chain((rows) => fc.record({ rows: fc.constant(rows), index: fc.nat(rows - 1), radius: fc.nat(5) }));
    fc.assert(
      fc.property(place, (facts) => {
        const { start, end } = neighbourWindow(facts);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(facts.rows);
        expect(start <= facts.index && facts.index < end).toBe(true);
        expect(end - start).toBe(Math.min(facts.rows, 2 * facts.radius + 1));
      }),
    );
  });
});
