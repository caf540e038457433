import type { LevelState } from './schemas.ts';

/** Where a level stands among those of its course. */
export interface LevelPlace {
  readonly levelId: string;
  readonly position: number;
}

/** All levels of a course, and the ids of those that a run of it has passed. */
export interface RunOfLevels {
  readonly levels: readonly LevelPlace[];
  readonly passed: readonly string[];
}

/** passed, open for the first level that is not passed, and locked for all behind it. */
export function stateOf(level: LevelPlace, { levels, passed }: RunOfLevels): LevelState {
  if (passed.includes(level.levelId)) return 'passed';
  const isBehindUnpassed = levels.some(
    (one) => one.position < level.position && !passed.includes(one.levelId),
  );
  return isBehindUnpassed ? 'locked' : 'open';
}

/** True if every level is passed; a course without levels is never completed. */
export function isCompleted({ levels, passed }: RunOfLevels): boolean {
  return levels.length > 0 && levels.every((level) => passed.includes(level.levelId));
}
