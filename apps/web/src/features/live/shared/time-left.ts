/** Whole seconds until a moment of the server's clock, never below 0. */
export function secondsUntil(endsAt: number, localNow: number, aheadMs: number): number {
  return Math.max(0, Math.ceil((endsAt - (localNow + aheadMs)) / 1000));
}

const THRESHOLDS = [10, 5, 0] as const;

/** The threshold that was crossed between two readings, the latest where there are two: what is spoken, and nothing between. */
export function spokenAt(before: number, after: number): number | undefined {
  return THRESHOLDS.findLast((threshold) => before > threshold && after <= threshold);
}
