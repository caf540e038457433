/** How long a code of an app is shown, in seconds (RFC 6238). */
export const TOTP_SECONDS = 30;
export const TOTP_DIGITS = 6;

/** Steps that a clock may be wrong by, in each direction. */
const DRIFT_STEPS = 1;

/** The step that a moment is in: how many times thirty seconds have passed since 1970. */
export function totpStepOf(moment: Date): number {
  return Math.floor(moment.getTime() / (TOTP_SECONDS * 1000));
}

/**
 * The steps whose code counts at `now`, the oldest first: this one and its neighbours, as far as none of them and none
 * after them was used before. `lastStep` is the newest that was; null where none was.
 */
export function usableTotpSteps(now: Date, lastStep: number | null): readonly number[] {
  const current = totpStepOf(now);
  const near = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, index) => current - DRIFT_STEPS + index);
  return near.filter((step) => step >= 0 && (lastStep === null || step > lastStep));
}
