import { Glicko2 } from 'glicko2';
import type { RatedSeat, SeatPair, Strength } from './models.ts';

/** Whoever was never rated. */
export const UNRATED: Strength = { rating: 1_500, deviation: 350, volatility: 0.06 };
const TAU = 0.5;

/**
 * How strong a seat is after a game, by Glicko-2: one rating period, in which it met everybody else once and won, lost or
 * drew by their places. Pairs in `met` did not meet. As it was, where it met nobody.
 */
export function strengthAfter(
  seat: number,
  { field, met }: { readonly field: readonly RatedSeat[]; readonly met: readonly SeatPair[] },
): Strength {
  const own = field.find((one) => one.seat === seat);
  if (own === undefined) return UNRATED;
  const left = new Set(met.flatMap(([lower, higher]) => otherOf(seat, lower, higher)));
  const others = field.filter((one) => one.seat !== seat && !left.has(one.seat));
  const { rating, deviation, volatility } = own;
  if (others.length === 0) return { rating, deviation, volatility };
  const ranking = new Glicko2({
    tau: TAU,
    rating: UNRATED.rating,
    rd: UNRATED.deviation,
    vol: UNRATED.volatility,
  });
  const player = ranking.makePlayer(rating, deviation, volatility);
  for (const other of others) {
    const opponent = ranking.makePlayer(other.rating, other.deviation, other.volatility);
    player.addResult(opponent, outcomeOf(own.place, other.place));
  }
  player.update_rank();
  return { rating: player.getRating(), deviation: player.getRd(), volatility: player.getVol() };
}

function otherOf(seat: number, lower: number, higher: number): number[] {
  if (lower === seat) return [higher];
  return higher === seat ? [lower] : [];
}

function outcomeOf(own: number, other: number): number {
  if (own === other) return 0.5;
  return own < other ? 1 : 0;
}
