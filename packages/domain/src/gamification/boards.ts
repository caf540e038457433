import { type Activity, movedBoards } from './activities.ts';
import { isoWeekOf } from './local-time.ts';
import { countOf, type Totals } from './totals.ts';

/** Quizzes of an exam before its board lists somebody. */
export const EXAM_BOARD_MIN_QUIZZES = 5;

/** What a learner earned in the running week, and which week that is. */
export interface WeekTotal {
  readonly week: string;
  readonly xp: number;
}

/** A learner's score on a board: XP, or hundredths of a percent on the board of an exam. */
export interface BoardScore {
  readonly board: string;
  readonly score: number;
}

/** The board of the XP earned in a week. */
export function xpBoardOfWeek(week: string): string {
  return `xp:${week}`;
}

/** The same by a local date in it. */
export function weekBoardOf(localDate: string): string {
  return xpBoardOfWeek(isoWeekOf(localDate));
}

/** The board of an exam. */
export function examBoardOf(examCode: string): string {
  return `exam:${examCode}`;
}

/**
 * The XP of the running week after so much was earned on a local date; another week begins at 0. What was earned in a week
 * that is over, by a quiz that is closed late, leaves the running one alone.
 */
export function addToWeek(weekTotal: WeekTotal | null, localDate: string, xp: number): WeekTotal {
  const week = isoWeekOf(localDate);
  if (weekTotal !== null && week < weekTotal.week) return weekTotal;
  return { week, xp: (weekTotal?.week === week ? weekTotal.xp : 0) + xp };
}

/**
 * The boards that totals put a learner on: all XP, the week's XP, and for every exam with at least five quizzes the
 * average score in basis points, rounded down. Who only began something is on none.
 */
export function boardScores(totals: Totals, weekTotal: WeekTotal | null): BoardScore[] {
  const exams = Object.entries(totals.examQuizzes)
    .filter(([, quizzes]) => quizzes >= EXAM_BOARD_MIN_QUIZZES)
    .map(([examCode, quizzes]) => ({
      board: examBoardOf(examCode),
      score: Math.floor(countOf(totals.examBasisPointsSum, examCode) / quizzes),
    }));
  const week = weekTotal === null ? [] : [{ board: xpBoardOfWeek(weekTotal.week), score: weekTotal.xp }];
  const all = totals.xp === 0 && totals.lastActivityDate === null ? [] : [{ board: 'xp', score: totals.xp }];
  return [...all, ...week, ...exams];
}

/** The boards that an entry moves, as its kind says. */
export function boardsMovedBy({ kind, moment, counts }: Activity): string[] {
  const boards = {
    xp: ['xp'],
    week: [weekBoardOf(moment.localDate)],
    exam: Object.keys(counts.exam ?? {}).map(examBoardOf),
  };
  return movedBoards[kind].flatMap((measure) => boards[measure]);
}
