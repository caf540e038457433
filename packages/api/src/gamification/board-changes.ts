import {
  type BoardScore,
  boardScores,
  type WeekTotal,
  xpBoardOfWeek,
} from '@studyhall/domain/gamification/boards';
import type { Counts, Totals } from '@studyhall/domain/gamification/totals';
import { HISTOGRAM_SQL, histogramOf } from './standing-change.ts';

/** What decides on which boards a learner has to be. */
interface BoardState {
  readonly isOnBoards: boolean;
  readonly totals: Totals;
  readonly weekTotal: WeekTotal | null;
  /** What each week brought, for who has read the stream. Without it the boards of weeks that are over stay as they are. */
  readonly weeks?: Counts;
  /** A learner's scores on all boards. */
  readonly entries: Counts;
}

/** What has to be written for a learner to be where they belong. */
export interface BoardChanges {
  readonly moved: readonly BoardScore[];
  readonly gone: readonly string[];
}

/**
 * What has to change for a learner to be on the boards that totals and choice say, and on no others. The boards of weeks
 * that are over get no new entry: nobody keeps who was on the boards at that time.
 */
export function boardChanges({ isOnBoards, totals, weekTotal, weeks, entries }: BoardState): BoardChanges {
  const past = Object.entries(weeks ?? {})
    .map(([week, score]) => ({ board: xpBoardOfWeek(week), score }))
    .filter(({ board }) => Object.hasOwn(entries, board));
  // The running week comes last, and again.
  const scores = new Map(
    (isOnBoards ? [...past, ...boardScores(totals, weekTotal)] : []).map(({ board, score }) => [
      board,
      score,
    ]),
  );
  const mayGo = (board: string) => !isOnBoards || weeks !== undefined || !isOfAWeek(board);
  return {
    moved: [...scores]
      .filter(([board, score]) => entries[board] !== score)
      .map(([board, score]) => ({ board, score })),
    gone: Object.keys(entries).filter((board) => !scores.has(board) && mayGo(board)),
  };
}

/** Totals only know the running week. */
function isOfAWeek(board: string): boolean {
  return board.startsWith(xpBoardOfWeek(''));
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
export function boardBindings({ moved, gone }: BoardChanges, entries: Counts) {
  const before = (board: string) => entries[board] ?? null;
  const moves = [
    ...moved.map(({ board, score }) => ({ board, before: before(board), after: score })),
    ...gone.map((board) => ({ board, before: before(board), after: null })),
  ];
  return { gone: [...gone], moved: JSON.stringify(moved), histogram: JSON.stringify(histogramOf(moves)) };
}
