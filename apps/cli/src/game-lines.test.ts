import { lobbyView } from '@studyhall/domain/testing/game-frames';
import { expect, test } from 'vitest';
import { gameLine, gameLines } from './commands/games/game-lines.ts';

const wide = { width: 80, nowMs: 10_000, isLive: true };
const seat = (nickname: string, number: number) => ({ seat: number, nickname, team: 0, isReady: false });
const row = (name: string, rank: number, score: number) => ({ entrant: rank, name, score, rank, climbed: 0 });
const lobby = { ...lobbyView(), seats: [seat('Ada', 1), seat('Linus', 2)] };
const asking = {
  ...lobby,
  ...{ seq: 9, phase: 'question' as const, position: 0, nextAt: 14_200, progress: { answered: 1, of: 2 } },
};

test('a lobby says its name, its PIN and who is in', () => {
  expect(gameLines(lobby, wide)).toEqual(['Networks, 8b', 'PIN 123456 · 2 in · lobby']);
  expect(gameLines({ ...lobby, code: null }, { ...wide, isLive: false })).toEqual([
    'Networks, 8b (connecting again)',
    'closed · 2 in · lobby',
  ]);
});

test('an open question says how long it is open, in whole seconds that never are none too early, and who has answered', () => {
  expect(gameLines(asking, wide).slice(2)).toEqual(['Question 1 of 2 · 5 s left', '1 of 2 have answered']);
  expect(gameLines(asking, { ...wide, nowMs: 20_000 })[2]).toBe('Question 1 of 2 · 0 s left');
});

test('a pause has no clock, and says for whom it waits', () => {
  const paused = (because: 'host' | 'absence') => ({ ...asking, paused: { because, leftMs: 1_000 } });
  expect(gameLines(paused('host'), wide)[1]).toMatch(/· paused$/);
  expect(gameLines(paused('absence'), wide).slice(1, 3)).toEqual([
    'PIN 123456 · 2 in · paused, its host is away',
    'Question 1 of 2',
  ]);
});

test('a board has its first ten, and no line is wider than the terminal', () => {
  const rows = Array.from({ length: 12 }, (_, index) => row(`Player ${'x'.repeat(40)}`, index + 1, 1_000));
  const lines = gameLines(
    { ...lobby, phase: 'board', board: { rows, entrants: 12 } },
    { ...wide, width: 30 },
  );
  expect(lines).toHaveLength(12);
  expect(lines[2]).toBe('  1    1000  Player xxxxxxxxx…');
  for (const line of lines) expect([...line].length).toBeLessThanOrEqual(30);
});

test('a board of teams says their numbers, since it has no names of them', () => {
  const view = { ...lobby, settings: { ...lobby.settings, teams: 2 }, phase: 'board' as const };
  const board = { rows: [{ ...row('', 1, 5), entrant: 2 }], entrants: 2 };
  expect(gameLines({ ...view, board }, wide).at(-1)).toBe('  1       5  Team 2');
  expect(
    gameLine({ ...view, board })
      .split('\t')
      .at(-1),
  ).toBe('Team 2 5');
});

test('names from strangers command no terminal, and break no line', () => {
  const board = { rows: [row('\u001b[31mEve\u202e\nx\ty', 1, 5)], entrants: 1 };
  const view = { ...lobby, phase: 'board' as const, roomName: 'A\u001b]0;x\u0007B', board };
  const controls = /[\p{Cc}\u202e]/u;
  for (const line of gameLines(view, wide)) expect(line).not.toMatch(controls);
  expect(gameLine(view).split('\t')).toEqual(['0', 'board', '', '', 'Eve x y 5']);
});

test('for a pipe a game is one line: its newest event, where it is, the question, who has answered, who leads', () => {
  expect(gameLine({ ...asking, board: { rows: [row('Ada', 1, 967)], entrants: 2 } })).toBe(
    '9\tquestion\t1\t1/2\tAda 967',
  );
  expect(gameLine({ ...lobby, phase: 'ended', ended: 'forgotten' })).toBe('0\tended (forgotten)\t\t\t');
});
