import { DomainError } from '@studyhall/domain/errors';
import type { GameState } from '@studyhall/domain/live/advance';
import { EndReason, GamePhase, PauseReason } from '@studyhall/domain/live/phases';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';

/** Milliseconds since 1970. */
const moment = z.number();

const LockedRow = z.object({
  gameId: z.string(),
  roomId: z.string(),
  hostId: z.string().nullable(),
  phase: GamePhase,
  position: z.int().nullable(),
  questionCount: z.int(),
  settings: GameSettings,
  seed: z.string(),
  openedAt: moment.nullable(),
  nextAt: moment.nullable(),
  closesAt: moment.nullable(),
  pausedBecause: PauseReason.nullable(),
  pausedAt: moment.nullable(),
  pausedLeftMs: z.int().nullable(),
  settled: z.int(),
  seq: z.number(),
  endsBecause: EndReason.nullable(),
});

/** A game whose row nobody else changes until the transaction ends. */
export interface LockedGame {
  readonly gameId: string;
  readonly roomId: string;
  readonly hostId: string | null;
  readonly settings: GameSettings;
  readonly seed: string;
  /** Of its newest event. */
  readonly seq: number;
  readonly state: GameState;
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

const locked = (condition: string, lock: string) => `
  select g.game_id as "gameId", g.room_id as "roomId", g.host_id as "hostId", g.phase, g.position, g.question_count as "questionCount",
    g.settings, g.seed, ${ms('g.opened_at')} as "openedAt", ${ms('g.next_at')} as "nextAt", ${ms('g.closes_at')} as "closesAt",
    g.paused_because as "pausedBecause", ${ms('g.paused_at')} as "pausedAt", g.paused_left_ms as "pausedLeftMs",
    g.settled, g.seq,
    case when g.phase in ('closing', 'podium') then (select e.facts ->> 'because' from live.events e
      where e.game_id = g.game_id and e.kind = g.phase order by e.seq desc limit 1) end as "endsBecause"
  from live.games g where g.game_id = :gameId${condition}
  for update of g${lock}`;

/** Whoever waited for it sees the row as it is by then. */
const lockedGame = statement('live_lock_game', locked('', ''), LockedRow);

/** Nobody waits: whoever holds it, a process that moves it on or answers that are just being stored, is gone at the next tick. */
const dueGame = statement(
  'live_lock_due_game',
  locked(' and g.next_at <= clock_timestamp()', ' skip locked'),
  LockedRow,
);

/** Waits for the row of a game and locks it. Errors: `not-found`. */
export async function lockGame(trx: Knex.Transaction, gameId: string): Promise<LockedGame> {
  const row = await lockedGame.first(trx, { gameId });
  if (row === undefined) throw new DomainError('not-found');
  return gameOf(row);
}

/** The row of a game, locked, if something is due in it and nobody else is at it. */
export async function lockDueGame(trx: Knex.Transaction, gameId: string): Promise<LockedGame | undefined> {
  const row = await dueGame.first(trx, { gameId });
  return row === undefined ? undefined : gameOf(row);
}

function gameOf(row: z.output<typeof LockedRow>): LockedGame {
  const { gameId, roomId, hostId, settings, seed, seq } = row;
  const { phase, position, questionCount, openedAt, nextAt, closesAt, settled, endsBecause } = row;
  const { pausedBecause: because, pausedAt: at, pausedLeftMs: leftMs } = row;
  return {
    ...{ gameId, roomId, hostId, settings, seed, seq },
    state: {
      ...{ phase, position, questionCount, settings, openedAt, nextAt, closesAt, settled, endsBecause },
      paused: because === null || at === null ? null : { because, at, leftMs },
    },
  };
}
