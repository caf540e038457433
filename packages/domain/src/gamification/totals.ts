import { levelOf } from './level-curve.ts';
import type { LocalMoment } from './local-time.ts';
import { NO_STREAK, type Streak, streakAsOf } from './streak.ts';

/** Counts by name: of an exam, or of what has no field of its own. */
export type Counts = Readonly<Record<string, number>>;

/** Everything that achievements, boards and the dashboard count of one learner. */
export interface Totals {
  readonly xp: number;
  readonly level: number;
  readonly quizzes: number;
  readonly perfectQuizzes: number;
  /** Quizzes of 90 % or more. Like all that asks for a score, only of those taken as an exam. */
  readonly highScoreQuizzes: number;
  readonly questionsAnswered: number;
  /** Questions answered fully right, each once a day. */
  readonly correctAnswers: number;
  readonly streakCurrent: number;
  readonly streakLongest: number;
  readonly streakBehindMinutes: number;
  /** The last day that counted for the streak, on the learner's calendar. */
  readonly lastActivityDate: string | null;
  /** The last activity as an ISO 8601 instant. */
  readonly lastActivityAt: string | null;
  readonly freezes: number;
  /** Quizzes that have a score (whole, and taken as an exam), by exam code. */
  readonly examQuizzes: Counts;
  /** Sum of the scores of those quizzes, in hundredths of a percent. */
  readonly examBasisPointsSum: Counts;
  /** What has no field of its own. */
  readonly counters: Counts;
}

export const NO_TOTALS: Totals = {
  xp: 0,
  level: 1,
  quizzes: 0,
  perfectQuizzes: 0,
  highScoreQuizzes: 0,
  questionsAnswered: 0,
  correctAnswers: 0,
  streakCurrent: NO_STREAK.current,
  streakLongest: NO_STREAK.longest,
  streakBehindMinutes: NO_STREAK.behindMinutes,
  lastActivityDate: NO_STREAK.lastActivityDate,
  lastActivityAt: NO_STREAK.lastActivityAt,
  freezes: NO_STREAK.freezes,
  examQuizzes: {},
  examBasisPointsSum: {},
  counters: {},
};

/** A count by its name, 0 if there is none; an exam may be called like something every object inherits. */
export function countOf(counts: Counts, name: string): number {
  return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
}

/** Counts after so much came to one of them; what adds nothing leaves no trace. */
export function addCount(counts: Counts, name: string, amount: number): Counts {
  return amount === 0 ? counts : { ...counts, [name]: countOf(counts, name) + amount };
}

/** Totals after XP were gained or, by a correction, lost. Who corrects takes no more than there is. */
export function addXp(totals: Totals, amount: number): Totals {
  const xp = totals.xp + amount;
  return { ...totals, xp, level: levelOf(xp) };
}

/** The streak within totals, for the rules of streaks. */
export function streakOf(totals: Totals): Streak {
  return {
    current: totals.streakCurrent,
    longest: totals.streakLongest,
    lastActivityDate: totals.lastActivityDate,
    lastActivityAt: totals.lastActivityAt,
    freezes: totals.freezes,
    behindMinutes: totals.streakBehindMinutes,
  };
}

/** Totals with another streak. */
export function withStreak(totals: Totals, streak: Streak): Totals {
  return {
    ...totals,
    streakCurrent: streak.current,
    streakLongest: streak.longest,
    streakBehindMinutes: streak.behindMinutes,
    lastActivityDate: streak.lastActivityDate,
    lastActivityAt: streak.lastActivityAt,
    freezes: streak.freezes,
  };
}

/** Totals as a learner sees them now: a streak that can no longer be continued shows 0. */
export function totalsAsOf(totals: Totals, now: LocalMoment): Totals {
  return { ...totals, streakCurrent: streakAsOf(streakOf(totals), now) };
}
