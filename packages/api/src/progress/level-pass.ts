import { type Activity, RULES } from '@studyhall/domain/gamification/activities';
import type { LocalMoment } from '@studyhall/domain/gamification/local-time';
import type { JudgedTry, LevelTry } from '@studyhall/domain/progress/judge-try';
import type { LevelFacts, WrittenTry } from './try-queries.ts';

/** What was tried, in the words in which it is kept. */
export interface DescribedTry extends LevelTry {
  readonly program: string | null;
  readonly outcome: string;
}

export interface Trial {
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

/** The same as entries of the stream, under the level's name: the try, and behind it what it earned once and for ever. */
export function levelActivities({ id, level: { title }, judged, moment }: Trial): Activity[] {
  if (!judged.isActivity) return [];
  const entry = { title, moment, rules: RULES };
  return [
    { ...entry, kind: 'level', sourceId: id, isActivity: true, xp: 0, counts: { levels: 1 } },
    ...judged.rewards.map(
      ({ sourceId, amount }): Activity => ({
        ...entry,
        kind: 'level-reward',
        sourceId,
        isActivity: false,
        xp: amount,
        counts: {},
      }),
    ),
  ];
}
