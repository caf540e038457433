import type { Knex } from 'knex';
import { StaleReadError } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import { databaseNow } from '../database-now.ts';
import { Game, Room } from '../models.ts';

export interface LockedRoom {
  readonly room: Room;
  /** The newest one of the room. */
  readonly game: Game;
  /** By the clock of the database, after the lock was had. */
  readonly now: Date;
}

/**
 * Locks a room's newest game, and after it the room: always in this order, which is also that of whatever moves games on.
 * Until the transaction ends nothing happens in either but what this one does. Errors: `not-found`.
 */
export async function lockRoom(trx: Knex.Transaction, roomId: string): Promise<LockedRoom> {
  const { gameId } = found(await Room.query(trx).findById(roomId).select('gameId'));
  const game = found(await Game.query(trx).findById(gameId).forUpdate());
  const room = found(await Room.query(trx).findById(roomId).forUpdate());
  // It went on with another game while this one was waited for.
  if (room.gameId !== gameId) throw new StaleReadError();
  return { room, game, now: await databaseNow(trx) };
}
