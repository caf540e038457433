import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { SeatPair } from './models.ts';

const HOUR_MS = 60 * 60_000;

interface Meeting {
  readonly racers: readonly { readonly userId: string; readonly seat: number }[];
  readonly gameId: string;
  readonly endedAt: Date;
}

const recentFields = statement(
  'live_recent_pairs',
  `select g.met, json_agg(json_build_object('userId', e.user_id, 'seat', e.seat)) as players
   from live.rated_games g join live.rating_entries e on e.game_id = g.game_id
   where g.ended_at > :from and g.ended_at < :to and g.game_id <> :gameId and e.user_id = any(:userIds::uuid[])
   group by g.game_id`,
  z.object({
    met: z.array(z.tuple([z.int(), z.int()])),
    players: z.array(z.object({ userId: z.string(), seat: z.int() })),
  }),
);

/**
 * Pairs of seats whose accounts have met in a rated game that ended less than an hour before or after: together they count
 * once an hour, so that two who play one game after the other lift nobody.
 */
export async function listRecentPairs(
  trx: Knex.Transaction,
  { racers, gameId, endedAt }: Meeting,
): Promise<SeatPair[]> {
  const rows = await recentFields.all(trx, {
    gameId,
    userIds: racers.map(({ userId }) => userId),
    from: new Date(endedAt.getTime() - HOUR_MS),
    to: new Date(endedAt.getTime() + HOUR_MS),
  });
  const seats = new Map(racers.map(({ userId, seat }) => [userId, seat]));
  const met = new Map<string, SeatPair>();
  for (const { met: apartThere, players } of rows) {
    const apart = new Set(apartThere.map((pair) => pair.join()));
    for (const [a, b] of pairsOf(players)) {
      const isApart = apart.has([a.seat, b.seat].toSorted((x, y) => x - y).join());
      const pair = pairOf(seats.get(a.userId), seats.get(b.userId));
      if (!isApart && pair !== undefined) met.set(pair.join(), pair);
    }
  }
  return [...met.values()];
}

function* pairsOf<Item>(items: readonly Item[]): Generator<readonly [Item, Item]> {
  for (const [index, one] of items.entries()) for (const other of items.slice(index + 1)) yield [one, other];
}

function pairOf(one: number | undefined, other: number | undefined): SeatPair | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one < other ? [one, other] : [other, one];
}
