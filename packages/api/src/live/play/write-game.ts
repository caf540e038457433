import type { GameState } from '@studyhall/domain/live/advance';
import type { Outcome } from '@studyhall/domain/live/game-view';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { NewEvent } from '../models.ts';

/** What a question brought to somebody who was asked, beside what they have by then. */
export interface CountedPlayer {
  readonly seat: number;
  readonly outcome: Outcome;
  readonly points: number;
  readonly score: number;
  readonly streak: number;
  readonly rank: number | null;
  readonly correct: number;
  readonly answered: number;
  readonly asked: number;
  readonly timeMs: number;
}

/** Where somebody is; null without a place. */
export type Placed = Pick<CountedPlayer, 'seat' | 'rank'>;

/** What a step leaves in the database. */
export interface WrittenStep {
  readonly gameId: string;
  readonly state: GameState;
  readonly now: number;
  readonly events: readonly NewEvent[];
  /** The question that was counted. */
  readonly counted?: { readonly position: number; readonly players: readonly CountedPlayer[] } | undefined;
  /** Where all are at the podium, where nothing is counted on the way to it: somebody may have been removed since. */
  readonly places?: readonly Placed[] | undefined;
  readonly boardHash?: Buffer | undefined;
  /** A host, or their remote, did it: they are there. */
  readonly isByHost: boolean;
}

const at = (key: string) => `to_timestamp(:${key}::float8 / 1000)`;

const writtenStep = statement(
  'live_write_step',
  `with moved as (
     update live.games set phase = :phase, position = :position::smallint, opened_at = ${at('openedAt')},
       next_at = ${at('nextAt')}, closes_at = ${at('closesAt')}, paused_because = :pausedBecause::text,
       paused_at = ${at('pausedAt')}, paused_left_ms = :pausedLeftMs::integer, settled = :settled,
       seq = seq + json_array_length(:events::json), board_hash = coalesce(:boardHash::bytea, board_hash),
       started_at = coalesce(started_at, case when :phase <> 'lobby' and :isStart::boolean then ${at('now')} end),
       ended_at = case when :phase = 'ended' then ${at('now')} end,
       ended_because = case when :phase = 'ended' then :endedBecause::text end
     where game_id = :gameId
     returning room_id, seq
   ), logged as (
     insert into live.events (game_id, seq, at, kind, frame, facts)
     select :gameId, moved.seq - json_array_length(:events::json) + e.nth, ${at('now')}, e.frame ->> 'kind', e.frame, e.facts
     from moved, json_to_recordset(:events::json) as e (nth integer, frame jsonb, facts jsonb)
   ), answers as (
     update live.answers a set outcome = c.outcome, points = c.points
     from json_to_recordset(:counted::json) as c (seat integer, outcome text, points integer)
     where a.game_id = :gameId and a.position = :countedPosition::smallint and a.seat = c.seat
   ), players as (
     update live.players p set score = c.score, streak = c.streak, rank = c.rank, correct = c.correct, answered = c.answered,
       asked = c.asked, time_ms = c."timeMs", last_outcome = c.outcome, last_points = c.points
     from json_to_recordset(:counted::json) as c (seat integer, outcome text, points integer, score integer, streak smallint,
       rank integer, correct smallint, answered smallint, asked smallint, "timeMs" bigint)
     where p.game_id = :gameId and p.seat = c.seat
   ), places as (
     update live.players p set rank = c.rank from json_to_recordset(:places::json) as c (seat integer, rank integer)
     where p.game_id = :gameId and p.seat = c.seat and p.rank is distinct from c.rank
   ), calm as (
     update live.players p set is_calm = s.is_calm from live.games g join live.seats s on s.room_id = g.room_id
     where :isIntro::boolean and g.game_id = :gameId and p.game_id = g.game_id and s.seat = p.seat
       and p.is_calm <> s.is_calm
   ), room as (
     update live.rooms r set used_at = clock_timestamp(),
       host_seen_at = case when :isByHost::boolean then clock_timestamp() else r.host_seen_at end
     from moved where r.room_id = moved.room_id
   )
   select seq from moved`,
  z.object({ seq: z.number() }),
);

/** Writes a step of a game whose row this transaction has locked, in one statement; the number of its newest event. */
export async function writeStep(trx: Knex.Transaction, step: WrittenStep): Promise<number> {
  const { gameId, state, now, events, counted, places = [], boardHash = null, isByHost } = step;
  const { phase, position, openedAt, nextAt, closesAt, paused, settled, endsBecause } = state;
  const written = await writtenStep.first(trx, {
    ...{ gameId, phase, position, openedAt, nextAt, closesAt, settled, now, boardHash, isByHost },
    pausedBecause: paused?.because ?? null,
    pausedAt: paused?.at ?? null,
    pausedLeftMs: paused?.leftMs ?? null,
    endedBecause: phase === 'ended' ? endsBecause : null,
    isStart: phase !== 'ended',
    isIntro: phase === 'intro',
    events: JSON.stringify(
      events.map(({ frame, facts }, index) => ({ nth: index + 1, frame, facts: facts ?? null })),
    ),
    counted: JSON.stringify(counted?.players ?? []),
    places: JSON.stringify(places),
    countedPosition: counted?.position ?? null,
  });
  if (written === undefined) throw new Error('A locked game was not there');
  return written.seq;
}
