import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outcome } from './game-view.ts';
import { packResults, unpackResult, unpackResults } from './packed-results.ts';

const result = fc.record({
  seat: fc.integer({ min: 1, max: 5_000 }),
  outcome: fc.constantFrom(...Outcome.options),
  points: fc.nat(2_147_483_647),
  score: fc.nat(2_147_483_647),
  rank: fc.nat(1_000),
  streak: fc.nat(100),
});
const results = fc.uniqueArray(result, { selector: ({ seat }) => seat, maxLength: 50 });

describe('results of seats', () => {
  it('come out as they were packed, in the order of seats', () => {
    fc.assert(
      fc.property(results, (all) => {
        expect(unpackResults(packResults(all))).toEqual(all.toSorted((a, b) => a.seat - b.seat));
      }),
    );
  });

  it('are found by their seat, and none where it has none', () => {
    fc.assert(
      fc.property(results, (all) => {
        const text = packResults(all);
        for (const { seat, ...own } of all) expect(unpackResult(text, seat)).toEqual(own);
        expect(unpackResult(text, 5_001)).toBeNull();
      }),
    );
  });

  it('of a text that broke off are those before that', () => {
    fc.assert(
      fc.property(results, fc.nat(), (all, at) => {
        const text = packResults(all);
        const whole = unpackResults(text);
        const some = unpackResults(text.slice(0, at % (text.length + 1)));
        expect(some).toEqual(whole.slice(0, some.length));
      }),
    );
    expect(unpackResults('not packed!')).toEqual([]);
  });

  it('of a thousand seats are a few kilobytes', () => {
    const all = Array.from({ length: 1_000 }, (_, index) => ({
      seat: index + 1,
      outcome: 'right' as const,
      points: 967,
      score: 54_321,
      rank: index + 1,
      streak: 3,
    }));
    expect(packResults(all).length).toBeLessThan(12_000);
  });
});
