import fc from 'fast-check';
import { Glicko2 } from 'glicko2';
import { describe, expect, it } from 'vitest';
import type { RatedSeat, Strength } from './models.ts';
import { strengthAfter, UNRATED } from './rate-race.ts';

const seatOf = (seat: number, place: number, strength: Strength = UNRATED): RatedSeat => ({
  ...{ seat, place },
  ...strength,
});

describe('the published example of Glicko-2', () => {
  const own = { rating: 1_500, deviation: 200, volatility: 0.06 };
  const field = [
    seatOf(1, 2, own),
    seatOf(2, 3, { rating: 1_400, deviation: 30, volatility: 0.06 }),
    seatOf(3, 1, { rating: 1_550, deviation: 100, volatility: 0.06 }),
    seatOf(4, 1, { rating: 1_700, deviation: 300, volatility: 0.06 }),
  ];

  it('comes out: 1464.06, 151.52, 0.05999', () => {
    const after = strengthAfter(1, { field, met: [] });
    expect(after.rating).toBeCloseTo(1_464.06, 1);
    expect(after.deviation).toBeCloseTo(151.52, 1);
    expect(after.volatility).toBeCloseTo(0.05999, 4);
  });
});

it('a race with a tie: every seat comes out as by the library’s own race', () => {
  const strengths: readonly [number, number][] = [
    [1_500, 200],
    [1_400, 30],
    [1_550, 100],
    [1_700, 300],
  ];
  const places = [1, 2, 2, 4];
  const field = strengths.map(([rating, deviation], index) =>
    seatOf(index + 1, places[index] ?? 0, { rating, deviation, volatility: 0.06 }),
  );
  const ranking = new Glicko2({ tau: 0.5, rating: 1_500, rd: 350, vol: 0.06 });
  const players = field.map(({ rating, deviation, volatility }) =>
    ranking.makePlayer(rating, deviation, volatility),
  );
  const [ryan, bob, john, mary] = players;
  if (ryan === undefined || bob === undefined || john === undefined || mary === undefined)
    throw new Error('somebody is missing');
  ranking.updateRatings(ranking.makeRace([[ryan], [bob, john], [mary]]));
  for (const [index, player] of players.entries()) {
    const { rating, deviation } = strengthAfter(index + 1, { field, met: [] });
    expect(rating).toBeCloseTo(player.getRating(), 8);
    expect(deviation).toBeCloseTo(player.getRd(), 8);
  }
  expect(strengthAfter(1, { field, met: [] }).rating).toBeCloseTo(1_685.7, 0);
});

it('whoever met nobody stays as strong as before', () => {
  const field = [seatOf(1, 1), seatOf(2, 2)];
  expect(strengthAfter(1, { field, met: [[1, 2]] })).toEqual(UNRATED);
});

it('among equals a better place never leaves anybody weaker than a worse one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 30 }), (places) => {
      const field = places.map((place, index) => seatOf(index + 1, place));
      const ratings = field.map(({ seat }) => strengthAfter(seat, { field, met: [] }).rating);
      for (const [index, place] of places.entries())
        for (const [other, otherPlace] of places.entries())
          if (place < otherPlace) expect(ratings[index]).toBeGreaterThan(ratings[other] ?? Infinity);
    }),
    { numRuns: 40 },
  );
});
