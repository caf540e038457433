import {
  type BoardScore,
  boardScores,
  type WeekTotal,
  weekOfBoard,
  xpBoardOfWeek,
} from '@studyhall/domain/gamification/boards';
import type { Counts, Totals } from '@studyhall/domain/gamification/totals';
import { isWeekOver } from '@studyhall/domain/gamification/weeks';
import { HISTOGRAM_SQL, histogramOf } from './standing-change.ts';

/** What decides on which boards a learner has to be. */
interface BoardState {
  readonly isOnBoards: boolean;
  readonly totals: Totals;
  readonly weekTotal: WeekTotal | null;
  readonly now: Date;
  /** What each week brought, for who has read the stream: without it the boards of other weeks than the last one stay as they are. */
  readonly weeks?: Counts;
  /** Boards on which nobody is to be any more: of weeks whose results are kept elsewhere. */
  readonly closed?: readonly string[];
  /** A learner's scores on all boards. */
  readonly entries: Counts;
}

/** What has to be written for a learner to be where they belong. */
export interface BoardChanges {
  readonly moved: readonly BoardScore[];
  readonly gone: readonly string[];
}

/**
 * What has to change for a learner to be on the boards that totals and choice say, and on no others. A week that is over
 * everywhere stays as it is, but for who leaves the boards before its results are frozen; and no week gets a new entry by
 * what is counted again: nobody keeps who was on the boards at that time.
 */
export function boardChanges(state: BoardState): BoardChanges {
  const { entries, closed = [] } = state;
  const scores = scoresOf(state);
  return {
    moved: [...scores]
      .filter(([board, score]) => entries[board] !== score)
      .map(([board, score]) => ({ board, score })),
    gone: Object.keys(entries).filter(
      (board) => !scores.has(board) && (closed.includes(board) || mayGo(board, state)),
    ),
  };
}

function scoresOf({ isOnBoards, totals, weekTotal, now, weeks, entries }: BoardState): Map<string, number> {
  if (!isOnBoards) return new Map();
  const past = Object.entries(weeks ?? {})
    .filter(([week]) => !isWeekOver(week, now))
    .map(([week, score]) => ({ board: xpBoardOfWeek(week), score }))
    .filter(({ board }) => Object.hasOwn(entries, board));
  // The running week comes last, and again.
  const all = [...past, ...boardScores(totals, { weekTotal, now })];
  return new Map(all.map(({ board, score }) => [board, score]));
}

/** Totals only know the last week. */
function mayGo(board: string, { isOnBoards, weeks, now }: BoardState): boolean {
  const week = weekOfBoard(board);
  return !isOnBoards || week === null || (weeks !== undefined && !isWeekOver(week, now));
}

/** The parts of a `with` list that write BoardChanges. */
export const BOARD_CHANGES_SQL = `gone as (
    delete from gamification.board_entries
    where user_id = :userId and board = any(:gone) and exists (select from standing)
  ), moved as (
    insert into gamification.board_entries (board, user_id, score, updated_at)
    select m.board, :userId, m.score, :now from json_to_recordset(:moved) as m(board text, score int)
    where exists (select from standing)
    on conflict (board, user_id) do update set score = excluded.score, updated_at = excluded.updated_at
  ), ${HISTOGRAM_SQL}`;

/** The bindings of BOARD_CHANGES_SQL. */
export function boardBindings(changes: BoardChanges, entries: Counts) {
  const { moved, gone } = changes;
  return {
    gone: [...gone],
    moved: JSON.stringify(moved),
    histogram: JSON.stringify(histogramOf(movesOf(changes, entries))),
  };
}

/** The changes as moves between scores, for the histogram. */
export function movesOf({ moved, gone }: BoardChanges, entries: Counts) {
  const before = (board: string) => entries[board] ?? null;
  return [
    ...moved.map(({ board, score }) => ({ board, before: before(board), after: score })),
    ...gone.map((board) => ({ board, before: before(board), after: null })),
  ];
}
