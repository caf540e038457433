import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { RatedGame, type RatedSeat, RatingEntry, type Strength } from './models.ts';
import { strengthAfter, UNRATED } from './rate-race.ts';
import { isSame } from './verify-ratings.ts';

const lockedRatings = statement(
  'live_lock_ratings',
  'lock table live.ratings in share row exclusive mode',
  null,
  {
    because: 'guarded',
  },
);
const settled = statement(
  'live_settle_ratings',
  `update live.ratings t set rating = coalesce(n.rating, ${UNRATED.rating}), deviation = coalesce(n.deviation, ${UNRATED.deviation}),
     volatility = coalesce(n.volatility, ${UNRATED.volatility}), games = coalesce(n.games, 0)
   from live.ratings o left join json_to_recordset(:newest) as n("userId" uuid, rating float8, deviation float8,
     volatility float8, games int) on n."userId" = o.user_id
   where t.user_id = o.user_id and (t.rating, t.deviation, t.volatility, t.games) is distinct from
     (coalesce(n.rating, ${UNRATED.rating}), coalesce(n.deviation, ${UNRATED.deviation}),
      coalesce(n.volatility, ${UNRATED.volatility}), coalesce(n.games, 0))
   returning t.user_id as "userId"`,
  z.object({ userId: z.string() }),
  { because: 'bulk' },
);

export interface RebuiltRatings {
  readonly games: number;
  /** How many ratings were not what their games come to. */
  readonly changed: number;
}

/**
 * Counts all ratings again from the games that were rated, in the order in which they were; games that end meanwhile wait.
 * Of an account that is gone its games keep how strong it was. Across users: an operator's repair.
 */
export async function rebuildRatings(db: Knex): Promise<RebuiltRatings> {
  return await inTransaction(db, async (trx) => {
    await lockedRatings.run(trx, {});
    const newest = new Map<string, Strength & { readonly games: number }>();
    const changed = new Set<string>();
    const games = await RatedGame.query(trx).orderBy(['ratedAt', 'gameId']);
    for (const game of games)
      for (const userId of await rebuildGame(trx, { game, newest })) changed.add(userId);
    const rows = [...newest].map(([userId, strength]) => ({ userId, ...strength }));
    for (const { userId } of await settled.all(trx, { newest: JSON.stringify(rows) })) changed.add(userId);
    return { games: games.length, changed: changed.size };
  });
}

interface Rebuilding {
  readonly game: RatedGame;
  readonly newest: Map<string, Strength & { readonly games: number }>;
}

/** Whose entries were not what the game comes to. */
async function rebuildGame(trx: Knex.Transaction, { game, newest }: Rebuilding): Promise<string[]> {
  const { gameId, met } = game;
  const entries = await RatingEntry.query(trx).where({ gameId }).orderBy('seat');
  const users = new Map(entries.map(({ seat, userId }) => [seat, userId]));
  const field = game.field.map((one): RatedSeat => {
    const userId = users.get(one.seat);
    if (userId === undefined) return one;
    const { rating, deviation, volatility } = newest.get(userId) ?? UNRATED;
    return { ...one, rating, deviation, volatility };
  });
  await RatedGame.query(trx).patch({ field }).findById(gameId);
  const changed: string[] = [];
  for (const { userId, seat, ...stored } of entries) {
    const strength = strengthAfter(seat, { field, met });
    const ordinal = (newest.get(userId)?.games ?? 0) + 1;
    newest.set(userId, { ...strength, games: ordinal });
    if (isSame(strength, stored) && stored.ordinal === ordinal) continue;
    await RatingEntry.query(trx)
      .patch({ ...strength, ordinal })
      .findById([userId, gameId]);
    changed.push(userId);
  }
  return changed;
}
