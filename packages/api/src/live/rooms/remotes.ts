import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { tellParts } from '../append-event.ts';
import { databaseNow } from '../database-now.ts';
import { Pin, Remote, Room, Seat } from '../models.ts';
import { lockRoom } from './lock-room.ts';
import { takePin } from './pins.ts';
import { demandHost, demandOpenRoom } from './room-access.ts';
import type { EnteredView } from './views.ts';
import { countWrongPin, type PinTrier, uncountPin } from './wrong-pin.ts';

/** Long enough to take the other device out of a pocket. */
export const REMOTE_PIN_MS = 90_000;

interface OfRoom extends OfUser {
  readonly roomId: string;
}

async function lockHosted(trx: Knex.Transaction, { userId, roomId }: OfRoom): Promise<Room> {
  const room = found(await Room.query(trx).findById(roomId).forUpdate());
  await demandHost(trx, { room, userId });
  demandOpenRoom(room);
  return room;
}

/** A PIN by which one other device becomes a remote, once and soon; an earlier one is void. Errors: `not-found`, `room-closed`. */
export async function pairRemote(db: Knex, asked: OfRoom): Promise<{ pin: string; expiresAt: Date }> {
  const { roomId } = asked;
  return await inTransaction(db, async (trx) => {
    await lockHosted(trx, asked);
    await Pin.query(trx).delete().where({ roomId, kind: 'remote' });
    const expiresAt = new Date((await databaseNow(trx)).getTime() + REMOTE_PIN_MS);
    return { pin: await takePin(trx, { roomId, kind: 'remote', expiresAt }), expiresAt };
  });
}

/** No other device steers the room any more, and none becomes a remote by a PIN that was shown. */
export async function unpairRemotes(db: Knex, { userId, roomId }: OfRoom): Promise<{ gameId: string }> {
  return await inTransaction(db, async (trx) => {
    const { room, game, now } = await lockRoom(trx, roomId);
    await demandHost(trx, { room, userId });
    demandOpenRoom(room);
    // First the PIN: whoever is just using it is waited for, and found among the others.
    await Pin.query(trx).delete().where({ roomId, kind: 'remote' });
    if ((await Remote.query(trx).delete().where({ roomId })) > 0) await tellParts(trx, { game, now });
    return { gameId: game.gameId };
  });
}

const used = statement(
  'live_use_remote_pin',
  `delete from live.pins where pin = :pin and kind = 'remote' and expires_at > clock_timestamp()
   returning room_id as "roomId"`,
  z.object({ roomId: z.string() }),
  { because: 'guarded' },
);

interface Redeeming extends OfUser {
  readonly pin: string;
  readonly trier: PinTrier;
}

/**
 * Makes whoever asks a remote of the room whose PIN they have, which nobody uses a second time. Errors: `pin-unknown`, also
 * for one that is used or over; `rate-limited` after many of these, also for a right one: whoever may go on guessing would
 * find it while it lasts, and steer somebody else's game; `banned`.
 */
export async function redeemRemote(db: Knex, { userId, pin, trier }: Redeeming): Promise<EnteredView> {
  await countWrongPin(trier);
  const entered = await inTransaction(db, async (trx) => {
    const room = await used.first(trx, { pin });
    if (room === undefined) return undefined;
    const { roomId } = room;
    const seat = await Seat.query(trx).findOne({ roomId, userId });
    if (seat?.state === 'banned') throw new DomainError('banned');
    const { gameId } = await Room.query(trx).findById(roomId).throwIfNotFound();
    await Remote.query(trx)
      .insert({ roomId, userId, pairedAt: await databaseNow(trx) })
      .onConflict(['roomId', 'userId'])
      .ignore();
    return { roomId, gameId, seat: seat?.state === 'in' ? seat.seat : null };
  });
  if (entered === undefined) throw new DomainError('pin-unknown');
  await uncountPin(trier);
  return entered;
}

const endedPins = statement(
  'live_sweep_pins',
  'delete from live.pins where expires_at < clock_timestamp()',
  null,
  { because: 'bulk' },
);

/** Forgets PINs of remotes that nobody used. Across users: it stands for what each host would do. */
export async function sweepPins(db: Knex): Promise<void> {
  await endedPins.run(db, {});
}
