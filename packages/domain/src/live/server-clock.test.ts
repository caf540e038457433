import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { betterClock, clockOf } from './server-clock.ts';

const ms = fc.integer({ min: 0, max: 1_000_000 });

test('whatever the way there and back, the clock is as wrong as it says at most', () => {
  fc.assert(
    fc.property(ms, ms, ms, ms, (origin, sentMs, there, back) => {
      const serverNow = origin + sentMs + there;
      const { originMs, uncertaintyMs } = clockOf({ serverNow, sentMs, receivedMs: sentMs + there + back });
      expect(Math.abs(originMs - origin)).toBeLessThanOrEqual(uncertaintyMs);
    }),
  );
});

test('of two readings that agree the surer one stays', () => {
  const sure = { originMs: 1_000, uncertaintyMs: 10 };
  const vague = { originMs: 1_300, uncertaintyMs: 500 };
  expect(betterClock(sure, vague)).toBe(sure);
  expect(betterClock(vague, sure)).toBe(sure);
  expect(betterClock(null, vague)).toBe(vague);
});

test('after a sleep, in which the own clock stood still, the newer reading holds, however vague', () => {
  const before = { originMs: 1_000, uncertaintyMs: 10 };
  const after = { originMs: 3_601_000, uncertaintyMs: 500 };
  expect(betterClock(before, after)).toBe(after);
});
