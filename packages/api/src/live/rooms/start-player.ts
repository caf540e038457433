import { DomainError } from '@studyhall/domain/errors';
import type { StartPlayer } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { startGuest } from '../../auth/start-guest.ts';
import type { ViewerView } from '../../auth/views.ts';
import type { Context } from '../../platform/context.ts';
import { Pin } from '../models.ts';
import { findRoom } from './find-room.ts';
import { pinTrierOf } from './wrong-pin.ts';

/**
 * Lets a visitor in as a guest who is about to enter a room: a class behind one address is many of them, so they count
 * against the room, and not against the address. Errors: those of `findRoom`, why the room lets nobody in, `rate-limited`.
 */
export async function startPlayer(ctx: Context, { pin, ...locale }: StartPlayer): Promise<ViewerView> {
  const userId = ctx.viewer?.userId ?? null;
  const { because, canPlay, canWatch } = await findRoom(ctx.db, { pin, userId, trier: pinTrierOf(ctx) });
  if (!canPlay && !canWatch) throw new DomainError(because ?? 'room-closed');
  const roomId = await roomOf(ctx.db, pin);
  return await startGuest(ctx, locale, { name: 'room-guest', maker: { userId: roomId }, now: ctx.now });
}

async function roomOf(db: Knex, pin: string): Promise<string> {
  const found = await Pin.query(db).findOne({ pin, kind: 'room' });
  if (found === undefined) throw new DomainError('pin-unknown');
  return found.roomId;
}
