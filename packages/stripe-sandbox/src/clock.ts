/** What the sandbox takes for the time. It can run ahead of the wall, never behind where it was. */
export interface SandboxClock {
  /** Seconds since 1970, as Stripe counts. */
  now(): number;
  /** Moves the sandbox's time on; what falls due in between happens when it is next looked for. */
  advance(seconds: number): void;
}

/** A clock that follows `wall` (milliseconds, by default the machine's) and can be moved ahead of it. */
export function createClock(wall: () => number = Date.now): SandboxClock {
  let aheadSeconds = 0;
  return {
    now: () => Math.floor(wall() / 1000) + aheadSeconds,
    advance(seconds) {
      if (!(seconds >= 0)) throw new RangeError('time only moves forward');
      aheadSeconds += Math.floor(seconds);
    },
  };
}
