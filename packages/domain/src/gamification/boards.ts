import { type Activity, movedBoards } from './activities.ts';
import { isoWeekOf } from './local-time.ts';
import { type Counts, countOf, type Totals } from './totals.ts';
import { isWeekOver } from './weeks.ts';

/** Quizzes of an exam before its board lists somebody. */
export const EXAM_BOARD_MIN_QUIZZES = 5;

/** Quizzes with a score before the board of accuracy lists somebody. */
export const ACCURACY_BOARD_MIN_QUIZZES = 10;

/** Boards that follow a learner's totals within seconds: what ends a quiz or a level leaves them alone. */
const FOLLOWING_BOARDS: readonly string[] = ['quizzes', 'accuracy', 'streak'];

/** Whether a board follows within seconds, and not at once. */
export function isFollowing(board: string): boolean {
  return FOLLOWING_BOARDS.includes(board);
}

/** What a learner earned in the running week, and which week that is. */
export interface WeekTotal {
  readonly week: string;
  readonly xp: number;
}

/** A learner's score on a board: XP, quizzes, days in a row, or hundredths of a percent where scores are averages. */
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

/** The exam of a board, or null of one that is of no exam. */
export function examOfBoard(board: string): string | null {
  const prefix = examBoardOf('');
  return board.startsWith(prefix) ? board.slice(prefix.length) : null;
}

/** The week of a board, or null of one that is of no week. */
export function weekOfBoard(board: string): string | null {
  const prefix = xpBoardOfWeek('');
  return board.startsWith(prefix) ? board.slice(prefix.length) : null;
}

interface BoardsNow {
  readonly weekTotal: WeekTotal | null;
  readonly now: Date;
}

/**
 * The boards that totals put a learner on: all XP; the XP of the week, until it is over everywhere; finished quizzes; the
 * longest streak; the average score, in basis points rounded down, of all quizzes that have one from the tenth, and of
 * each exam from its fifth. Who only began something is on none.
 */
export function boardScores(totals: Totals, { weekTotal, now }: BoardsNow): BoardScore[] {
  const { examQuizzes, examBasisPointsSum } = totals;
  const exams = Object.keys(examQuizzes).flatMap((code) =>
    average(examBoardOf(code), {
      quizzes: countOf(examQuizzes, code),
      basisPoints: countOf(examBasisPointsSum, code),
      least: EXAM_BOARD_MIN_QUIZZES,
    }),
  );
  const accuracy = average('accuracy', {
    quizzes: sumOf(examQuizzes),
    basisPoints: sumOf(examBasisPointsSum),
    least: ACCURACY_BOARD_MIN_QUIZZES,
  });
  const week =
    weekTotal === null || isWeekOver(weekTotal.week, now)
      ? []
      : [{ board: xpBoardOfWeek(weekTotal.week), score: weekTotal.xp }];
  const all = totals.xp === 0 && totals.lastActivityDate === null ? [] : [{ board: 'xp', score: totals.xp }];
  const counts = [
    { board: 'quizzes', score: totals.quizzes },
    { board: 'streak', score: totals.streakLongest },
  ].filter(({ score }) => score > 0);
  return [...all, ...week, ...exams, ...counts, ...accuracy];
}

interface Scores {
  readonly quizzes: number;
  readonly basisPoints: number;
  /** Fewer have no average. */
  readonly least: number;
}

function average(board: string, { quizzes, basisPoints, least }: Scores): BoardScore[] {
  return quizzes < least ? [] : [{ board, score: Math.floor(basisPoints / quizzes) }];
}

function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The boards that an entry moves at once, as its kind says. */
export function boardsMovedBy({ kind, moment, counts }: Activity): string[] {
  const boards = {
    xp: ['xp'],
    week: [weekBoardOf(moment.localDate)],
    exam: Object.keys(counts.exam ?? {}).map(examBoardOf),
  };
  return movedBoards[kind].flatMap((measure) => boards[measure]);
}
