import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestFit, SMALLEST_FIT } from './largest-fit.ts';

test('what fits as it is stays as it is', () => {
  expect(largestFit(() => true)).toBe(1);
});

test('what never fits is set as small as can be read, and no smaller', () => {
  expect(largestFit(() => false)).toBe(SMALLEST_FIT);
});

test('whatever is too large is set so that it fits, and not much smaller than it could be', () => {
  fc.assert(
    fc.property(fc.double({ min: SMALLEST_FIT, max: 1, noNaN: true }), (most) => {
      const size = largestFit((tried) => tried <= most);
      expect(size).toBeLessThanOrEqual(most);
      expect(size).toBeGreaterThan(most - 0.01);
    }),
  );
});
