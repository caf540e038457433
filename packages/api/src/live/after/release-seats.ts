import { NOBODYS_NAME } from '@studyhall/domain/auth/display-name';
import { forgetHost, forgetName, formerName, formerRoomName } from '@studyhall/domain/live/forget-name';
import type { GameFrame } from '@studyhall/domain/live/frames';
import { isOver } from '@studyhall/domain/live/late-seat';
import { nameKey } from '@studyhall/domain/live/name-key';
import type { Knex } from 'knex';
import { appendEvents } from '../append-event.ts';
import { databaseNow } from '../database-now.ts';
import { Game, GameEvent, Host, Player, Room, Seat } from '../models.ts';

/** Whether a name that was chosen for a game stays with how it went; a real name never does. */
interface Releasing {
  readonly keepsChosenNames: boolean;
}

/**
 * Seats of accounts that go: how they did stays. Their names go from the seat, the game and its log alike, and so does the
 * name of a host; a guest who just did not come back leaves the name that was chosen for the game.
 */
export async function releaseSeats(
  trx: Knex.Transaction,
  userIds: readonly string[],
  releasing: Releasing,
): Promise<void> {
  for (const userId of userIds) {
    await releaseHosting(trx, userId, releasing);
    await releasePlaying(trx, userId, releasing);
  }
}

async function releasePlaying(
  trx: Knex.Transaction,
  userId: string,
  { keepsChosenNames }: Releasing,
): Promise<void> {
  const seats = await Seat.query(trx).where({ userId }).orderBy(['roomId', 'seat']).forUpdate();
  for (const { roomId, seat, nickname, state } of seats) {
    const room = await Room.query(trx).findById(roomId).select('language').throwIfNotFound();
    const name = formerName(seat, room.language);
    const isForgotten = await forgetInGames(trx, { roomId, seat, name, keepsChosenNames });
    const named = isForgotten ? { nickname: name, nameKey: nameKey(name) } : { nickname };
    const gone = state === 'in' ? 'left' : state;
    await Seat.query(trx)
      .patch({ userId: null, state: gone, ...named })
      .findById([roomId, seat]);
  }
  await Player.query(trx).patch({ userId: null }).where({ userId });
}

interface Forgetting extends Releasing {
  readonly roomId: string;
  readonly seat: number;
  readonly name: string;
}

/** Whether the seat is called otherwise from then on: in every game of the room, or in those under real names. */
async function forgetInGames(trx: Knex.Transaction, forgetting: Forgetting): Promise<boolean> {
  const { roomId, seat, name, keepsChosenNames } = forgetting;
  const games = await Game.query(trx)
    .where({ roomId })
    .select('gameId', 'settings', 'phase')
    .orderBy('gameId')
    .forUpdate();
  const nameless = games.filter(({ settings }) => !keepsChosenNames || settings.nicknames === 'real-names');
  for (const { gameId, settings } of nameless) {
    await Player.query(trx).patch({ nickname: name }).findById([gameId, seat]);
    const forgotten = { seat, name, isInTeam: settings.teams > 0 };
    await rewrite(trx, gameId, (frame) => forgetName(frame, forgotten));
  }
  for (const { gameId } of games.filter(({ phase }) => !isOver(phase)))
    await leaveGame(trx, { gameId, seat });
  return nameless.length > 0;
}

/** Whoever goes while a game is under way is in it no more: nobody waits for them, and no team is counted with them. */
async function leaveGame(
  trx: Knex.Transaction,
  { gameId, seat }: { readonly gameId: string; readonly seat: number },
): Promise<void> {
  const left = await Player.query(trx)
    .findById([gameId, seat])
    .where({ state: 'in' })
    .patch({ state: 'left' });
  if (left === 0) return;
  const at = (await databaseNow(trx)).getTime();
  await appendEvents(trx, gameId, [{ frame: { kind: 'gone', at, seat, because: 'left' } }]);
}

const NAMING = ['seated', 'seat-changed', 'board', 'podium', 'host-changed'];

async function rewrite(
  trx: Knex.Transaction,
  gameId: string,
  change: (frame: GameFrame) => GameFrame,
): Promise<void> {
  const events = await GameEvent.query(trx).where({ gameId }).whereIn('kind', NAMING).select('seq', 'frame');
  for (const { seq, frame } of events) {
    const changed = change(frame);
    if (JSON.stringify(changed) === JSON.stringify(frame)) continue;
    await GameEvent.query(trx).patch({ frame: changed }).findById([gameId, seq]);
  }
}

/** Rooms that they opened, hosted or helped to host name no host by their name any more, nor are they called as they wished. */
async function releaseHosting(
  trx: Knex.Transaction,
  userId: string,
  { keepsChosenNames }: Releasing,
): Promise<void> {
  const helped = await Host.query(trx).where({ userId }).select('roomId');
  const hosted = await Game.query(trx).where({ hostId: userId }).select('roomId');
  // Handed to them while a game went on that another hosted.
  const handed = await Room.query(trx).where({ hostId: userId }).select('roomId');
  const opened = await Room.query(trx).where({ makerId: userId }).select('roomId', 'language');
  const roomIds = [...new Set([...helped, ...hosted, ...handed, ...opened].map(({ roomId }) => roomId))];
  for (const roomId of roomIds.toSorted()) {
    const games = await Game.query(trx).where({ roomId }).select('gameId').orderBy('gameId').forUpdate();
    for (const { gameId } of games) await rewrite(trx, gameId, (frame) => forgetHost(frame, NOBODYS_NAME));
  }
  await Game.query(trx).patch({ hostId: null }).where({ hostId: userId });
  await Room.query(trx).patch({ hostId: null }).whereIn('roomId', roomIds).where({ hostId: userId });
  for (const { roomId, language } of opened) {
    const name = keepsChosenNames ? {} : { name: formerRoomName(language) };
    await Room.query(trx)
      .patch({ makerId: null, ...name })
      .findById(roomId);
  }
}
