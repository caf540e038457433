import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptedUntil,
  answerMs,
  deadlineOf,
  isInTime,
  msFor,
  openedAfterPause,
  questionEndsAt,
} from './deadlines.ts';
import { GRACE_MS } from './phases.ts';

const question = fc.record({
  openedAt: fc.integer({ min: 0, max: 2 ** 42 }),
  seconds: fc.integer({ min: 5, max: 240 }),
});
const factor = fc.integer({ min: 100, max: 400 });

describe('the time of a seat', () => {
  it('is the time of the question, stretched by what the seat may have', () => {
    expect(msFor(20, 100)).toBe(20_000);
    expect(msFor(20, 150)).toBe(30_000);
    expect(msFor(7, 133)).toBe(9_310);
    expect(deadlineOf({ openedAt: 1_000, seconds: 20 }, 125)).toBe(26_000);
  });

  it('has a little more for the network', () => {
    const open = { openedAt: 0, seconds: 20 };
    expect(isInTime(open, { arrivedAt: 20_000 + GRACE_MS, timeFactorPercent: 100 })).toBe(true);
    expect(isInTime(open, { arrivedAt: 20_001 + GRACE_MS, timeFactorPercent: 100 })).toBe(false);
    expect(isInTime(open, { arrivedAt: -1, timeFactorPercent: 100 })).toBe(false);
  });

  it('lets nobody be slower than the time they had, or faster than nothing', () => {
    const open = { openedAt: 0, seconds: 20 };
    expect(answerMs(open, { arrivedAt: 20_399, timeFactorPercent: 100 })).toBe(20_000);
    expect(answerMs(open, { arrivedAt: -5, timeFactorPercent: 100 })).toBe(0);
    expect(answerMs(open, { arrivedAt: 1_234.4, timeFactorPercent: 100 })).toBe(1_234);
  });
});

describe('a question', () => {
  it('ends when none of those who are asked can answer any more, and not before', () => {
    fc.assert(
      fc.property(question, fc.array(factor), (open, factors) => {
        const endsAt = questionEndsAt(open, factors);
        const accepted = factors.map((one) => acceptedUntil(open, one));
        expect(endsAt).toBe(Math.max(acceptedUntil(open, 100), ...accepted));
      }),
    );
  });

  it('leaves everybody after a pause what they had before it', () => {
    fc.assert(
      fc.property(question, factor, fc.nat(100_000), fc.nat(1_000_000), (open, percent, before, paused) => {
        const pausedAt = open.openedAt + before;
        const resumedAt = pausedAt + paused;
        const after = { ...open, openedAt: openedAfterPause(open.openedAt, { pausedAt, resumedAt }) };
        expect(deadlineOf(after, percent) - resumedAt).toBe(deadlineOf(open, percent) - pausedAt);
      }),
    );
  });
});
