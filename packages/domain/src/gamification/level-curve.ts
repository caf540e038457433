/** Level n begins at 100 × (n − 1)² XP. */
const XP_UNIT = 100;

/** The largest integer whose square is not above `value`. The float root is off by one at most; integers decide. */
function integerRoot(value: number): number {
  let root = Math.floor(Math.sqrt(value));
  while (root * root > value) root -= 1;
  while ((root + 1) * (root + 1) <= value) root += 1;
  return root;
}

/** floor(sqrt(xp / 100)) + 1, exact for every safe integer; 1 for negative XP, which corrections can lead to. */
export function levelOf(xp: number): number {
  if (xp <= 0) return 1;
  return integerRoot((xp - (xp % XP_UNIT)) / XP_UNIT) + 1;
}

/** The XP at which a level (from 1) begins. */
export function xpForLevel(level: number): number {
  return XP_UNIT * (level - 1) * (level - 1);
}

export interface LevelProgress {
  readonly level: number;
  /** XP gathered since the level began. */
  readonly xpIntoLevel: number;
  /** XP from the beginning of the level to the next one. */
  readonly xpForNext: number;
  /** Rounded down: 100 is the next level. */
  readonly percent: number;
}

/** How far into its level an XP total is, e.g. 250 XP: level 2, 150 of 300, 50 %. */
export function levelProgress(xp: number): LevelProgress {
  const level = levelOf(xp);
  const start = xpForLevel(level);
  const xpForNext = xpForLevel(level + 1) - start;
  const xpIntoLevel = Math.max(0, xp) - start;
  return { level, xpIntoLevel, xpForNext, percent: Math.floor((100 * xpIntoLevel) / xpForNext) };
}
