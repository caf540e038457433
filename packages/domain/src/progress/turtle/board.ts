import { MAX_BOARD_SIDE } from './limits.ts';

export type Heading = 'north' | 'east' | 'south' | 'west';

/** Where the turtle is: `x` counts from the left and `y` from the top, from 0. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly heading: Heading;
}

export type Square = 'free' | 'wall' | 'poison' | 'key' | 'door' | 'plant' | 'goal';

export interface Board {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top. */
  readonly squares: readonly Square[];
  readonly start: Place;
  readonly plants: number;
}

const signs: Readonly<Record<string, Square>> = {
  '.': 'free',
  '#': 'wall',
  '~': 'poison',
  k: 'key',
  D: 'door',
  p: 'plant',
  G: 'goal',
};

const headings: Readonly<Record<string, Heading>> = { '^': 'north', '>': 'east', v: 'south', '<': 'west' };

/**
 * The board that a map draws, one text a row: `#` wall, `.` free, `~` poison, `k` key, `D` door, `p` plant, `G` goal,
 * and the turtle as `^`, `>`, `v` or `<`. Throws a RangeError if the map is not a rectangle with one turtle and one goal.
 */
export function parseBoard(map: readonly string[]): Board {
  const width = map[0]?.length ?? 0;
  const height = map.length;
  if (width === 0 || width > MAX_BOARD_SIDE || height > MAX_BOARD_SIDE) {
    throw new RangeError(`map: must have 1 to ${MAX_BOARD_SIDE} rows and columns`);
  }
  const squares: Square[] = [];
  const starts: Place[] = [];
  map.forEach((row, y) => {
    if (row.length !== width) throw new RangeError(`map: row ${y + 1} is not as long as the first`);
    [...row].forEach((sign, x) => {
      const heading = headings[sign];
      const square = heading === undefined ? signs[sign] : 'free';
      if (square === undefined) throw new RangeError(`map: “${sign}” in row ${y + 1} means nothing`);
      squares.push(square);
      if (heading !== undefined) starts.push({ x, y, heading });
    });
  });
  const [start] = starts;
  if (start === undefined || starts.length > 1) throw new RangeError('map: must have one turtle');
  if (squares.filter((square) => square === 'goal').length !== 1) {
    throw new RangeError('map: must have one goal');
  }
  return { width, height, squares, start, plants: squares.filter((square) => square === 'plant').length };
}
