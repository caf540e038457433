import { acceptedUntil, type OpenQuestion } from './deadlines.ts';
import type { GamePhase } from './phases.ts';

/** A game while a question of it may be open. Moments are milliseconds since 1970. */
export interface RunningClock {
  readonly phase: GamePhase;
  readonly openedAt: number | null;
  readonly nextAt: number | null;
  readonly pausedAt: number | null;
  readonly pausedLeftMs: number | null;
  readonly secondsPerQuestion: number;
}

/** When a question ends, or what is left of its time where the game stands still. */
export interface LaterEnd {
  readonly nextAt: number | null;
  readonly pausedLeftMs: number | null;
}

/**
 * How an open question goes on for somebody who has more time than those for whom it would end; null where nobody has to
 * wait longer. Less time ends nothing sooner.
 */
export function laterEndOf(clock: RunningClock, timeFactorPercent: number): LaterEnd | null {
  const { phase, openedAt, nextAt, pausedAt, pausedLeftMs } = clock;
  if (phase !== 'question' || openedAt === null) return null;
  const question: OpenQuestion = { openedAt, seconds: clock.secondsPerQuestion };
  const endsAt = acceptedUntil(question, timeFactorPercent);
  if (pausedAt !== null) {
    const leftMs = endsAt - pausedAt;
    return pausedLeftMs !== null && leftMs > pausedLeftMs ? { nextAt: null, pausedLeftMs: leftMs } : null;
  }
  return nextAt !== null && endsAt > nextAt ? { nextAt: endsAt, pausedLeftMs: null } : null;
}
