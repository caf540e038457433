import { addToWeek, boardScores } from '@studyhall/domain/gamification/boards';
import type { Totals } from '@studyhall/domain/gamification/totals';
import type { BoardMove } from './standing-change.ts';
import type { WeekTotal } from './standing-queries.ts';

interface Event {
  readonly totals: Totals;
  readonly weekTotal: WeekTotal | null;
  readonly localDate: string;
  readonly xpEarned: number;
  /** What the boards hold now; nothing for a learner who is on none. */
  readonly boardScores: Readonly<Record<string, number>>;
  readonly isOnBoards: boolean;
  /** The boards that this event can move; others are left as they are. */
  readonly canMove: (board: string) => boolean;
}

/** The running week's XP after an event, and how the learner moves on the boards. */
export function movesOf(event: Event): { weekTotal: WeekTotal; boards: BoardMove[] } {
  const weekTotal = addToWeek(event.weekTotal, event.localDate, event.xpEarned);
  if (!event.isOnBoards) return { weekTotal, boards: [] };
  const boards = boardScores(event.totals, weekTotal)
    .filter(({ board }) => event.canMove(board))
    .map(({ board, score }) => ({ board, before: event.boardScores[board] ?? null, after: score }))
    .filter(({ before, after }) => before !== after);
  return { weekTotal, boards };
}
