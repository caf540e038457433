import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineOf, effectiveSubmitAt, isOverdue, SECONDS_CAP, secondsBetween } from './clock.ts';

const startedAt = new Date('2026-03-28T23:30:00Z');
const after = (ms: number) => new Date(startedAt.getTime() + ms);
const instants = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });

describe('the deadline', () => {
  test('is the start plus the limit', () => {
    expect(deadlineOf({ startedAt, limitSeconds: 90, extraTimePercent: 0 })).toEqual(after(90_000));
  });

  test('is later by the learner’s extra time', () => {
    expect(deadlineOf({ startedAt, limitSeconds: 90, extraTimePercent: 50 })).toEqual(after(135_000));
    expect(deadlineOf({ startedAt, limitSeconds: 900, extraTimePercent: 25 })).toEqual(after(1_125_000));
  });

  test('is never earlier than the exam’s own', () => {
    expect(deadlineOf({ startedAt, limitSeconds: 90, extraTimePercent: -50 })).toEqual(after(90_000));
  });
});

describe('lateness', () => {
  const deadlineAt = after(60_000);

  test('an answer is late once deadline and grace are over', () => {
    expect(isOverdue({ deadlineAt, now: after(62_000) })).toBe(false);
    expect(isOverdue({ deadlineAt, now: after(62_001) })).toBe(true);
    expect(isOverdue({ deadlineAt, now: after(60_001), graceSeconds: 0 })).toBe(true);
  });

  test('without a deadline nothing is late', () => {
    fc.assert(fc.property(instants, (now) => !isOverdue({ deadlineAt: null, now })));
  });

  test('a submission counts as made now, but never after the deadline', () => {
    fc.assert(
      fc.property(instants, instants, (deadline, now) => {
        const at = effectiveSubmitAt({ deadlineAt: deadline, now });
        expect(at.getTime()).toBe(Math.min(deadline.getTime(), now.getTime()));
        expect(effectiveSubmitAt({ deadlineAt: null, now })).toEqual(now);
      }),
    );
  });
});

describe('seconds spent on a question', () => {
  test('are whole, never negative and at most 600', () => {
    fc.assert(
      fc.property(instants, instants, (from, to) => {
        const seconds = secondsBetween(from, to);
        expect(Number.isInteger(seconds) && seconds >= 0 && seconds <= SECONDS_CAP).toBe(true);
      }),
    );
    expect(secondsBetween(after(1_000), after(0))).toBe(0);
    expect(secondsBetween(after(0), after(599_999))).toBe(599);
    expect(secondsBetween(after(0), after(86_400_000))).toBe(600);
  });

  test('of the parts are together no more than of the whole', () => {
    const steps = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(steps, (lengths) => {
        let at = 0;
        let sum = 0;
        for (const length of lengths) {
          sum += secondsBetween(after(at), after(at + length));
          at += length;
        }
        expect(sum).toBeLessThanOrEqual(at / 1000);
      }),
    );
  });
});
