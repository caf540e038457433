import { isOver } from '@studyhall/domain/live/late-seat';
import type { SetRoom } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { appendEvents } from '../append-event.ts';
import { Game, Room } from '../models.ts';
import { lockRoom } from './lock-room.ts';
import { demandHost, demandOpenRoom } from './room-access.ts';

/**
 * Says how a room is called, who finds it, whether anybody comes in, and in which language it asks. Errors: `not-found`,
 * `room-closed`.
 */
export async function setRoom(
  db: Knex,
  { userId, command }: OfUser & { readonly command: SetRoom },
): Promise<{ readonly gameId: string }> {
  const { roomId, name, isPublic, isLocked, language } = command;
  return await inTransaction(db, async (trx) => {
    const { room, game, now } = await lockRoom(trx, roomId);
    await demandHost(trx, { room, userId });
    demandOpenRoom(room);
    const { gameId } = game;
    await Room.query(trx)
      .findById(roomId)
      .patch({
        name: name ?? room.name,
        isPublic: isPublic ?? room.isPublic,
        isLocked: isLocked ?? room.isLocked,
        language: language ?? room.language,
        usedAt: now,
      });
    if (language !== undefined && game.phase === 'lobby')
      await Game.query(trx).findById(gameId).patch({ language });
    if (isLocked !== undefined && isLocked !== room.isLocked && !isOver(game.phase))
      await appendEvents(trx, gameId, [{ frame: { kind: 'locked', at: now.getTime(), isLocked } }]);
    return { gameId };
  });
}
