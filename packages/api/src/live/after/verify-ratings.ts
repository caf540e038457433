import type { Knex } from 'knex';
import type { BrokenRow } from '../../platform/data-check.ts';
import { RatedGame, Rating, RatingEntry, type Strength } from './models.ts';
import { strengthAfter, UNRATED } from './rate-race.ts';

/**
 * Ratings that are not what the ledger of their account comes to, from the first game to the last: each begins where the
 * one before it ended. Across users: an operator's report.
 */
export async function findWrongRatings(
  db: Knex,
  { keys }: { readonly keys: string[] },
): Promise<BrokenRow[]> {
  const ratings = await Rating.query(db).whereIn('userId', keys).orderBy('userId');
  const broken: BrokenRow[] = [];
  for (const { userId, games, ...stored } of ratings) {
    const what = await faultOf(db, { userId, games, stored });
    if (what !== undefined) broken.push({ key: userId, what });
  }
  return broken;
}

interface Stored {
  readonly userId: string;
  readonly games: number;
  readonly stored: Strength;
}

async function faultOf(db: Knex, { userId, games, stored }: Stored): Promise<string | undefined> {
  const entries = await RatingEntry.query(db).where({ userId }).orderBy('ordinal');
  let now = UNRATED;
  for (const [index, { gameId, seat, ordinal, ...entry }] of entries.entries()) {
    const game = await RatedGame.query(db).findById(gameId);
    if (game === undefined || ordinal !== index + 1)
      return `its entry ${ordinal} is of no rated game, or not the next`;
    const own = game.field.find((one) => one.seat === seat);
    if (own === undefined || !isSame(own, now))
      return `entry ${ordinal} does not begin where the one before it ended`;
    now = strengthAfter(seat, game);
    if (!isSame(now, entry)) return `entry ${ordinal} is not what its game comes to`;
  }
  if (games !== entries.length) return `counts ${games} games, and has ${entries.length}`;
  return isSame(now, stored) ? undefined : `is ${stored.rating}, and its games come to ${now.rating}`;
}

/** To a part in a billion: another processor may round the last digit otherwise. */
export function isSame(one: Strength, other: Strength): boolean {
  const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return (
    isClose(one.rating, other.rating) &&
    isClose(one.deviation, other.deviation) &&
    isClose(one.volatility, other.volatility)
  );
}
