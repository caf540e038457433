import { expect, it } from 'vitest';
import { forgetHost, forgetName, formerName, formerRoomName } from './forget-name.ts';
import type { GameFrame } from './frames.ts';

const seated = (seat: number, nickname: string): GameFrame => ({
  ...{ kind: 'seated', at: 1 },
  seat: { seat, nickname, team: 0, isReady: false },
});
const board = (kind: 'board' | 'podium'): GameFrame => {
  const rows = [1, 2].map((entrant) => ({ entrant, name: `Name ${entrant}`, score: 5, rank: 1, climbed: 0 }));
  const shown = { at: 1, board: { rows, entrants: 2 }, nextAt: null };
  return kind === 'board' ? { kind, ...shown } : { kind, ...shown, results: null };
};
const forgotten = { seat: 2, name: formerName(2, 'en'), isInTeam: false };

it('a name goes from every frame that says it, and no other name does', () => {
  const frames = [seated(1, 'Name 1'), seated(2, 'Name 2'), board('board'), board('podium')];
  const without = JSON.stringify(frames.map((frame) => forgetName(frame, forgotten)));
  expect(without).not.toContain('Name 2');
  expect(without.match(/Name 1/g)).toHaveLength(3);
  expect(without.match(/Player 2/g)).toHaveLength(3);
});

it('a place of a team with the number of the seat keeps its name', () => {
  expect(forgetName(board('podium'), { ...forgotten, isInTeam: true })).toEqual(board('podium'));
});

it('a host is called nobody from then on, and all else stays', () => {
  expect(forgetHost({ kind: 'host-changed', at: 1, hostName: 'Ada' }, 'Nobody')).toEqual({
    ...{ kind: 'host-changed', at: 1, hostName: 'Nobody' },
  });
  expect(forgetHost(seated(1, 'Ada'), 'Nobody')).toEqual(seated(1, 'Ada'));
});

it('a seat without an account is called so in the language of its room', () => {
  expect([formerName(3, 'de-AT'), formerName(3, 'fr')]).toEqual(['Spieler 3', 'Player 3']);
  expect([formerRoomName('de'), formerRoomName('en')]).toEqual(['Ein Spiel', 'A game']);
});
