import { setImmediate as afterOthers } from 'node:timers/promises';
import { countsTogether, MEETINGS_WITHIN_MS } from '@studyhall/domain/live/counted-meetings';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { SeatPair } from './models.ts';

interface Meeting {
  readonly racers: readonly { readonly userId: string; readonly seat: number }[];
  readonly gameId: string;
  readonly endedAt: Date;
}

const recentFields = statement(
  'live_recent_pairs',
  `select g.met, g.ended_at as "endedAt", json_agg(json_build_object('userId', e.user_id, 'seat', e.seat)) as players
   from live.rated_games g join live.rating_entries e on e.game_id = g.game_id
   where g.ended_at > :from and g.ended_at < :to and g.game_id <> :gameId and e.user_id = any(:userIds::uuid[])
   group by g.game_id`,
  z.object({
    met: z.array(z.tuple([z.int(), z.int()])),
    endedAt: z.date(),
    players: z.array(z.object({ userId: z.string(), seat: z.int() })),
  }),
);

/** Pairs of seats whose accounts do not count together, by `countsTogether` and the games in which they have. */
export async function listRecentPairs(
  trx: Knex.Transaction,
  { racers, gameId, endedAt }: Meeting,
): Promise<SeatPair[]> {
  const rows = await recentFields.all(trx, {
    gameId,
    userIds: racers.map(({ userId }) => userId),
    from: new Date(endedAt.getTime() - MEETINGS_WITHIN_MS),
    to: new Date(endedAt.getTime() + MEETINGS_WITHIN_MS),
  });
  const seats = new Map(racers.map(({ userId, seat }) => [userId, seat]));
  const distances = new Map<number, number[]>();
  for (const { met: apartThere, players, endedAt: other } of rows) {
    const apart = new Set(apartThere.map(([lower, higher]) => pairKey(lower, higher)));
    const ms = Math.abs(other.getTime() - endedAt.getTime());
    for (const [a, b] of pairsOf(players)) {
      const [one, two] = [seats.get(a.userId), seats.get(b.userId)];
      if (one === undefined || two === undefined || apart.has(pairKey(a.seat, b.seat))) continue;
      const key = pairKey(one, two);
      distances.set(key, [...(distances.get(key) ?? []), ms]);
    }
    await afterOthers();
  }
  return [...distances].flatMap(([key, all]) => (countsTogether(all) ? [] : [pairOf(key)]));
}

function* pairsOf<Item>(items: readonly Item[]): Generator<readonly [Item, Item]> {
  for (const [index, one] of items.entries()) for (const other of items.slice(index + 1)) yield [one, other];
}

/** Above every number of a seat: a day of a thousand players is millions of pairs, which are numbers for that. */
const SEATS = 2 ** 20;

function pairKey(one: number, other: number): number {
  return Math.min(one, other) * SEATS + Math.max(one, other);
}

function pairOf(key: number): SeatPair {
  return [Math.floor(key / SEATS), key % SEATS];
}
