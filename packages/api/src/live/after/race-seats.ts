import type { RaceSeat } from '@studyhall/domain/live/rated-race';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';

const RaceRow = z.object({
  userId: z.string(),
  seat: z.int(),
  state: z.enum(['in', 'left', 'removed', 'banned']),
  asked: z.int(),
  rank: z.int().nullable(),
  isRegistered: z.boolean(),
  isHost: z.boolean(),
});

const raceSeats = statement(
  'live_race_seats',
  `select u.id as "userId", p.seat, p.state, p.asked, p.rank, u.role <> 'guest' as "isRegistered",
     u.id is not distinct from g.host_id or u.id is not distinct from r.host_id
       or exists (select from live.hosts h where h.room_id = g.room_id and h.user_id = u.id) as "isHost"
   from live.games g
   join live.rooms r on r.room_id = g.room_id
   join live.players p on p.game_id = g.game_id
   join auth.users u on u.id = p.user_id
   where g.game_id = :gameId order by p.seat`,
  RaceRow,
);

/** Who played a game and has an account still, with what decides whether it rates them: whoever hosted it hosts it still. */
export async function listRaceSeats(
  db: Knex,
  gameId: string,
): Promise<(RaceSeat & { readonly userId: string })[]> {
  return await raceSeats.all(db, { gameId });
}
