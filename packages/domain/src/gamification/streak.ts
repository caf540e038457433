import { daysBetween } from './local-date.ts';

export interface Streak {
  readonly streakCurrent: number;
  readonly streakLongest: number;
  readonly freezes: number;
  /** The last local day with activity; null before the first. */
  readonly lastActivityDate: string | null;
}

/**
 * The streak after activity on a local date. The next day adds one; each missed day takes a freeze if there are enough
 * for the whole gap, else the streak begins again at 1. A date that is not later (travel west, a corrected clock)
 * changes nothing: no day is lost and none is counted twice.
 */
export function advanceStreak(streak: Streak, localDate: string): Streak {
  const { lastActivityDate, freezes } = streak;
  if (lastActivityDate === null) return begin(streak, localDate);
  const days = daysBetween(lastActivityDate, localDate);
  if (days <= 0) return streak;
  const missed = days - 1;
  if (missed > freezes) return begin(streak, localDate);
  const streakCurrent = streak.streakCurrent + 1;
  return {
    streakCurrent,
    streakLongest: Math.max(streak.streakLongest, streakCurrent),
    freezes: freezes - missed,
    lastActivityDate: localDate,
  };
}

function begin(streak: Streak, localDate: string): Streak {
  return {
    streakCurrent: 1,
    streakLongest: Math.max(streak.streakLongest, 1),
    freezes: streak.freezes,
    lastActivityDate: localDate,
  };
}

/** The streak as shown on a day: 0 once it can no longer be continued, freezes considered. */
export function streakAsOf({ streakCurrent, freezes, lastActivityDate }: Streak, today: string): number {
  if (lastActivityDate === null) return 0;
  const missed = daysBetween(lastActivityDate, today) - 1;
  return missed > freezes ? 0 : streakCurrent;
}
