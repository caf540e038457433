import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsTogether, MEETINGS_A_DAY } from './counted-meetings.ts';

const HOUR_MS = 60 * 60_000;

it('two count together once an hour', () => {
  expect(countsTogether([])).toBe(true);
  expect(countsTogether([HOUR_MS - 1])).toBe(false);
  expect(countsTogether([HOUR_MS])).toBe(true);
});

it('two count together three times a day', () => {
  expect(countsTogether([2 * HOUR_MS, 4 * HOUR_MS])).toBe(true);
  expect(countsTogether([2 * HOUR_MS, 4 * HOUR_MS, 23 * HOUR_MS])).toBe(false);
  expect(countsTogether([2 * HOUR_MS, 4 * HOUR_MS, 24 * HOUR_MS])).toBe(true);
});

it('in whatever order their games are rated, no day has more of them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 72 * 60 }), { maxLength: 60 }), (minutes) => {
      const counted: number[] = [];
      for (const minute of minutes) {
        const end = minute * 60_000;
        if (countsTogether(counted.map((other) => Math.abs(other - end)))) counted.push(end);
      }
      for (const from of counted)
        expect(counted.filter((end) => end >= from && end < from + 24 * HOUR_MS).length).toBeLessThanOrEqual(
          MEETINGS_A_DAY,
        );
    }),
  );
});
