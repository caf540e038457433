import type { Board, Heading, Place } from '@studyhall/domain/progress/turtle/board';
import type { Step } from '@studyhall/domain/progress/turtle/run-program';

/** What the board shows after so many steps of a run. */
export interface Scene {
  readonly turtle: Place;
  /** Degrees from looking up, not cut at a full turn, so that the turtle turns the short way round. */
  readonly angle: number;
  /** Squares, by index, whose key or plant is taken or whose door is open. */
  readonly cleared: ReadonlySet<number>;
  /** Where the turtle has been, in order, each change of place once. */
  readonly trail: readonly { readonly x: number; readonly y: number }[];
  readonly keys: number;
  readonly plants: number;
  /** The newest step; null before the first. */
  readonly step: Step | null;
}

const DEGREES: Readonly<Record<Heading, number>> = { north: 0, east: 90, south: 180, west: 270 };

export function sceneAfter(board: Board, steps: readonly Step[], shown: number): Scene {
  const { start } = board;
  const cleared = new Set<number>();
  const trail = [{ x: start.x, y: start.y }];
  let angle = DEGREES[start.heading];
  for (const { action, event, from, to } of steps.slice(0, shown)) {
    if (action === 'left') angle -= 90;
    if (action === 'right') angle += 90;
    if (from.x !== to.x || from.y !== to.y) trail.push({ x: to.x, y: to.y });
    if (event === 'key' || event === 'plant' || event === 'door') cleared.add(to.y * board.width + to.x);
  }
  const step = steps[shown - 1] ?? null;
  return {
    turtle: step?.to ?? start,
    angle,
    cleared,
    trail,
    keys: step?.keys ?? 0,
    plants: step?.plants ?? board.plants,
    step,
  };
}

/** The square in front of a place; it may lie outside the board. */
export function ahead({ x, y, heading }: Place): { readonly x: number; readonly y: number } {
  const by = { north: [0, -1], east: [1, 0], south: [0, 1], west: [-1, 0] } as const;
  const [right, down] = by[heading];
  return { x: x + right, y: y + down };
}
