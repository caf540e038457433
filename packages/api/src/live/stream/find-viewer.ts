import type { GameRole } from '@studyhall/domain/live/game-view';
import { GamePhase } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';

/** Whoever looks on at a game, when a stream of theirs begins. */
export interface GameViewer {
  readonly gameId: string;
  readonly roomId: string;
  readonly userId: string;
  readonly role: GameRole;
  /** Of somebody who plays; a host may, too. */
  readonly seat: number | null;
  /** The newest event of the game. */
  readonly seq: number;
  readonly phase: GamePhase;
  /** Milliseconds since 1970 by the clock of the database. */
  readonly serverNow: number;
}

const viewer = statement(
  'live_stream_viewer',
  `select g.room_id as "roomId", g.seq, g.phase, (extract(epoch from clock_timestamp()) * 1000)::float8 as "serverNow",
     r.host_id is not distinct from :userId or exists (
       select from live.hosts h where h.room_id = g.room_id and h.user_id = :userId) as "isHost",
     exists (select from live.remotes m where m.room_id = g.room_id and m.user_id = :userId) as "isRemote",
     exists (select from live.spectators w where w.room_id = g.room_id and w.user_id = :userId) as "isSpectator",
     s.seat, s.state
   from live.games g
   join live.rooms r on r.room_id = g.room_id
   left join live.seats s on s.room_id = g.room_id and s.user_id = :userId
   where g.game_id = :gameId`,
  z.object({
    roomId: z.string(),
    seq: z.number(),
    phase: GamePhase,
    serverNow: z.number(),
    isHost: z.boolean(),
    isRemote: z.boolean(),
    isSpectator: z.boolean(),
    seat: z.int().nullable(),
    state: z.enum(['in', 'left', 'removed', 'banned']).nullable(),
  }),
);

/**
 * As what somebody may look on at a game, and where it is; undefined where they may not. Whoever was removed looks on no
 * more, whoever was banned not even as something else than a host: a ban is the room's, whatever else they are in it.
 */
export async function findViewer(
  db: Knex,
  { gameId, userId }: { readonly gameId: string; readonly userId: string },
): Promise<GameViewer | undefined> {
  const row = await viewer.first(db, { gameId, userId });
  if (row === undefined) return undefined;
  const { roomId, seq, phase, serverNow, state, isHost, isRemote, isSpectator } = row;
  const isSeated = state === 'in' || state === 'left';
  const role = ((): GameRole | undefined => {
    if (isHost) return 'host';
    if (state === 'banned') return undefined;
    if (isRemote) return 'remote';
    if (isSeated) return 'player';
    return isSpectator ? 'spectator' : undefined;
  })();
  if (role === undefined) return undefined;
  const seat = state === 'in' ? row.seat : null;
  return { gameId, roomId, userId, role, seat, seq, phase, serverNow: Math.round(serverNow) };
}
