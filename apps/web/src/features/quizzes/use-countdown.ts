import { useEffect, useEffectEvent, useState } from 'react';
import { crossedThreshold, secondsLeft } from './countdown.ts';

interface Countdown {
  readonly seconds: number;
  /** The threshold last crossed, for a live region; undefined before the first. */
  readonly spoken: number | undefined;
}

/** Counts down to a deadline by the server's clock and calls `onOver` once when it is reached. */
export function useCountdown(
  deadlineAt: Date | null,
  serverAheadMs: number,
  onOver: () => void,
): Countdown | undefined {
  const [countdown, setCountdown] = useState<Countdown>();
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (deadlineAt === null) return undefined;
    let before = Number.POSITIVE_INFINITY;
    const tick = (): void => {
      const seconds = secondsLeft(deadlineAt, Date.now(), serverAheadMs);
      const crossed = Number.isFinite(before) ? crossedThreshold(before, seconds) : undefined;
      before = seconds;
      setCountdown((last) => ({ seconds, spoken: crossed ?? last?.spoken }));
      if (seconds > 0) return;
      clearInterval(timer);
      over();
    };
    const timer = setInterval(tick, 500);
    tick();
    return () => clearInterval(timer);
  }, [deadlineAt, serverAheadMs]);
  return countdown;
}
