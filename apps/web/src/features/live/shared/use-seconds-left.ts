import { useEffect, useState } from 'react';
import { secondsUntil, spokenAt } from './time-left.ts';

const TICK_MS = 200;

export interface SecondsLeft {
  readonly seconds: number;
  /** The threshold last crossed, for a live region; undefined before the first. */
  readonly spoken: number | undefined;
}

/**
 * Counts down to a moment by the server's clock, which is `aheadMs` ahead of the device's. It only shows: what happens at
 * the end is the server's to say. Undefined where there is no end.
 */
export function useSecondsLeft(endsAt: number | null, aheadMs: number): SecondsLeft | undefined {
  const [left, setLeft] = useState<SecondsLeft>();
  useEffect(() => {
    if (endsAt === null) {
      setLeft(undefined);
      return undefined;
    }
    const now = (): number => secondsUntil(endsAt, Date.now(), aheadMs);
    let before = now();
    setLeft({ seconds: before, spoken: undefined });
    const timer = setInterval(() => {
      const seconds = now();
      if (seconds === before) return;
      const crossed = spokenAt(before, seconds);
      before = seconds;
      setLeft((last) => ({ seconds, spoken: crossed ?? last?.spoken }));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [endsAt, aheadMs]);
  return left;
}
