import { GamePhase } from '@studyhall/domain/live/phases';
import { GameMode } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../../platform/of-user.ts';
import { pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import type { GamePageView } from './views.ts';

const Row = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  mode: GameMode,
  phase: GamePhase,
  isRated: z.boolean(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  questionCount: z.int(),
  players: z.int(),
});

const COLUMNS = `g.game_id as "gameId", g.room_id as "roomId", r.name as "roomName", g.settings ->> 'mode' as mode, g.phase,
  (g.settings ->> 'isRated')::boolean as "isRated", g.created_at as "createdAt", g.started_at as "startedAt",
  g.ended_at as "endedAt", g.question_count as "questionCount",
  (select count(*)::int from live.players n where n.game_id = g.game_id) as players`;

const hosted = statement(
  'live_games_of_host',
  `select ${COLUMNS}
   from (select game_id from (
       select game_id from live.games where host_id = :userId
       union select o.game_id from live.hosts h join live.games o on o.room_id = h.room_id where h.user_id = :userId
     ) own where :cursor::uuid is null or game_id < :cursor::uuid order by game_id desc limit :limit) page
   join live.games g on g.game_id = page.game_id
   join live.rooms r on r.room_id = g.room_id
   order by g.game_id desc`,
  Row,
);

const played = statement(
  'live_games_of_player',
  `select ${COLUMNS}, p.nickname, p.score, case when g.settings ->> 'mode' <> 'poll' then p.rank end as rank,
     (select k.entrants from live.results k where k.user_id = :userId and k.game_id = g.game_id) as entrants
   from (select game_id, nickname, score, rank from live.players
     where user_id = :userId and (:cursor::uuid is null or game_id < :cursor::uuid)
     order by game_id desc limit :limit) p
   join live.games g on g.game_id = p.game_id
   join live.rooms r on r.room_id = g.room_id
   order by g.game_id desc`,
  Row.extend({
    nickname: z.string(),
    score: z.int(),
    rank: z.int().nullable(),
    entrants: z.int().nullable(),
  }),
);

interface Listing extends OfUser {
  readonly as: 'host' | 'player';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Games that somebody hosted, or played in, the newest first: polls and those that still run among them. */
export async function listGames(db: Knex, { userId, as, cursor, limit }: Listing): Promise<GamePageView> {
  const page = { userId, cursor: cursor ?? null, limit: limit + 1 };
  if (as === 'host') {
    const rows = (await hosted.all(db, page)).map((row) => ({ ...row, mine: null }));
    return pageOf(rows, limit, ({ gameId }) => gameId);
  }
  const rows = (await played.all(db, page)).map(({ nickname, score, rank, entrants, ...row }) => ({
    ...row,
    mine: { nickname, score, rank, entrants },
  }));
  return pageOf(rows, limit, ({ gameId }) => gameId);
}
