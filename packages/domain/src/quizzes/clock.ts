/** How long after its deadline an answer still counts: it was sent in time and the network was slow. */
export const GRACE_SECONDS = 2;

/** The longest time that counts for one question: who comes back after lunch did not think for an hour. */
export const SECONDS_CAP = 600;

/**
 * When an attempt's time is over. `extraTimePercent` is the learner's time factor: 0 is the exam's time, 50 half as
 * much again; a negative one takes nothing away.
 */
export function deadlineOf({
  startedAt,
  limitSeconds,
  extraTimePercent,
}: {
  readonly startedAt: Date;
  readonly limitSeconds: number;
  readonly extraTimePercent: number;
}): Date {
  const factorPercent = 100 + Math.max(0, extraTimePercent);
  return new Date(startedAt.getTime() + Math.ceil(limitSeconds * factorPercent * 10));
}

/** A point in an attempt; without a deadline (study mode) it is never late. */
export interface AttemptClock {
  readonly deadlineAt: Date | null;
  readonly now: Date;
}

/** True if an answer that arrives now is too late, the grace included. */
export function isOverdue({
  deadlineAt,
  now,
  graceSeconds = GRACE_SECONDS,
}: AttemptClock & { readonly graceSeconds?: number }): boolean {
  return deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceSeconds * 1000;
}

/** When an attempt that is submitted now counts as submitted: never after its deadline. */
export function effectiveSubmitAt({ deadlineAt, now }: AttemptClock): Date {
  return deadlineAt !== null && deadlineAt < now ? deadlineAt : now;
}

/** Whole seconds from one server instant to the next, rounded down, never negative and at most 600. */
export function secondsBetween(from: Date, to: Date): number {
  const seconds = Math.floor((to.getTime() - from.getTime()) / 1000);
  return Math.min(SECONDS_CAP, Math.max(0, seconds));
}
