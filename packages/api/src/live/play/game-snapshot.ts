import { SeatView } from '@studyhall/domain/live/frames';
import { Outcome } from '@studyhall/domain/live/game-view';
import { EndReason, GamePhase, PauseReason } from '@studyhall/domain/live/phases';
import { GameSettings } from '@studyhall/domain/live/settings';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { Knex } from 'knex';
import * as z from 'zod';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { PROGRESS } from './progress.ts';

const moment = z.number();
const SeatState = z.enum(['in', 'left', 'removed', 'banned']);

const OwnSeat = z.object({
  seat: z.int(),
  nickname: z.string(),
  team: z.int(),
  state: SeatState,
  isReady: z.boolean(),
  timeFactorPercent: z.int(),
  isCalm: z.boolean(),
  isLarge: z.boolean(),
});

/** How the seat does in this game; null where it does not play in it. */
const OwnPlayer = z.object({
  state: SeatState,
  fromPosition: z.int(),
  timeFactorPercent: z.int(),
  isCalm: z.boolean(),
  score: z.int(),
  rank: z.int().nullable(),
  streak: z.int(),
  lastOutcome: Outcome.nullable(),
  lastPoints: z.int().nullable(),
});

const Snapshot = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  code: z.string().nullable(),
  hostNames: ShownNamesRow.nullable(),
  language: z.string(),
  seq: z.number(),
  serverNow: moment,
  phase: GamePhase,
  settings: GameSettings,
  questionCount: z.int(),
  isLocked: z.boolean(),
  seats: z.array(SeatView),
  pausedBecause: PauseReason.nullable(),
  pausedLeftMs: z.int().nullable(),
  position: z.int().nullable(),
  openedAt: moment.nullable(),
  nextAt: moment.nullable(),
  closesAt: moment.nullable(),
  progress: z.object({ answered: z.int(), of: z.int() }).nullable(),
  introFrame: z.unknown(),
  questionFrame: z.unknown(),
  revealedFrame: z.unknown(),
  boardFrame: z.unknown(),
  ended: EndReason.nullable(),
  nextGameId: z.string().nullable(),
  isClosed: z.boolean(),
  isHost: z.boolean(),
  isRemote: z.boolean(),
  isSpectator: z.boolean(),
  ownSeat: OwnSeat.nullable(),
  ownPlayer: OwnPlayer.nullable(),
  ownAnswer: Answer.nullable(),
});
export type Snapshot = z.output<typeof Snapshot>;

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

/** The newest frame of a kind: as everybody was told it, in the same words. */
const newest = (kinds: string, phases: string) => `case when g.phase in (${phases}) then (
    select e.frame from live.events e where e.game_id = g.game_id and e.kind in (${kinds})
    order by e.seq desc limit 1) end`;

/** What is stored, with places on the screen. */
const SHOWN_ANSWER = `(select jsonb_agg(case jsonb_typeof(part) when 'number'
       then to_jsonb(array_position(q.option_order, part::smallint) - 1) else part end order by place)
     from live.answers a
     join live.game_questions q on q.game_id = a.game_id and q.position = a.position,
     jsonb_array_elements(a.answer) with ordinality as p (part, place)
     where a.game_id = g.game_id and a.position = g.position and a.seat = s.seat)`;

const snapshot = statement(
  'live_snapshot',
  `select g.game_id as "gameId", g.room_id as "roomId", r.name as "roomName", g.language, g.seq,
     ${ms('clock_timestamp()')} as "serverNow", g.phase, g.settings, g.question_count as "questionCount", r.is_locked as "isLocked",
     (select n.pin from live.pins n where n.room_id = r.room_id and n.kind = 'room') as code,
     (select ${SHOWN_NAMES_JSON} from auth.profiles p where p.user_id = coalesce(r.host_id, g.host_id)) as "hostNames",
     case when g.phase in ('podium', 'ended') then
       (select coalesce(json_agg(json_build_object('seat', p.seat, 'nickname', p.nickname, 'team', p.team, 'isReady', false)
         order by p.seat), '[]') from live.players p where p.game_id = g.game_id and p.state = 'in')
     else
       (select coalesce(json_agg(json_build_object('seat', o.seat, 'nickname', o.nickname, 'team', o.team, 'isReady', o.is_ready)
         order by o.seat), '[]') from live.seats o where o.room_id = g.room_id and o.state = 'in')
     end as seats,
     g.paused_because as "pausedBecause", g.paused_left_ms as "pausedLeftMs", g.position, ${ms('g.opened_at')} as "openedAt",
     ${ms('g.next_at')} as "nextAt", ${ms('g.closes_at')} as "closesAt",
     case when g.phase = 'question' then ${PROGRESS} end as progress,
     ${newest("'intro'", "'intro'")} as "introFrame",
     ${newest("'question'", "'question', 'reveal', 'board'")} as "questionFrame",
     ${newest("'revealed'", "'reveal', 'board'")} as "revealedFrame",
     ${newest("'board', 'podium'", "'board', 'podium', 'ended'")} as "boardFrame",
     g.ended_because as ended, nullif(r.game_id, g.game_id) as "nextGameId", r.closed_at is not null as "isClosed",
     r.host_id is not distinct from :userId or exists (
       select from live.hosts h where h.room_id = g.room_id and h.user_id = :userId) as "isHost",
     exists (select from live.remotes m where m.room_id = g.room_id and m.user_id = :userId) as "isRemote",
     exists (select from live.spectators w where w.room_id = g.room_id and w.user_id = :userId) as "isSpectator",
     case when s.seat is not null then json_build_object('seat', s.seat, 'nickname', s.nickname, 'team', s.team, 'state', s.state,
       'isReady', s.is_ready, 'timeFactorPercent', s.time_factor_percent, 'isCalm', s.is_calm, 'isLarge', s.is_large) end as "ownSeat",
     case when y.seat is not null then json_build_object('state', y.state, 'fromPosition', y.from_position,
       'timeFactorPercent', y.time_factor_percent, 'isCalm', y.is_calm, 'score', y.score, 'rank', y.rank, 'streak', y.streak,
       'lastOutcome', y.last_outcome, 'lastPoints', y.last_points) end as "ownPlayer",
     case when g.phase in ('question', 'reveal', 'board') then ${SHOWN_ANSWER} end as "ownAnswer"
   from live.games g
   join live.rooms r on r.room_id = g.room_id
   left join live.seats s on s.room_id = g.room_id and s.user_id = :userId
   left join live.players y on y.game_id = g.game_id and y.seat = s.seat
   where g.game_id = :gameId`,
  Snapshot,
);

/** A game with what somebody is in it; undefined where there is none. Whether they may look on is said by that alone. */
export async function findSnapshot(
  db: Knex,
  { gameId, userId }: OfUser & { readonly gameId: string },
): Promise<Snapshot | undefined> {
  return await snapshot.first(db, { gameId, userId });
}
