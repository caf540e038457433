import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedUntil } from './deadlines.ts';
import { laterEndOf, type RunningClock } from './later-end.ts';

const SECONDS = 20;
const endFor = (percent: number): number => acceptedUntil({ openedAt: 0, seconds: SECONDS }, percent);

function clock(rest: Partial<RunningClock> = {}): RunningClock {
  const running = { phase: 'question' as const, openedAt: 0, nextAt: endFor(100) };
  return { ...running, pausedAt: null, pausedLeftMs: null, secondsPerQuestion: SECONDS, ...rest };
}

describe('more time for somebody', () => {
  it('moves the end of an open question', () => {
    expect(laterEndOf(clock(), 150)).toEqual({ nextAt: endFor(150), pausedLeftMs: null });
  });

  it('is kept over a pause, as what is left', () => {
    const paused = clock({ nextAt: null, pausedAt: 5_000, pausedLeftMs: endFor(100) - 5_000 });
    expect(laterEndOf(paused, 150)).toEqual({ nextAt: null, pausedLeftMs: endFor(150) - 5_000 });
  });

  it('moves nothing where no question is open, or where nobody has to wait longer', () => {
    expect(laterEndOf(clock({ phase: 'reveal' }), 300)).toBeNull();
    expect(laterEndOf(clock({ openedAt: null }), 300)).toBeNull();
    expect(laterEndOf(clock({ nextAt: null }), 300)).toBeNull();
    expect(laterEndOf(clock({ nextAt: endFor(200) }), 150)).toBeNull();
  });

  it('never ends anything sooner', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 300 }),
        fc.integer({ min: 0, max: 100_000 }),
        (percent, end) => {
          expect(laterEndOf(clock({ nextAt: end }), percent)?.nextAt ?? end).toBeGreaterThanOrEqual(end);
        },
      ),
    );
  });
});
