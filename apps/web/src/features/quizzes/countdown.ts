/** Whole seconds until the deadline by the server's clock, never below 0. */
export function secondsLeft(deadlineAt: Date, localNow: number, serverAheadMs: number): number {
  return Math.max(0, Math.ceil((deadlineAt.getTime() - (localNow + serverAheadMs)) / 1000));
}

/** "1:02:03", "12:05" or "0:09". */
export function clockText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

const THRESHOLDS = [600, 300, 60, 30, 10] as const;

/** The threshold that was crossed between two readings: what a screen reader says, and nothing in between. */
export function crossedThreshold(before: number, after: number): number | undefined {
  return THRESHOLDS.find((threshold) => before > threshold && after <= threshold);
}
