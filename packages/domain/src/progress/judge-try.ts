import { DomainError } from '../errors.ts';
import { isCompleted, type LevelPlace, type RunOfLevels, stateOf } from './levels.ts';
import { isBetter, type LevelReward, type LevelScore, levelRewards } from './results.ts';

/** What is known of a level and of the run that it is tried in. */
export interface TriedLevel extends LevelPlace, RunOfLevels {
  readonly xp: number;
  /** The best result of this run; null before the first pass. */
  readonly best: LevelScore | null;
  /** Ids under which the level's XP were granted, in whatever run. */
  readonly granted: readonly string[];
}

export interface LevelTry extends LevelScore {
  readonly hasPassed: boolean;
}

export interface JudgedTry {
  /** In this run. */
  readonly isFirstPass: boolean;
  readonly best: LevelScore | null;
  readonly rewards: readonly LevelReward[];
  /** A pass that is new, or that earned something, is an activity of its day; a repetition is not. */
  readonly isActivity: boolean;
  /** The level behind this one, once this one is passed; null after the last. */
  readonly nextPosition: number | null;
  readonly isCourseCompleted: boolean;
}

/** What a try at a level changes. Errors: `level-locked` while the level before is not passed. */
export function judgeTry(level: TriedLevel, tried: LevelTry): JudgedTry {
  const { levelId, levels } = level;
  const state = stateOf(level, level);
  if (state === 'locked') throw new DomainError('level-locked');
  const isFirstPass = tried.hasPassed && state === 'open';
  const passed = isFirstPass ? [...level.passed, levelId] : level.passed;
  const rewards = tried.hasPassed ? levelRewards(level, tried.stars, new Set(level.granted)) : [];
  return {
    isFirstPass,
    best: tried.hasPassed && isBetter(tried, level.best) ? scoreOf(tried) : level.best,
    rewards,
    isActivity: isFirstPass || rewards.length > 0,
    nextPosition: passed.includes(levelId) ? positionBehind(level) : null,
    isCourseCompleted: isCompleted({ levels, passed }),
  };
}

function scoreOf({ commands, stars, scoreBasisPoints }: LevelScore): LevelScore {
  return { commands, stars, scoreBasisPoints };
}

function positionBehind({ position, levels }: TriedLevel): number | null {
  const behind = levels.map((level) => level.position).filter((other) => other > position);
  return behind.length === 0 ? null : Math.min(...behind);
}
