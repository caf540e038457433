import { setImmediate as afterOthers } from 'node:timers/promises';
import type { EndReason } from '@studyhall/domain/live/phases';
import { placesInRace } from '@studyhall/domain/live/rated-race';
import type { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { raw } from 'objection';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { RatedGame, type RatedSeat, Rating, type SeatPair, type Strength } from './models.ts';
import { listRaceSeats } from './race-seats.ts';
import { strengthAfter, UNRATED } from './rate-race.ts';
import { listRecentPairs } from './recent-pairs.ts';

interface FinishedGame {
  readonly gameId: string;
  readonly settings: GameSettings;
  readonly endedAt: Date;
  readonly endedBecause: EndReason;
}

/** A player who has an account still, and the place that they took. */
interface Racer {
  readonly userId: string;
  readonly seat: number;
  readonly place: number;
}

/** Rates a game, once, by the places of those whom `placesInRace` names. */
export async function rateGame(db: Knex, game: FinishedGame): Promise<void> {
  const seats = await listRaceSeats(db, game.gameId);
  const places = new Map(placesInRace(game, seats).map(({ seat, place }) => [seat, place]));
  const racers = seats.flatMap(({ userId, seat }) => {
    const place = places.get(seat);
    return place === undefined ? [] : [{ userId, seat, place }];
  });
  if (racers.length === 0) return;
  await inTransaction(db, async (trx) => await rate(trx, game, racers));
}

/** Of two games with the same players the second waits for the first, and goes on from there. */
async function rate(trx: Knex.Transaction, game: FinishedGame, racers: readonly Racer[]): Promise<void> {
  const { gameId, endedAt } = game;
  const ratings = await lockRatings(trx, { racers, endedAt });
  if ((await RatedGame.query(trx).findById(gameId).select('gameId')) !== undefined) return;
  const field = racers.map(({ userId, seat, place }) => ({
    seat,
    place,
    ...strengthOf(ratings.get(userId)),
  }));
  const met = await listRecentPairs(trx, { racers, gameId, endedAt });
  await RatedGame.query(trx).insert({ gameId, field, met, endedAt, ratedAt: raw('clock_timestamp()') });
  const changes = await changesOf({ racers, field, met });
  await entered.run(trx, { gameId, endedAt, changes: JSON.stringify(changes) });
}

function strengthOf(rating: Rating | undefined): Strength {
  if (rating === undefined) return UNRATED;
  const { rating: points, deviation, volatility } = rating;
  return { rating: points, deviation, volatility };
}

interface Locking {
  readonly racers: readonly Racer[];
  readonly endedAt: Date;
}

/** In the order of their accounts, so that two games never wait for each other in a ring. */
async function lockRatings(
  trx: Knex.Transaction,
  { racers, endedAt }: Locking,
): Promise<ReadonlyMap<string, Rating>> {
  const userIds = racers.map(({ userId }) => userId).toSorted();
  await Rating.query(trx)
    .insert(userIds.map((userId) => ({ userId, ...UNRATED, games: 0, updatedAt: endedAt })))
    .onConflict('userId')
    .ignore();
  const rows = await Rating.query(trx).whereIn('userId', userIds).orderBy('userId').forUpdate();
  return new Map(rows.map((row) => [row.userId, row]));
}

interface Change extends Strength {
  readonly userId: string;
  readonly seat: number;
}

interface Race {
  readonly racers: readonly Racer[];
  readonly field: readonly RatedSeat[];
  readonly met: readonly SeatPair[];
}

/** A thousand who meet a thousand are a second of computing: others have their turn in between. */
async function changesOf({ racers, field, met }: Race): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { userId, seat } of racers) {
    changes.push({ userId, seat, ...strengthAfter(seat, { field, met }) });
    await afterOthers();
  }
  return changes;
}

const entered = statement(
  'live_enter_ratings',
  `with change as (
     select * from json_to_recordset(:changes) as c("userId" uuid, seat int, rating float8, deviation float8, volatility float8)
   ), rated as (
     update live.ratings r set rating = c.rating, deviation = c.deviation, volatility = c.volatility,
       games = r.games + 1, updated_at = :endedAt
     from change c where r.user_id = c."userId" returning r.user_id, r.games
   )
   insert into live.rating_entries (user_id, game_id, ordinal, seat, rating, deviation, volatility, ended_at)
   select c."userId", :gameId, r.games, c.seat, c.rating, c.deviation, c.volatility, :endedAt
   from change c join rated r on r.user_id = c."userId"`,
  null,
);
