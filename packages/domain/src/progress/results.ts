/** How a level was passed; what its kind does not measure is null. */
export interface LevelScore {
  readonly commands: number | null;
  readonly stars: number | null;
  readonly scoreBasisPoints: number | null;
}

/** True if a result is worth keeping instead of the one before: fewer commands, or a higher score. */
export function isBetter(result: LevelScore, best: LevelScore | null): boolean {
  if (best === null) return true;
  if (result.commands !== null) return best.commands === null || result.commands < best.commands;
  if (result.scoreBasisPoints === null) return false;
  return best.scoreBasisPoints === null || result.scoreBasisPoints > best.scoreBasisPoints;
}

/** What a star beyond the first is worth. */
export const STAR_XP = 5;

/** XP, and the id under which they are granted once. */
export interface LevelReward {
  readonly sourceId: string;
  readonly amount: number;
}

/**
 * What a passed level earns, by the ids under which XP are granted once and for ever: the level itself the first time,
 * its second and third star each the first time. `granted` are the ids that earned already, in whatever run.
 */
export function levelRewards(
  level: { readonly levelId: string; readonly xp: number },
  stars: number | null,
  granted: ReadonlySet<string>,
): LevelReward[] {
  const newStars = [2, 3]
    .filter((star) => star <= (stars ?? 1))
    .map((star) => ({ sourceId: `${level.levelId}:${star}`, amount: STAR_XP }));
  return [{ sourceId: level.levelId, amount: level.xp }, ...newStars].filter(
    ({ sourceId, amount }) => amount > 0 && !granted.has(sourceId),
  );
}
