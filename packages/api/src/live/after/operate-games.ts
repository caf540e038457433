import { DomainError } from '@studyhall/domain/errors';
import { type Cause, stepOf } from '@studyhall/domain/live/advance';
import { EndReason, GamePhase, PauseReason } from '@studyhall/domain/live/phases';
import { GameMode } from '@studyhall/domain/live/settings';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import { pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import { Game, Player } from '../models.ts';
import { lockGame } from '../play/lock-game.ts';
import type { Moving } from '../play/move-game.ts';
import { takeStep } from '../play/take-step.ts';
import { type EventPage, listEvents } from './replay.ts';
import type { FactsView, OperatedPageView, ShownGameView } from './views.ts';

const Row = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  pin: z.string().nullable(),
  mode: GameMode,
  phase: GamePhase,
  pausedBecause: PauseReason.nullable(),
  position: z.int().nullable(),
  questionCount: z.int(),
  players: z.int(),
  answers: z.int(),
  seq: z.int(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  nextAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedBecause: EndReason.nullable(),
});

const operated = statement(
  'live_operated_games',
  `select g.game_id as "gameId", g.room_id as "roomId", r.name as "roomName",
     (select p.pin from live.pins p where p.room_id = g.room_id and p.kind = 'room') as pin,
     g.settings ->> 'mode' as mode, g.phase, g.paused_because as "pausedBecause", g.position,
     g.question_count as "questionCount", (select count(*)::int from live.players n where n.game_id = g.game_id) as players,
     (select count(*)::int from live.answers a where a.game_id = g.game_id) as answers, g.seq::int as seq,
     g.created_at as "createdAt", g.started_at as "startedAt", g.next_at as "nextAt", g.ended_at as "endedAt",
     g.ended_because as "endedBecause"
   from live.games g join live.rooms r on r.room_id = g.room_id
   where (:gameId::uuid is null or g.game_id = :gameId::uuid)
     and (:cursor::uuid is null or g.game_id < :cursor::uuid)
     and (not :isOpen::boolean or g.phase not in ('lobby', 'ended'))
   order by g.game_id desc limit :limit`,
  Row,
);

interface Listing {
  readonly isOpen: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Games of everybody, the newest first: all, or those that run. Across users: an operator's look. */
export async function listAllGames(db: Knex, { isOpen, cursor, limit }: Listing): Promise<OperatedPageView> {
  const asked = { gameId: null, isOpen, cursor: cursor ?? null, limit: limit + 1 };
  return pageOf(await operated.all(db, asked), limit, ({ gameId }) => gameId);
}

/** One of them, by its own id, that of its room, or the PIN of a room that is open. Errors: `not-found`. */
export async function showGame(db: Knex, { game }: { readonly game: string }): Promise<ShownGameView> {
  const gameId = await findGameId(db, game);
  const row = found(await operated.first(db, { gameId, isOpen: false, cursor: null, limit: 1 }));
  const { settings } = await Game.query(db).findById(gameId).select('settings').throwIfNotFound();
  const players = await Player.query(db).where({ gameId }).orderBy('seat');
  const seats = players.map(({ seat, nickname, team, state, score, rank }) => ({
    ...{ seat, nickname, team, state, score, rank },
  }));
  return { ...row, settings, seats };
}

const named = statement(
  'live_find_game',
  `select coalesce(
     (select g.game_id from live.games g where g.game_id = :id::uuid),
     (select r.game_id from live.rooms r where r.room_id = :id::uuid),
     (select r.game_id from live.pins p join live.rooms r on r.room_id = p.room_id where p.pin = :pin and p.kind = 'room')
   ) as "gameId"`,
  z.object({ gameId: z.string().nullable() }),
);

/** Errors: `not-found`. */
export async function findGameId(db: Knex, name: string): Promise<string> {
  const id = uuid.safeParse(name).data ?? null;
  const row = await named.first(db, { id, pin: id === null ? name.replaceAll(/[\s-]/g, '') : null });
  return found(row?.gameId ?? undefined);
}

interface Operating extends Moving {
  readonly game: string;
  readonly action: 'pause' | 'end';
}

/** Stops a game, or ends it for good. Errors: `not-found`, `wrong-phase` where there is nothing to stop or end. */
export async function operateGame(
  db: Knex,
  { game: name, action, secrets, games }: Operating,
): Promise<{ gameId: string; seq: number }> {
  const gameId = await findGameId(db, name);
  const cause: Cause = { by: 'administrator', action };
  const seq = await inTransaction(db, async (trx) => {
    const game = await lockGame(trx, gameId);
    const step = stepOf(game.state, cause, 0);
    if (step === undefined) throw new DomainError('wrong-phase');
    return await takeStep(trx, game, { step, cause, secrets });
  });
  games.changed(gameId);
  return { gameId, seq };
}

/** Everything that happened in a game, with what a replay needs beside frames. Errors: `not-found`. */
export async function readFacts(db: Knex, page: EventPage): Promise<FactsView> {
  const game = found(await Game.query(db).findById(page.gameId).select('boardHash', 'settings'));
  const { events, next } = await listEvents(db, page);
  return {
    events: events.map(({ seq, kind, frame, facts }) => ({
      ...{ seq, kind, frame },
      facts: facts === null ? null : z.json().parse(facts),
    })),
    next,
    settings: game.settings,
    boardHash: game.boardHash?.toString('hex') ?? null,
  };
}
