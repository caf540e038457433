import { IDLE_ROOM_MS } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { closeLockedRoom } from '../rooms/close-room.ts';
import { lockRoom } from '../rooms/lock-room.ts';
import type { Ticking } from './tick-games.ts';

/** Nothing happened there, and nobody who hosts was heard of. */
const IS_IDLE = `r.closed_at is null and r.used_at < clock_timestamp() - interval '${IDLE_ROOM_MS} ms'
  and r.host_seen_at < clock_timestamp() - interval '${IDLE_ROOM_MS} ms'
  and exists (select from live.games g where g.game_id = r.game_id and g.phase in ('lobby', 'podium', 'ended'))`;

const RoomId = z.object({ roomId: z.string() });

const idleRooms = statement(
  'live_idle_rooms',
  `select r.room_id as "roomId" from live.rooms r where ${IS_IDLE} order by r.used_at limit 50`,
  RoomId,
);

const stillIdle = statement(
  'live_is_idle',
  `select r.room_id as "roomId" from live.rooms r where r.room_id = :roomId and ${IS_IDLE}`,
  RoomId,
);

/** Closes rooms that were forgotten, each by itself. */
export async function closeIdleRooms(db: Knex, { games, onFailure }: Ticking): Promise<void> {
  for (const { roomId } of await idleRooms.all(db, {})) {
    try {
      const gameId = await inTransaction(db, async (trx) => {
        const locked = await lockRoom(trx, roomId);
        if ((await stillIdle.first(trx, { roomId })) === undefined) return undefined;
        await closeLockedRoom(trx, locked, 'forgotten');
        return locked.game.gameId;
      });
      if (gameId !== undefined) games.changed(gameId);
    } catch (error) {
      onFailure(error, roomId);
    }
  }
}
