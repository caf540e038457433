import type { CommandWord } from '../../progress/turtle/program.ts';
import type { BoardState } from './board-states.ts';
import type { Draft, DraftBlock, DraftCount, DraftProcedure } from './draft.ts';

/** A block that is being carried out, and what comes after it. */
export interface Frame {
  readonly block: DraftBlock;
  readonly next: number;
  readonly around: Frame | null;
  readonly loop: Loop | null;
  /** The call that the block belongs to. */
  readonly call: Call | null;
  /** Whether the block stands in the main program and in no loop. */
  readonly runsOnce: boolean;
}

/** A round of a loop, after those before it. */
export interface Loop {
  readonly count: DraftCount;
  /** The round that is being carried out, from 1. */
  readonly round: number;
  /** The situation before the round. */
  readonly before: BoardState;
  readonly earlier: Loop | null;
}

/** A call that is not over. */
export interface Call {
  readonly procedure: DraftProcedure;
  readonly argument: DraftCount | null;
  /** The situation before the call. */
  readonly before: BoardState;
  readonly around: Call | null;
}

/** A search for programs: the draft as it is now, and what is known by now. */
export interface Search extends Draft {
  readonly words: ReadonlySet<CommandWord>;
  readonly maxCommands: number;
  /** The fewest commands that have led the main program to a situation. */
  readonly cheapest: Map<BoardState, number>;
  /** Commands of the draft so far. */
  commands: number;
  /** Steps of the run so far. */
  steps: number;
  found: string | null;
}
