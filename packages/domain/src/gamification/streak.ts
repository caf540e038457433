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
  /** By how many minutes the days that counted fell behind the clock. */
  readonly behindMinutes: number;
}

export const NO_STREAK: Streak = {
  current: 0,
  longest: 0,
  lastActivityDate: null,
  lastActivityAt: null,
  freezes: 0,
  behindMinutes: 0,
};

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * How far days may fall behind the clock. From the first minute of a day to the last of another it is one day more than
 * the calendars say; a journey moves them by 26 hours in all, from the last zone to the first, daylight saving by one.
 */
const BEHIND_MAX_MINUTES = DAY_MINUTES + 27 * 60;

/** What each day that counts makes up for: who crosses the date line can do it again within two weeks. */
const RECOVERED_MINUTES = 2 * 60;

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

/**
 * How far the days are behind the clock after an activity that comes so many days after the last one. An activity within
 * 24 hours never adds to it, whatever the calendars say.
 */
function behindAfter({ lastActivityAt, behindMinutes }: Streak, now: LocalMoment, days: number): number {
  if (lastActivityAt === null) return 0;
  const elapsed = Math.max(0, Math.floor((now.at.getTime() - Date.parse(lastActivityAt)) / MINUTE_MS));
  if (days <= 0) return behindMinutes + Math.max(0, elapsed - DAY_MINUTES);
  return Math.max(0, behindMinutes + elapsed - DAY_MINUTES * days - RECOVERED_MINUTES);
}

interface Reading {
  readonly days: number;
  readonly behindMinutes: number;
  readonly isKept: boolean;
}

function readingOf(streak: Streak, now: LocalMoment, { isTimed }: StreakRule): Reading {
  const days = daysSince(streak, now);
  const behindMinutes = isTimed ? behindAfter(streak, now, days) : streak.behindMinutes;
  const isKept = days <= 0 || (days - 1 <= streak.freezes && behindMinutes < BEHIND_MAX_MINUTES);
  return { days, behindMinutes, isKept };
}

function laterOf(instant: string | null, at: Date): string {
  return instant !== null && Date.parse(instant) >= at.getTime() ? instant : at.toISOString();
}

export interface StreakStep {
  readonly streak: Streak;
  readonly freezesUsed: number;
}

export interface StreakRule {
  /** Whether days may fall behind the clock so far and no further. Before the rules against farming nobody asked. */
  readonly isTimed: boolean;
}

const TIMED: StreakRule = { isTimed: true };

/**
 * The streak after an activity. A second one on a day, or one on an earlier day (after a journey west), changes
 * nothing that shows. Each missed day takes a freeze if there are enough for all of them; else the streak begins again
 * at 1, as it does for who changed calendars until days were left out.
 */
export function advanceStreak(streak: Streak, now: LocalMoment, rule: StreakRule = TIMED): StreakStep {
  const lastActivityAt = laterOf(streak.lastActivityAt, now.at);
  const { days, behindMinutes, isKept } = readingOf(streak, now, rule);
  if (days <= 0) return { streak: { ...streak, lastActivityAt, behindMinutes }, freezesUsed: 0 };
  const current = isKept ? streak.current + 1 : 1;
  const freezesUsed = isKept ? days - 1 : 0;
  return {
    streak: {
      current,
      longest: Math.max(streak.longest, current),
      lastActivityDate: now.localDate,
      lastActivityAt,
      freezes: streak.freezes - freezesUsed,
      behindMinutes: isKept ? behindMinutes : 0,
    },
    freezesUsed,
  };
}

/** The streak to show now: 0 once an activity would begin a new one. Today is not missed before it ends. */
export function streakAsOf(streak: Streak, now: LocalMoment): number {
  return readingOf(streak, now, TIMED).isKept ? streak.current : 0;
}
