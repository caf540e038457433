import type { Board, Heading, Place, Square } from './board.ts';
import type { Condition, Move } from './program.ts';

/** What happens to the turtle when it moves. */
export type StepEvent = 'plant' | 'key' | 'door' | 'goal' | 'poison' | 'wall' | 'locked';

/** A board while the turtle walks over it. */
export interface World {
  readonly board: Board;
  place: Place;
  keys: number;
  /** Plants that are still to be collected. */
  plants: number;
  /** Squares whose plant or key is taken, or whose door is open. */
  readonly cleared: Set<number>;
}

const ROUND: readonly Heading[] = ['north', 'east', 'south', 'west'];
const AHEAD = {
  north: { x: 0, y: -1 },
  east: { x: 1, y: 0 },
  south: { x: 0, y: 1 },
  west: { x: -1, y: 0 },
} as const;

export function enterBoard(board: Board): World {
  return { board, place: board.start, keys: 0, plants: board.plants, cleared: new Set() };
}

function turned(heading: Heading, quarters: number): Heading {
  return ROUND[(ROUND.indexOf(heading) + quarters) % ROUND.length] ?? heading;
}

function besides({ x, y, heading }: Place, steps: 1 | -1): Place {
  return { x: x + AHEAD[heading].x * steps, y: y + AHEAD[heading].y * steps, heading };
}

/** What stands there now; beyond the edge is wall. */
function squareAt({ board, cleared }: World, { x, y }: Place): Square {
  if (x < 0 || y < 0 || x >= board.width || y >= board.height) return 'wall';
  const index = y * board.width + x;
  return cleared.has(index) ? 'free' : (board.squares[index] ?? 'wall');
}

/** Whether the square ahead is a wall, the edge or a door without a key (blocked), or poison (toxic). */
export function isAhead(world: World, condition: Condition): boolean {
  const square = squareAt(world, besides(world.place, 1));
  if (condition === 'toxic') return square === 'poison';
  return square === 'wall' || (square === 'door' && world.keys === 0);
}

/** Moves the turtle; what happened by it, if anything. Before a wall or a locked door it stays where it is. */
export function moveTurtle(world: World, move: Move): StepEvent | null {
  if (move === 'left' || move === 'right') {
    const { place } = world;
    world.place = { ...place, heading: turned(place.heading, move === 'right' ? 1 : 3) };
    return null;
  }
  const next = besides(world.place, move === 'forward' ? 1 : -1);
  const square = squareAt(world, next);
  if (square === 'wall') return 'wall';
  if (square === 'door' && world.keys === 0) return 'locked';
  world.place = next;
  if (square === 'poison') return 'poison';
  if (square === 'goal') return world.plants === 0 ? 'goal' : null;
  return square === 'free' ? null : clear(world, square);
}

function clear(world: World, square: 'plant' | 'key' | 'door'): StepEvent {
  world.cleared.add(world.place.y * world.board.width + world.place.x);
  if (square === 'plant') world.plants -= 1;
  else world.keys += square === 'key' ? 1 : -1;
  return square;
}

/** Whether the turtle stands on the goal, with or without all plants. */
export function isOnGoal(world: World): boolean {
  return squareAt(world, world.place) === 'goal';
}
