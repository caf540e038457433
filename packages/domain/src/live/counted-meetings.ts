const HOUR_MS = 60 * 60_000;

/** How far from the end of a game others are looked at in which two have met. */
export const MEETINGS_WITHIN_MS = 24 * HOUR_MS;

/** How many games of a day count between the same two: as many as a class plays in its lessons. */
export const MEETINGS_A_DAY = 3;

/**
 * Whether two accounts count together in a rated game, by how far from its end, in milliseconds, the others ended in which
 * they counted together: once an hour, and so often a day, so that a few who play with each other again and again lift nobody.
 */
export function countsTogether(distancesMs: readonly number[]): boolean {
  const ofDay = distancesMs.filter((ms) => ms < MEETINGS_WITHIN_MS);
  return ofDay.length < MEETINGS_A_DAY && ofDay.every((ms) => ms >= HOUR_MS);
}
