import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import { DomainError } from '@studyhall/domain/errors';
import { isOver } from '@studyhall/domain/live/late-seat';
import type { AddHost, HandOver } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { Identifier } from '../../auth/models.ts';
import { inTransaction } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { appendEvents, tellParts } from '../append-event.ts';
import { Game, Host, Room, Seat, Spectator } from '../models.ts';
import { type LockedRoom, lockRoom } from './lock-room.ts';
import { demandHost, demandOpenRoom } from './room-access.ts';
import { nameOf } from './room-queries.ts';

/** Who hosts along: enough for every school that teaches together. */
export const MAX_HOSTS = 20;

/** Of the one who hosts alone. Errors: `not-found` for everybody else, `room-closed`. */
async function lockOwnRoom(trx: Knex.Transaction, { userId, roomId }: OfUser & { readonly roomId: string }) {
  const locked = await lockRoom(trx, roomId);
  const steering = await demandHost(trx, { room: locked.room, userId });
  demandOpenRoom(locked.room);
  return { ...locked, steering };
}

/**
 * Lets an account host along, by its user name: of those who have come into the room themselves, so that nobody has a room
 * among their own that they know nothing of. Errors: `not-found` for a name that nobody has, or for whoever does not host
 * themselves; `forbidden` for one who hosts along; `banned`; `not-present` for whoever was never there; `invalid-input`
 * where so many do already.
 */
export async function addHost(
  db: Knex,
  { userId, command }: OfUser & { readonly command: AddHost },
): Promise<{ readonly gameId: string }> {
  const { roomId, userName } = command;
  return await inTransaction(db, async (trx) => {
    const { room, game, now, steering } = await lockOwnRoom(trx, { userId, roomId });
    if (steering !== 'main') throw new DomainError('forbidden');
    const named = await Identifier.query(trx)
      .findById(['username', canonicalUserName(userName)])
      .select('userId');
    const { userId: added } = found(named);
    const seat = await Seat.query(trx).findOne({ roomId, userId: added });
    if (seat?.state === 'banned') throw new DomainError('banned');
    if (added === room.hostId || (await Host.query(trx).findById([roomId, added])) !== undefined)
      return { gameId: game.gameId };
    const isThere =
      seat !== undefined || (await Spectator.query(trx).findById([roomId, added])) !== undefined;
    if (!isThere) throw new DomainError('not-present');
    const hosts = await Host.query(trx).where({ roomId }).resultSize();
    if (hosts >= MAX_HOSTS) throw new DomainError('invalid-input', { field: 'userName', limit: MAX_HOSTS });
    await Host.query(trx).insert({ roomId, userId: added, addedAt: now });
    return { gameId: game.gameId };
  });
}

/** Somebody hosts along no more: the host says so, or they themselves. Errors: `not-found`, `forbidden`. */
export async function removeHost(
  db: Knex,
  { userId, command }: OfUser & { readonly command: HandOver },
): Promise<{ readonly gameId: string }> {
  const { roomId, userId: removed } = command;
  return await inTransaction(db, async (trx) => {
    const { game, now, steering } = await lockOwnRoom(trx, { userId, roomId });
    if (steering !== 'main' && removed !== userId) throw new DomainError('forbidden');
    if ((await Host.query(trx).deleteById([roomId, removed])) > 0) await tellParts(trx, { game, now });
    return { gameId: game.gameId };
  });
}

/**
 * Hands the room to somebody who hosts along; whoever had it does so from then on, and keeps the games that they hosted. The
 * one in the lobby goes along. Said again it changes nothing. Errors: `not-found`, `forbidden`.
 */
export async function handOver(
  db: Knex,
  { userId, command }: OfUser & { readonly command: HandOver },
): Promise<{ readonly gameId: string }> {
  const { roomId, userId: next } = command;
  return await inTransaction(db, async (trx) => {
    const locked = await lockOwnRoom(trx, { userId, roomId });
    const { game, room, steering } = locked;
    if (room.hostId === next) return { gameId: game.gameId };
    if (steering !== 'main') throw new DomainError('forbidden');
    if ((await Host.query(trx).deleteById([roomId, next])) === 0) throw new DomainError('not-found');
    await Host.query(trx).insert({ roomId, userId, addedAt: locked.now });
    await Room.query(trx)
      .findById(roomId)
      .patch({ hostId: next, hostSeenAt: locked.now, usedAt: locked.now });
    if (game.phase === 'lobby') await Game.query(trx).findById(game.gameId).patch({ hostId: next });
    await tellHost(trx, locked, next);
    return { gameId: game.gameId };
  });
}

async function tellHost(trx: Knex.Transaction, { game, now }: LockedRoom, hostId: string): Promise<void> {
  if (isOver(game.phase)) return;
  const hostName = await nameOf(trx, hostId);
  await appendEvents(trx, game.gameId, [{ frame: { kind: 'host-changed', at: now.getTime(), hostName } }]);
}
