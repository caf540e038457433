import { BASIS_POINTS_MAX } from '../quizzes/grading.ts';
import { CREDIT_UNITS } from '../quizzes/question-types/question-type.ts';
import { msFor } from './deadlines.ts';
import type { PointsFactor } from './game-question.ts';
import type { GameMode } from './settings.ts';

/** What a question is worth that counts once. */
export const POINTS = 1_000;
/** Nobody reads faster: until then an answer gets everything. */
const READING_MS = 500;
/** For right answers in a row, this one among them; from the sixth on as much as for that. */
const STREAK_BONUS = [0, 0, 100, 200, 300, 400, 500] as const;
/** From so many points l2p counts down, one a second. */
const L2P_POINTS = 60;
const L2P_MAX_MULTIPLIER = 5;
/** Without a clock nobody is fast or slow: such a seat gets what an answer at half of the time gets. */
const CALM_SHARE = 2;

/** How a question is scored. */
export interface ScoringTerms {
  readonly mode: GameMode;
  /** Everybody's time for it. */
  readonly seconds: number;
  readonly points: PointsFactor;
}

/** An answer, and the seat that gave it. */
export interface ScoredAnswer {
  /** Of the full credit, in hundredths of a percent. */
  readonly credit: number;
  /** Since the question opened, whenever the seat came. */
  readonly ms: number;
  readonly timeFactorPercent: number;
  readonly isCalm: boolean;
  /** Right answers in a row before this one. */
  readonly streak: number;
}

/**
 * The part of a credit in hundredths of a percent, as `QuestionTypeRules.grade` gives it: nothing where it costs, and
 * everything for the full one alone.
 */
export function creditBasisPoints(credit: number): number {
  return Math.floor((Math.max(0, credit) * BASIS_POINTS_MAX) / CREDIT_UNITS);
}

/** True for the full credit. */
export function isRight(credit: number): boolean {
  return credit === BASIS_POINTS_MAX;
}

/**
 * What an answer earns, in whole points. `speed` is Kahoot's published formula, round((1 - (t / T) / 2) × points) with all of
 * them below half a second and a bonus for streaks; `l2p` is 60 - seconds, times min(5, floor(streak / 2) + 1); in other
 * modes time is nothing. T is the seat's own time. A part of the credit earns that part; a poll earns nothing.
 */
export function pointsFor(terms: ScoringTerms, answer: ScoredAnswer): number {
  if (terms.points === 0 || answer.credit <= 0) return 0;
  switch (terms.mode) {
    case 'speed':
      return share(terms.points * POINTS * speedOf(terms, answer), answer.credit) + bonusFor(answer);
    case 'l2p':
      return share(terms.points * l2pPoints(answer) * multiplierOf(answer.streak), answer.credit);
    case 'accuracy':
    case 'self-paced':
      return share(terms.points * POINTS, answer.credit);
    case 'poll':
      return 0;
  }
}

function share(points: number, credit: number): number {
  return Math.round((points * credit) / BASIS_POINTS_MAX);
}

function speedOf({ seconds }: ScoringTerms, { ms, timeFactorPercent, isCalm }: ScoredAnswer): number {
  const most = msFor(seconds, timeFactorPercent);
  const taken = isCalm ? most / CALM_SHARE : Math.min(Math.max(0, ms), most);
  if (!isCalm && taken < READING_MS) return 1;
  return 1 - taken / most / 2;
}

function bonusFor({ credit, streak }: ScoredAnswer): number {
  if (!isRight(credit)) return 0;
  return STREAK_BONUS[Math.min(streak + 1, STREAK_BONUS.length - 1)] ?? 0;
}

function l2pPoints({ ms, timeFactorPercent, isCalm }: ScoredAnswer): number {
  if (isCalm) return L2P_POINTS / CALM_SHARE;
  const seconds = Math.floor((Math.max(0, ms) * 100) / timeFactorPercent / 1_000);
  return Math.max(0, L2P_POINTS - seconds);
}

/** By how much l2p multiplies, after so many right answers in a row. */
export function multiplierOf(streak: number): number {
  return Math.min(L2P_MAX_MULTIPLIER, Math.floor(streak / 2) + 1);
}

/** Right answers in a row after a question; one that counts for nothing leaves them as they are. */
export function streakAfter(
  terms: ScoringTerms,
  { credit, streak }: { readonly credit: number; readonly streak: number },
): number {
  if (terms.points === 0 || terms.mode === 'poll') return streak;
  return isRight(credit) ? streak + 1 : 0;
}
