import fc from 'fast-check';
import { expect, test } from 'vitest';
import { possibleSpans } from './possible-spans.ts';

const window = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 }))
  .map(([from, length]) => ({ from: new Date(from), to: new Date(from + length) }));
const windows = fc.array(window, { maxLength: 12 });

test('a moment is in a span exactly if it is in a window', () => {
  fc.assert(
    fc.property(windows, fc.integer({ min: -1, max: 75 }), (some, at) => {
      const isIn = ({ from, to }: { from: Date; to: Date }) => from.getTime() <= at && at <= to.getTime();
      expect(possibleSpans(some).some(isIn)).toBe(some.some(isIn));
    }),
  );
});

test('spans are in order and do not touch', () => {
  fc.assert(
    fc.property(windows, (some) => {
      const spans = possibleSpans(some);
      for (const [index, { from }] of spans.entries()) {
        const before = spans[index - 1];
        if (before !== undefined) expect(from > before.to).toBe(true);
      }
    }),
  );
});
