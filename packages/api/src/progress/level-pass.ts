import type { LocalMoment } from '@studyhall/domain/gamification/local-time';
import type { JudgedTry, LevelTry } from '@studyhall/domain/progress/judge-try';
import type { XpEntry } from '../gamification/standing-change.ts';
import type { LevelFacts, WrittenTry } from './try-queries.ts';

/** What was tried, in the words in which it is kept. */
export interface DescribedTry extends LevelTry {
  readonly program: string | null;
  readonly outcome: string;
}

interface Trial {
  readonly id: string;
  readonly level: LevelFacts;
  readonly tried: DescribedTry;
  readonly judged: JudgedTry;
  readonly moment: LocalMoment;
  /** The version of the standing before. */
  readonly version: number;
}

/** A judged try as it is written. */
export function writtenTryOf({ id, level, tried, judged, moment, version }: Trial): WrittenTry {
  const { commands, stars, scoreBasisPoints, hasPassed, program, outcome } = tried;
  const { enrolmentId, levelId, position } = level;
  return {
    ...{ id, enrolmentId, levelId, position, program, outcome, commands, stars, scoreBasisPoints, hasPassed },
    isCourseCompleted: judged.isCourseCompleted,
    xpEarned: xpOf(judged),
    at: moment.at,
    localDate: moment.localDate,
    utcOffsetMinutes: moment.utcOffsetMinutes,
    standingVersion: judged.isActivity ? version + 1 : null,
  };
}

/** The XP of the level and its stars. */
export function xpOf({ rewards }: JudgedTry): number {
  return rewards.reduce((sum, { amount }) => sum + amount, 0);
}

/** The same as entries of the ledger, under the level's name. */
export function xpEntriesOf({ title }: LevelFacts, { rewards }: JudgedTry): XpEntry[] {
  return rewards.map((reward) => ({ sourceKind: 'level', title, ...reward }));
}
