import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivedAt, waitedMs } from './arrival.ts';
import { isInTime } from './deadlines.ts';

const ms = fc.integer({ min: 0, max: 1_000_000 });

test('an answer comes at the same moment however long it waits for its statement', () => {
  fc.assert(
    fc.property(ms, ms, ms, (cameAt, aheadMs, waits) => {
      // By the clock of the database it is later or sooner by as much, all the time.
      const statementAt = cameAt + aheadMs + waits;
      expect(arrivedAt(statementAt, { cameAtMs: cameAt, sentAtMs: cameAt + waits })).toBe(cameAt + aheadMs);
    }),
  );
});

test('an answer never comes later than its statement, nor sooner for what happened before the server had it', () => {
  fc.assert(
    fc.property(ms, ms, ms, (statementAt, cameAtMs, sentAtMs) => {
      expect(arrivedAt(statementAt, { cameAtMs, sentAtMs })).toBeLessThanOrEqual(statementAt);
      expect(waitedMs({ cameAtMs, sentAtMs })).toBeLessThanOrEqual(sentAtMs);
    }),
  );
});

test('what came in time is in time after any waiting, what came late is late, and what came early is early', () => {
  const question = { openedAt: 1_000_000, seconds: 20 };
  const isTaken = (came: number, waits: number) => {
    const arrived = arrivedAt(question.openedAt + came + waits, { cameAtMs: 0, sentAtMs: waits });
    return isInTime(question, { arrivedAt: arrived, timeFactorPercent: 100 });
  };
  fc.assert(
    fc.property(fc.integer({ min: -50_000, max: 50_000 }), ms, (came, waits) => {
      expect(isTaken(came, waits)).toBe(came >= 0 && came <= 20_400);
    }),
  );
});
