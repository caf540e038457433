import { lobbyView, playerOne } from '@studyhall/domain/testing/game-frames';
import { expect, test } from 'vitest';
import { hasWinner } from './has-winner.ts';

const { settings } = lobbyView(playerOne);
const boardOf = (...scores: number[]) => ({
  entrants: scores.length,
  rows: scores.map((score, index) => ({
    ...{ rank: 1, entrant: index + 1, name: `Player ${index + 1}` },
    ...{ score, climbed: 0 },
  })),
});

test('whoever has points has won, in a game that is none of opinions', () => {
  expect(hasWinner({ settings, board: boardOf(1, 0) })).toBe(true);
  expect(hasWinner({ settings, board: boardOf(0, 0) })).toBe(false);
  expect(hasWinner({ settings, board: null })).toBe(false);
  expect(hasWinner({ settings: { ...settings, mode: 'poll' }, board: boardOf(1) })).toBe(false);
});
