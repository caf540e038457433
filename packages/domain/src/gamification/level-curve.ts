const XP_PER_SQUARE = 100;

/** The level of so much XP: floor(sqrt(xp / 100)) + 1, exact for every safe integer from 0. */
export function levelOf(xp: number): number {
  const squares = Math.floor(xp / XP_PER_SQUARE);
  let root = Math.floor(Math.sqrt(squares));
  while (root * root > squares) root -= 1;
  while ((root + 1) * (root + 1) <= squares) root += 1;
  return root + 1;
}

/** The XP at which a level (from 1) begins. */
export function xpForLevel(level: number): number {
  return XP_PER_SQUARE * (level - 1) * (level - 1);
}

export interface LevelProgress {
  readonly level: number;
  /** XP gathered since the level began. */
  readonly xpIntoLevel: number;
  /** XP between the beginnings of this level and the next. */
  readonly xpForNext: number;
  /** 0 to 100, rounded down. */
  readonly percent: number;
}

/** How far so much XP is on the way to the next level. */
export function levelProgress(xp: number): LevelProgress {
  const level = levelOf(xp);
  const start = xpForLevel(level);
  const xpForNext = xpForLevel(level + 1) - start;
  const xpIntoLevel = xp - start;
  return { level, xpIntoLevel, xpForNext, percent: Math.floor((xpIntoLevel * 100) / xpForNext) };
}
