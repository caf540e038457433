import { DomainError } from '@studyhall/domain/errors';
import type { EndReason } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { appendEvents } from '../append-event.ts';
import { podiumOf } from '../game-ended.ts';
import type { NewEvent } from '../models.ts';
import { Game, Pin, Room } from '../models.ts';
import { type LockedRoom, lockRoom } from './lock-room.ts';
import { demandHost } from './room-access.ts';

/**
 * Closes a locked room: its PINs lead nowhere any more. A game that was in its lobby has ended, without a podium, since nobody
 * played it; one at its podium has ended as it came there. `because`: why, where it had not begun. Errors: `wrong-phase`
 * while a game goes on, which is ended first.
 */
export async function closeLockedRoom(
  trx: Knex.Transaction,
  locked: LockedRoom,
  because: EndReason,
): Promise<void> {
  const { room, game, now } = locked;
  if (room.closedAt !== null) return;
  if (!['lobby', 'podium', 'ended'].includes(game.phase))
    throw new DomainError('wrong-phase', { phase: game.phase });
  const { roomId } = room;
  await Pin.query(trx).delete().where({ roomId });
  await Room.query(trx).findById(roomId).patch({ closedAt: now });
  const ended = await endQuietly(trx, locked, because);
  await appendEvents(trx, game.gameId, [...ended, { frame: { kind: 'room-closed', at: now.getTime() } }]);
}

/** Ends a game that is not under way; what is to be told of that. */
export async function endQuietly(
  trx: Knex.Transaction,
  { game, now }: LockedRoom,
  because: EndReason,
): Promise<NewEvent[]> {
  if (game.phase === 'ended') return [];
  const podium = game.phase === 'podium' ? await podiumOf(trx, game.gameId) : undefined;
  const endedBecause = podium?.because ?? because;
  await Game.query(trx)
    .findById(game.gameId)
    .patch({
      ...{ phase: 'ended', nextAt: null, endedAt: now, endedBecause },
      ...{ pausedBecause: null, pausedAt: null, pausedLeftMs: null },
    });
  return [{ frame: { kind: 'ended', at: now.getTime(), because: endedBecause } }];
}

/** Closes a room whose games are over, or have not begun. Errors: `not-found`, `wrong-phase`. */
export async function closeRoom(
  db: Knex,
  { userId, roomId }: OfUser & { readonly roomId: string },
): Promise<{ readonly gameId: string }> {
  return await inTransaction(db, async (trx) => {
    const locked = await lockRoom(trx, roomId);
    await demandHost(trx, { room: locked.room, userId });
    await closeLockedRoom(trx, locked, 'host');
    return { gameId: locked.game.gameId };
  });
}
