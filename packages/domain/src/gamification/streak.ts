import { daysBetween, type LocalMoment, midnightsBetween } from './local-time.ts';

/** Days in a row on which a learner finished something. */
export interface Streak {
  readonly current: number;
  readonly longest: number;
  /** The last day that counted, on the learner's calendar; null before the first. */
  readonly lastActivityDate: string | null;
  /** The last activity as an ISO 8601 instant. */
  readonly lastActivityAt: string | null;
  /** Missed days that may still be forgiven. */
  readonly freezes: number;
}

export const NO_STREAK: Streak = {
  current: 0,
  longest: 0,
  lastActivityDate: null,
  lastActivityAt: null,
  freezes: 0,
};

/**
 * Days from the last one that counted to this one; 0 or less if it counted already. They are read twice, on the
 * calendars that showed then and now, and on the clock that shows now; the kinder counts. So a day that a
 * journey, a date line or daylight saving took away is not missed: whoever acts within 24 hours never misses one.
 */
function daysSince({ lastActivityDate, lastActivityAt }: Streak, now: LocalMoment): number {
  if (lastActivityDate === null) return 1;
  const byCalendar = daysBetween(lastActivityDate, now.localDate);
  if (byCalendar <= 1 || lastActivityAt === null) return byCalendar;
  const byClock = midnightsBetween(new Date(lastActivityAt), now.at, now.utcOffsetMinutes);
  return Math.max(1, Math.min(byCalendar, byClock));
}

function laterOf(instant: string | null, at: Date): string {
  return instant !== null && Date.parse(instant) >= at.getTime() ? instant : at.toISOString();
}

export interface StreakStep {
  readonly streak: Streak;
  readonly freezesUsed: number;
}

/**
 * The streak after an activity. A second one on a day, or one on an earlier day (after a journey west), changes
 * nothing. Each missed day takes a freeze if there are enough for all of them; else the streak begins again at 1.
 */
export function advanceStreak(streak: Streak, now: LocalMoment): StreakStep {
  const lastActivityAt = laterOf(streak.lastActivityAt, now.at);
  const days = daysSince(streak, now);
  if (days <= 0) return { streak: { ...streak, lastActivityAt }, freezesUsed: 0 };
  const missed = days - 1;
  const isKept = missed <= streak.freezes;
  const current = isKept ? streak.current + 1 : 1;
  const freezesUsed = isKept ? missed : 0;
  return {
    streak: {
      current,
      longest: Math.max(streak.longest, current),
      lastActivityDate: now.localDate,
      lastActivityAt,
      freezes: streak.freezes - freezesUsed,
    },
    freezesUsed,
  };
}

/** The streak to show now: 0 once more days were missed than freezes are left. Today is not missed before it ends. */
export function streakAsOf(streak: Streak, now: LocalMoment): number {
  return daysSince(streak, now) - 1 <= streak.freezes ? streak.current : 0;
}
