import type { Board } from '../../progress/turtle/board.ts';
import { MOVES, type Move } from '../../progress/turtle/program.ts';
import { enterBoard, isAhead, moveTurtle, type World } from '../../progress/turtle/world.ts';

/** A situation on a board that the turtle can get into: where it is, and what it has taken and opened. */
export interface BoardState {
  readonly isBlockedAhead: boolean;
  readonly isToxicAhead: boolean;
  /** Where each move leads; `goal` and `end` (a bump or poison) are the last there is. */
  readonly after: Record<Move, BoardState | 'goal' | 'end'>;
}

/** Everything that can happen on the board, seen from its start. */
export function statesOf(board: Board): BoardState {
  const known = new Map<string, BoardState>();
  const waiting: { world: World; state: BoardState }[] = [];
  const stateOf = (world: World): BoardState => {
    const key = JSON.stringify([world.place, world.keys, [...world.cleared].sort()]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const state: BoardState = {
      isBlockedAhead: isAhead(world, 'blocked'),
      isToxicAhead: isAhead(world, 'toxic'),
      after: { forward: 'end', back: 'end', left: 'end', right: 'end' },
    };
    known.set(key, state);
    waiting.push({ world, state });
    return state;
  };
  const start = stateOf(enterBoard(board));
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    for (const move of MOVES) {
      const world = { ...item.world, cleared: new Set(item.world.cleared) };
      const event = moveTurtle(world, move);
      if (event === 'goal') item.state.after[move] = 'goal';
      else if (event !== 'wall' && event !== 'locked' && event !== 'poison') {
        item.state.after[move] = stateOf(world);
      }
    }
  }
  return start;
}
