import { nameKey } from '@studyhall/domain/live/name-key';
import { GamePhase } from '@studyhall/domain/live/phases';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import type { NewEvent } from '../models.ts';

const LockedGame = z.object({
  roomId: z.string(),
  gameId: z.string(),
  phase: GamePhase,
  position: z.int().nullable(),
  questionCount: z.int(),
  settings: z.unknown(),
  openedAt: z.date().nullable(),
  nextAt: z.date().nullable(),
  pausedAt: z.date().nullable(),
  pausedLeftMs: z.int().nullable(),
});
export type LockedGame = Omit<z.output<typeof LockedGame>, 'settings'> & { readonly settings: GameSettings };

const lockedByPin = statement(
  'live_lock_by_pin',
  `select g.room_id as "roomId", g.game_id as "gameId", g.phase, g.position,
     g.question_count as "questionCount", g.settings, g.opened_at as "openedAt", g.next_at as "nextAt",
     g.paused_at as "pausedAt", g.paused_left_ms as "pausedLeftMs"
   from live.pins p
   join live.rooms r on r.room_id = p.room_id
   join live.games g on g.game_id = r.game_id
   where p.pin = :pin and p.kind = 'room'
   for update of g`,
  LockedGame,
);

/** Locks the newest game of the room that a PIN leads to; undefined where it leads nowhere. */
export async function lockByPin(trx: Knex.Transaction, pin: string): Promise<LockedGame | undefined> {
  const game = await lockedByPin.first(trx, { pin });
  return game === undefined ? undefined : { ...game, settings: GameSettings.parse(game.settings) };
}

const OwnSeat = z.object({
  seat: z.int(),
  nickname: z.string(),
  team: z.int(),
  state: z.enum(['in', 'left', 'removed', 'banned']),
  timeFactorPercent: z.int(),
  isCalm: z.boolean(),
  plays: z.boolean(),
});

const JoinFacts = z.object({
  now: z.date(),
  gameId: z.string(),
  isLocked: z.boolean(),
  isClosed: z.boolean(),
  language: z.string(),
  nextSeat: z.int(),
  names: ShownNamesRow,
  extraTimePercent: z.int(),
  own: OwnSeat.nullable(),
  /** Somebody else who is in has the name that was typed. */
  isNameTaken: z.boolean(),
  /** What administrators want nobody to be called, beside what the house refuses. */
  refusedNames: z.array(z.string()).nullable(),
  seatsTaken: z.int(),
  /** Team and members. */
  teams: z.array(z.tuple([z.int(), z.int()])),
});
export type JoinFacts = z.output<typeof JoinFacts>;

const joinFacts = statement(
  'live_join_facts',
  `select clock_timestamp() as now, r.game_id as "gameId", r.is_locked as "isLocked",
     r.closed_at is not null as "isClosed", r.language, r.next_seat as "nextSeat",
     ${SHOWN_NAMES_JSON} as names, p.extra_time_percent as "extraTimePercent",
     (select json_build_object('seat', s.seat, 'nickname', s.nickname, 'team', s.team, 'state', s.state,
        'timeFactorPercent', s.time_factor_percent, 'isCalm', s.is_calm,
        'plays', exists (select from live.players y where y.game_id = r.game_id and y.seat = s.seat))
      from live.seats s where s.room_id = r.room_id and s.user_id = :userId) as own,
     exists (select from live.seats s where s.room_id = r.room_id and s.state = 'in' and s.name_key = :nameKey::text
       and s.user_id is distinct from :userId) as "isNameTaken",
     (select i.value from platform.instance_settings i where i.name = 'refusedNames') as "refusedNames",
     (select count(*)::int from live.seats s where s.room_id = r.room_id and s.state = 'in') as "seatsTaken",
     (select coalesce(json_agg(json_build_array(t.team, t.members)), '[]')
      from (select s.team, count(*)::int as members from live.seats s
            where s.room_id = r.room_id and s.state = 'in' group by s.team) t) as teams
   from live.rooms r join auth.profiles p on p.user_id = :userId
   where r.room_id = :roomId`,
  JoinFacts,
);

/** What decides whether somebody may sit down, and where, after the game was locked. */
export async function getJoinFacts(
  trx: Knex.Transaction,
  asked: OfUser & { readonly roomId: string; readonly nameKey: string | null },
): Promise<JoinFacts | undefined> {
  return await joinFacts.first(trx, { ...asked });
}

const takenNames = statement(
  'live_taken_names',
  `select s.name_key as "nameKey" from live.seats s
   where s.room_id = :roomId and s.state = 'in' and s.seat <> :seat and s.name_key = any(:keys)`,
  z.object({ nameKey: z.string() }),
  { because: 'budget' },
);

interface Naming {
  readonly roomId: string;
  /** Whose name it is to be; 0 for somebody without a seat. */
  readonly seat: number;
  readonly names: readonly string[];
}

/** Which of these names somebody else has who is in, by their keys. */
export async function listTakenNames(
  trx: Knex.Transaction,
  { roomId, seat, names }: Naming,
): Promise<Set<string>> {
  const rows = await takenNames.all(trx, { roomId, seat, keys: names.map(nameKey) });
  return new Set(rows.map((row) => row.nameKey));
}

const seated = statement(
  'live_seat',
  `with seat as (
     insert into live.seats as s (room_id, seat, user_id, nickname, name_key, team, time_factor_percent, state, seen_at,
       joined_at)
     values (:roomId, :seat, :userId, :nickname, :nameKey, :team, :timeFactorPercent, 'in', :now, :now)
     on conflict (room_id, seat) do update
       set nickname = excluded.nickname, name_key = excluded.name_key, team = excluded.team, state = 'in',
         is_ready = false, seen_at = excluded.seen_at
     returning s.seat, s.time_factor_percent, s.is_calm
   ), player as (
     insert into live.players (game_id, seat, user_id, nickname, team, state, time_factor_percent, is_calm, from_position,
       joined_at)
     select :gameId, seat, :userId, :nickname, :team, 'in', time_factor_percent, is_calm, :fromPosition, :now
     from seat where :plays
     on conflict (game_id, seat) do update set nickname = excluded.nickname, team = excluded.team, state = 'in'
   ), room as (
     update live.rooms set next_seat = greatest(next_seat, :seat + 1), used_at = :now where room_id = :roomId
   ), onlooker as (
     delete from live.spectators where room_id = :roomId and user_id = :userId
   ), game as (
     update live.games set seq = seq + json_array_length(:events::json),
       next_at = coalesce(:nextAt::timestamptz, next_at), paused_left_ms = coalesce(:pausedLeftMs::integer, paused_left_ms)
     where game_id = :gameId returning seq - json_array_length(:events::json) as before
   )
   insert into live.events (game_id, seq, at, kind, frame, facts)
   select :gameId, game.before + e.nth, :now, e.frame ->> 'kind', e.frame, e.facts
   from game, json_to_recordset(:events::json) as e (nth integer, frame jsonb, facts jsonb)`,
  null,
);

export interface NewSeat extends OfUser {
  readonly roomId: string;
  readonly gameId: string;
  readonly seat: number;
  readonly nickname: string;
  readonly nameKey: string;
  readonly team: number;
  readonly timeFactorPercent: number;
  /** They have a place in the game, or had one. */
  readonly plays: boolean;
  readonly fromPosition: number;
  /** When the question that is open ends now; null where nothing changes that. */
  readonly nextAt: Date | null;
  /** What is left of its time, where the game stands still; null where nothing changes that. */
  readonly pausedLeftMs: number | null;
  readonly events: readonly NewEvent[];
  readonly now: Date;
}

/** Seats somebody: in the room, in the game where they play, and in its log. The row of the game is locked by then. */
export async function insertSeat(trx: Knex.Transaction, { events, ...seat }: NewSeat): Promise<void> {
  const logged = events.map(({ frame, facts }, index) => ({ nth: index + 1, frame, facts: facts ?? null }));
  await seated.run(trx, { ...seat, events: JSON.stringify(logged) });
}
