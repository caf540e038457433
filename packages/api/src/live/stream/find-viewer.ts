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

const viewers = statement(
  'live_stream_viewers',
  `select asked.user_id as "userId", g.room_id as "roomId", g.seq, g.phase,
     (extract(epoch from clock_timestamp()) * 1000)::float8 as "serverNow",
     coalesce(r.host_id = asked.user_id::uuid, false) or exists (
       select from live.hosts h where h.room_id = g.room_id and h.user_id = asked.user_id::uuid) as "isHost",
     exists (select from live.remotes m where m.room_id = g.room_id and m.user_id = asked.user_id::uuid) as "isRemote",
     exists (select from live.spectators w where w.room_id = g.room_id and w.user_id = asked.user_id::uuid) as "isSpectator",
     s.seat, s.state
   from json_array_elements_text(:userIds) as asked (user_id)
   join live.games g on g.game_id = :gameId
   join live.rooms r on r.room_id = g.room_id
   left join live.seats s on s.room_id = g.room_id and s.user_id = asked.user_id::uuid`,
  z.object({
    userId: z.string(),
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

interface OfGame {
  readonly gameId: string;
}

/**
 * As what accounts may look on at a game, and where it is, by account; without those who may not. Whoever was removed looks
 * on no more, whoever was banned not even as something else than a host: a ban is the room's, whatever else they are in it.
 */
export async function listViewers(
  db: Knex,
  { gameId, userIds }: OfGame & { readonly userIds: readonly string[] },
): Promise<ReadonlyMap<string, GameViewer>> {
  const rows = await viewers.all(db, { gameId, userIds: JSON.stringify(userIds) });
  const found = rows.flatMap(({ state, isHost, isRemote, isSpectator, ...row }): GameViewer[] => {
    const isSeated = state === 'in' || state === 'left';
    const role = ((): GameRole | undefined => {
      if (isHost) return 'host';
      if (state === 'banned') return undefined;
      if (isRemote) return 'remote';
      if (isSeated) return 'player';
      return isSpectator ? 'spectator' : undefined;
    })();
    if (role === undefined) return [];
    const seat = state === 'in' ? row.seat : null;
    return [{ ...row, gameId, role, seat, serverNow: Math.round(row.serverNow) }];
  });
  return new Map(found.map((viewer) => [viewer.userId, viewer]));
}

/** The same of one account; undefined where they may not. */
export async function findViewer(
  db: Knex,
  { gameId, userId }: OfGame & { readonly userId: string },
): Promise<GameViewer | undefined> {
  return (await listViewers(db, { gameId, userIds: [userId] })).get(userId);
}
