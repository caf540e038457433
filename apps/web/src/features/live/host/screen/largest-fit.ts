/** Below this nobody in a room reads it: what is more than fits at this size is scrolled to. */
export const SMALLEST_FIT = 0.3;
/** So often a half is taken: the result is within a hundredth of what would just fit. */
const HALVES = 7;

/** The largest size at which something fits, 1 at most. What fits at a size is taken to fit at every smaller one. */
export function largestFit(fits: (size: number) => boolean): number {
  if (fits(1)) return 1;
  let fitting = SMALLEST_FIT;
  let tooLarge = 1;
  for (let half = 0; half < HALVES; half += 1) {
    const size = (fitting + tooLarge) / 2;
    if (fits(size)) fitting = size;
    else tooLarge = size;
  }
  return fitting;
}
