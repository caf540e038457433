import type { LevelState } from './schemas.ts';

/** Where a level stands among those of its course. */
export interface LevelPlace {
  readonly levelId: string;
  readonly position: number;
}

/** passed, open for the first level that is not passed, and locked for all behind it. */
export function stateOf(
  level: LevelPlace,
  levels: readonly LevelPlace[],
  passed: ReadonlySet<string>,
): LevelState {
  if (passed.has(level.levelId)) return 'passed';
  const isBehindUnpassed = levels.some((one) => one.position < level.position && !passed.has(one.levelId));
  return isBehindUnpassed ? 'locked' : 'open';
}

/** True if every level is passed; a course without levels is never completed. */
export function isCompleted(levels: readonly LevelPlace[], passed: ReadonlySet<string>): boolean {
  return levels.length > 0 && levels.every((level) => passed.has(level.levelId));
}
