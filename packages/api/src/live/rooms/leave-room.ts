import { DomainError } from '@studyhall/domain/errors';
import { isOver } from '@studyhall/domain/live/late-seat';
import type { RemoveSeat } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { appendEvents, tellParts } from '../append-event.ts';
import { Host, Player, Remote, Seat, Spectator } from '../models.ts';
import { type LockedRoom, lockRoom } from './lock-room.ts';
import { demandHost, demandOpenRoom } from './room-access.ts';

interface Going {
  readonly seat: Seat;
  readonly because: 'left' | 'removed' | 'banned';
}

/**
 * Somebody is in no more; from the podium on their place in the game stays as it is, and whoever was sent away looks on no
 * more all the same.
 */
async function vacate(
  trx: Knex.Transaction,
  { room, game, now }: LockedRoom,
  { seat, because }: Going,
): Promise<void> {
  if (seat.state === because) return;
  await Seat.query(trx).findById([room.roomId, seat.seat]).patch({ state: because, isReady: false });
  if (isOver(game.phase)) {
    if (because !== 'left') await tellParts(trx, { game, now });
    return;
  }
  await Player.query(trx).findById([game.gameId, seat.seat]).patch({ state: because });
  const frame = { kind: 'gone' as const, at: now.getTime(), seat: seat.seat, because };
  await appendEvents(trx, game.gameId, [{ frame }]);
}

/** Gets up, or looks on no more. Errors: `not-found` for whoever does neither. */
export async function leaveRoom(
  db: Knex,
  { userId, roomId }: OfUser & { readonly roomId: string },
): Promise<{ readonly gameId: string }> {
  return await inTransaction(db, async (trx) => {
    const locked = await lockRoom(trx, roomId);
    const watched = await Spectator.query(trx).deleteById([roomId, userId]);
    const seat = await Seat.query(trx).findOne({ roomId, userId });
    if (seat === undefined && watched === 0) throw new DomainError('not-found');
    if (seat?.state === 'in') await vacate(trx, locked, { seat, because: 'left' });
    return { gameId: locked.game.gameId };
  });
}

/**
 * Takes a seat from somebody, who may come again while the room is not locked; or bans the account, which does not come
 * again as anything. Errors: `not-found`, `room-closed`, `forbidden` for banning whoever hosts.
 */
export async function removeSeat(
  db: Knex,
  { userId, command }: OfUser & { readonly command: RemoveSeat },
): Promise<{ readonly gameId: string }> {
  const { roomId, seat: number, isBanned } = command;
  return await inTransaction(db, async (trx) => {
    const locked = await lockRoom(trx, roomId);
    await demandHost(trx, { room: locked.room, userId });
    demandOpenRoom(locked.room);
    const seat = found(await Seat.query(trx).findById([roomId, number]));
    if (isBanned) await takePartsOf(trx, { locked, seat });
    // A ban is taken back by nothing that says less.
    if (isBanned || seat.state === 'in' || seat.state === 'left')
      await vacate(trx, locked, { seat, because: isBanned ? 'banned' : 'removed' });
    return { gameId: locked.game.gameId };
  });
}

/** Whoever is banned hosts along no more, steers nothing and looks on no more. */
async function takePartsOf(
  trx: Knex.Transaction,
  { locked, seat }: { readonly locked: LockedRoom; readonly seat: Seat },
): Promise<void> {
  const { room } = locked;
  const { roomId } = room;
  const { userId } = seat;
  if (userId === null) return;
  if (userId === room.hostId) throw new DomainError('forbidden');
  const hosted = await Host.query(trx).deleteById([roomId, userId]);
  const steered = await Remote.query(trx).deleteById([roomId, userId]);
  const watched = await Spectator.query(trx).deleteById([roomId, userId]);
  if (hosted + steered + watched > 0) await tellParts(trx, locked);
}
