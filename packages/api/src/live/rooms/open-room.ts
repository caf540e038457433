import { DomainError } from '@studyhall/domain/errors';
import type { OpenRoom } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Limiter } from '../../platform/limits.ts';
import { takeQuota } from '../../platform/quotas.ts';
import { lockOwner } from '../../quizzes/start-queries.ts';
import { databaseNow } from '../database-now.ts';
import { Game, Pin, Room } from '../models.ts';
import { drawGame, openedBy } from './draw-game.ts';
import { makeGame } from './make-game.ts';
import { demandSeats, type HostNow } from './may-host.ts';
import { takePin } from './pins.ts';
import type { OpenedRoomView } from './views.ts';

/** That one account has opened: enough for every class of a day. */
export const MAX_OPEN_ROOMS = 20;

interface Opening {
  readonly host: HostNow;
  readonly command: OpenRoom;
  readonly limiter: Pick<Limiter, 'spend' | 'refund'>;
}

/**
 * Opens a room with a game in its lobby. The same key opens one room, however often it comes; for another name it is refused
 * (`idempotency-key-reused`). Errors: `too-many-rooms` with `limit`, `rate-limited`, those of `demandSeats` and of `drawGame`.
 */
export async function openRoom(db: Knex, { host, command, limiter }: Opening): Promise<OpenedRoomView> {
  const { source, settings } = command;
  const hash = await openedBy(db, { ...command, host, examPassword: command.examPassword, limiter });
  return await inTransaction(db, async (trx) => {
    await lockOwner(trx, host.userId);
    const earlier = await findOpened(trx, { host, command });
    if (earlier !== undefined) return earlier;
    await demandRoomFor(trx, host);
    await demandSeats(trx, host, settings.seats);
    const { userId: hostId, now: askedAt } = host;
    await takeQuota(trx, { name: 'game', maker: { userId: hostId }, now: askedAt });
    const drawn = await drawGame(trx, { host, source, settings, hash });
    const now = await databaseNow(trx);
    const roomId = newId();
    const { name, isPublic, idempotencyKey } = command;
    const { language = host.language } = command;
    const moments = { hostSeenAt: now, createdAt: now, usedAt: now };
    await Room.query(trx).insert({
      ...{ roomId, makerId: hostId, hostId, idempotencyKey, name, isPublic, language, source },
      // Its game is made a moment later, and needs it.
      ...{ gameId: roomId, ...moments },
    });
    const gameId = await makeGame(trx, { roomId, hostId, language, settings, drawn, now });
    await Room.query(trx).findById(roomId).patch({ gameId });
    const pin = await takePin(trx, { roomId, kind: 'room', expiresAt: null });
    return { roomId, gameId, pin, questionCount: drawn.questions.length, leftOut: drawn.leftOut };
  });
}

async function findOpened(
  trx: Knex,
  { host, command }: Pick<Opening, 'host' | 'command'>,
): Promise<OpenedRoomView | undefined> {
  const { idempotencyKey, name } = command;
  const room = await Room.query(trx).findOne({ makerId: host.userId, idempotencyKey });
  if (room === undefined) return undefined;
  if (room.name !== name) throw new DomainError('idempotency-key-reused');
  const { roomId, gameId } = room;
  const pin = await Pin.query(trx).findOne({ roomId, kind: 'room' });
  if (pin === undefined) throw new DomainError('room-closed');
  const { questionCount } = await Game.query(trx).findById(gameId).throwIfNotFound();
  return { roomId, gameId, pin: pin.pin, questionCount, leftOut: 0 };
}

/** Closed rooms do not count, nor those that somebody else has opened and handed over: nobody can be filled up with them. */
async function demandRoomFor(trx: Knex, { userId: makerId }: HostNow): Promise<void> {
  const open = await Room.query(trx).where({ makerId }).whereNull('closedAt').resultSize();
  if (open >= MAX_OPEN_ROOMS) throw new DomainError('too-many-rooms', { limit: MAX_OPEN_ROOMS });
}
