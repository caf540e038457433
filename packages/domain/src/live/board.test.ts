import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankOf } from '../gamification/ranking.ts';
import { boardOf, type Entering, standingsOf } from './board.ts';

const alone = { play: false, totals: [] };

function seatOf(seat: number, score: number, changes: Partial<Entering> = {}) {
  return { ...{ seat, score, team: 0, state: 'in' as const }, ...changes };
}

const seats = fc
  .array(
    fc.record({
      score: fc.nat(5),
      team: fc.nat(3),
      state: fc.constantFrom('in', 'left', 'removed', 'banned'),
    }),
    { maxLength: 30 },
  )
  .map((all) => all.map(({ score, ...one }, index) => seatOf(index + 1, score, one)));

describe('places', () => {
  it('are shared by equal scores, and the next one is left out', () => {
    const standings = standingsOf([seatOf(1, 5), seatOf(2, 9), seatOf(3, 5), seatOf(4, 1)], alone);
    expect(standings.map(({ entrant, rank }) => [entrant, rank])).toEqual([
      [2, 1],
      [1, 2],
      [3, 2],
      [4, 4],
    ]);
  });

  it('are those of everybody who was not removed, by one rule for all boards', () => {
    fc.assert(
      fc.property(seats, (all) => {
        const shown = all.filter(({ state }) => state === 'in' || state === 'left');
        const scores = shown.map(({ score }) => score);
        const standings = standingsOf(all, alone);
        expect(standings.length).toBe(shown.length);
        for (const { score, rank } of standings) expect(rank).toBe(rankOf(score, scores));
      }),
    );
  });

  it('of teams are one each, as long as somebody is of it', () => {
    const totals = [1, 2, 3].map((team) => ({ team, score: team * 100, streak: 0 }));
    fc.assert(
      fc.property(seats, (all) => {
        const shown = all.filter(({ state, team }) => team > 0 && (state === 'in' || state === 'left'));
        const teams = new Set(shown.map(({ team }) => team));
        const standings = standingsOf(all, { play: true, totals });
        expect(new Set(standings.map(({ entrant }) => entrant))).toEqual(teams);
        for (const { entrant, score } of standings) expect(score).toBe(entrant * 100);
      }),
    );
  });
});

describe('a board', () => {
  const names = new Map([
    [1, 'Ada'],
    [2, 'Linus'],
  ]);

  it('has ten rows, and says how many there are', () => {
    const standings = standingsOf(
      Array.from({ length: 12 }, (_, index) => seatOf(index + 1, index)),
      alone,
    );
    const board = boardOf(standings, { names, before: [] });
    expect(board.entrants).toBe(12);
    expect(board.rows.length).toBe(10);
    expect(board.rows[0]).toEqual({ entrant: 12, name: '', score: 11, rank: 1, climbed: 0 });
  });

  it('says who has won and lost places, and by which name', () => {
    const before = standingsOf([seatOf(1, 1_000), seatOf(2, 600), seatOf(3, 900)], alone);
    const after = standingsOf([seatOf(1, 1_000), seatOf(2, 1_500), seatOf(3, 900)], alone);
    expect(boardOf(after, { names, before }).rows).toEqual([
      { entrant: 2, name: 'Linus', score: 1_500, rank: 1, climbed: 2 },
      { entrant: 1, name: 'Ada', score: 1_000, rank: 2, climbed: -1 },
      { entrant: 3, name: '', score: 900, rank: 3, climbed: -1 },
    ]);
  });

  it('says nothing of that before anybody had a place', () => {
    const before = standingsOf([seatOf(1, 0), seatOf(2, 0)], alone);
    const after = standingsOf([seatOf(1, 500), seatOf(2, 0)], alone);
    expect(boardOf(after, { names, before }).rows.map(({ climbed }) => climbed)).toEqual([0, 0]);
  });
});
