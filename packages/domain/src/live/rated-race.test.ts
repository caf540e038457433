import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesInRace, RATED_FROM_SEATS, type RaceGame, type RaceSeat } from './rated-race.ts';

const rated: RaceGame = { settings: { isRated: true, teams: 0 }, endedBecause: 'played' };

const seatOf = (seat: number, said: Partial<RaceSeat> = {}): RaceSeat => ({
  ...{ seat, state: 'in', asked: 2, rank: seat, isRegistered: true, isHost: false },
  ...said,
});
const four = [1, 2, 3, 4].map((seat) => seatOf(seat));
const placed = (seats: readonly RaceSeat[], game = rated) =>
  placesInRace(game, seats).map(({ seat, place }) => [seat, place]);

it('four registered players who finished are rated by their places', () => {
  const all = [...four.slice(0, 3), seatOf(4, { rank: 3 })];
  expect(placed(all)).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ]);
});

describe('nobody is rated', () => {
  const [first, second, third] = [seatOf(1), seatOf(2), seatOf(3)];

  it.each([
    ['by guests to win against', [first, second, third, seatOf(4, { isRegistered: false })]],
    ['by a host who makes up the number', [first, second, third, seatOf(4, { isHost: true })]],
    ['by one who left', [first, second, third, seatOf(4, { state: 'left' })]],
    ['by one who was never asked', [first, second, third, seatOf(4, { asked: 0 })]],
  ])('%s', (_why, seats) => {
    expect(placed(seats)).toEqual([]);
  });

  it('by a game with teams, one that is not marked, and one that was given up', () => {
    expect(placed(four, { ...rated, settings: { isRated: true, teams: 2 } })).toEqual([]);
    expect(placed(four, { ...rated, settings: { isRated: false, teams: 0 } })).toEqual([]);
    expect(placed(four, { ...rated, endedBecause: 'forgotten' })).toEqual([]);
    expect(placed(four, { ...rated, endedBecause: 'administrator' })).toEqual([]);
  });
});

it('guests and a host who plays along leave a class its rating, and take no part in it', () => {
  const everybody = [
    seatOf(5, { isHost: true, rank: 1 }),
    seatOf(6, { isRegistered: false, rank: 1 }),
    ...four,
  ];
  expect(placed(everybody)).toEqual(four.map(({ seat, rank }) => [seat, rank]));
});

it('whoever left comes behind all who finished, and whoever was removed is not there', () => {
  const left = seatOf(5, { state: 'left', rank: 1 });
  const banned = seatOf(6, { state: 'banned', rank: 1 });
  expect(placed([...four, left, banned])).toEqual([...placed(four), [5, 5]]);
});

const anySeat = fc.record({
  state: fc.constantFrom('in' as const, 'left' as const, 'removed' as const, 'banned' as const),
  asked: fc.integer({ min: 0, max: 2 }),
  rank: fc.option(fc.integer({ min: 1, max: 9 })),
  isRegistered: fc.boolean(),
  isHost: fc.boolean(),
});

it('no guest and no host is ever rated, and never fewer than four', () => {
  fc.assert(
    fc.property(fc.array(anySeat, { maxLength: 12 }), (given) => {
      const seats = given.map((one, index): RaceSeat => ({ ...one, seat: index + 1 }));
      const places = placesInRace(rated, seats);
      const inRace = seats.filter(({ seat }) => places.some((place) => place.seat === seat));
      expect(inRace.every(({ isRegistered, isHost }) => isRegistered && !isHost)).toBe(true);
      expect(places.length === 0 || places.length >= RATED_FROM_SEATS).toBe(true);
    }),
  );
});
