import fc from 'fast-check';
import { expect, it } from 'vitest';
import { smallMaps } from '../../testing/turtle-programs.ts';
import { parseBoard } from './board.ts';

it('a map is read row by row from the top', () => {
  const board = parseBoard(['#.~', 'kDp', 'G<p']);
  expect(board).toMatchObject({ width: 3, height: 3, plants: 2, start: { x: 1, y: 2, heading: 'west' } });
  expect(board.squares).toEqual(['wall', 'free', 'poison', 'key', 'door', 'plant', 'goal', 'free', 'plant']);
});

it.each([
  ['nothing', []],
  ['empty rows', ['']],
  ['rows of other lengths', ['>.G', '..']],
  ['an unknown sign', ['>xG']],
  ['no turtle', ['..G']],
  ['two turtles', ['><G']],
  ['no goal', ['>..']],
  ['two goals', ['>GG']],
  ['too many rows', ['>G', ...Array.from({ length: 20 }, () => '..')]],
])('a map of %s is refused', (_, map) => {
  expect(() => parseBoard(map)).toThrow(RangeError);
});

it('as many squares are read as are drawn', () => {
  fc.assert(
    fc.property(smallMaps, (map) => {
      const board = parseBoard(map);
      expect(board.squares).toHaveLength(map.join('').length);
    }),
  );
});
