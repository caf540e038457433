import { seenNameOf } from '@studyhall/domain/auth/reports';
import { GameType, PointsFactor } from '@studyhall/domain/live/game-question';
import { GamePhase, UNHEARD_MS } from '@studyhall/domain/live/phases';
import { GameSource } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { textOf } from '../../platform/translated.ts';
import { DeskView } from './views.ts';

const DeskRow = z.object({
  ...DeskView.omit({ source: true, hosts: true, questions: true }).shape,
  source: z.unknown(),
  phase: GamePhase,
  position: z.int().nullable(),
  /** Whoever asks: as what they steer the room, and whether they play in it. */
  isHost: z.boolean(),
  isRemote: z.boolean(),
  sits: z.boolean(),
  hostId: z.string().nullable(),
  hosts: z.array(z.object({ userId: z.string(), names: ShownNamesRow })),
  questions: z.array(z.object({ position: z.int(), type: GameType, points: PointsFactor, text: z.string() })),
});

const desk = statement(
  'live_desk',
  `select r.room_id as "roomId", r.game_id as "gameId", r.name, r.is_public as "isPublic",
     r.is_locked as "isLocked", r.language, r.source, r.host_id as "hostId", g.phase, g.position,
     (select n.pin from live.pins n where n.room_id = r.room_id and n.kind = 'room') as pin,
     r.host_id = :userId or exists (select from live.hosts h where h.room_id = r.room_id and h.user_id = :userId)
       as "isHost",
     exists (select from live.remotes m where m.room_id = r.room_id and m.user_id = :userId) as "isRemote",
     exists (select from live.seats s where s.room_id = r.room_id and s.user_id = :userId and s.state = 'in') as sits,
     (select count(*)::int from live.remotes m where m.room_id = r.room_id) as remotes,
     (select coalesce(json_agg(json_build_object('userId', p.user_id, 'names', ${SHOWN_NAMES_JSON})
        order by p.user_id <> r.host_id, p.user_id), '[]')
      from auth.profiles p
      where p.user_id = any(array_append(array(select h.user_id from live.hosts h where h.room_id = r.room_id), r.host_id)))
       as hosts,
     (select coalesce(json_agg(json_build_object('seat', s.seat, 'nickname', s.nickname, 'team', s.team,
        'isReady', s.is_ready, 'state', s.state, 'timeFactorPercent', s.time_factor_percent, 'isCalm', s.is_calm,
        'isLarge', s.is_large, 'isConnected', s.state = 'in' and s.seen_at > clock_timestamp() - make_interval(secs => :unheardSeconds),
        'hasAnswered', exists (select from live.answers a
           where a.game_id = g.game_id and a.position = g.position and a.seat = s.seat)) order by s.seat), '[]')
      from live.seats s where s.room_id = r.room_id) as seats,
     (select coalesce(json_agg(json_build_object('position', q.position, 'type', v.type, 'points', q.points,
        'text', ${textOf('v', 'text', 'r.language')}) order by q.position), '[]')
      from live.game_questions q
      join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.version
      where q.game_id = g.game_id) as questions
   from live.rooms r join live.games g on g.game_id = r.game_id
   where r.room_id = :roomId`,
  DeskRow,
);

/**
 * A room as whoever steers it sees it; undefined for everybody else. Whoever plays in it, and a remote, which others look
 * at too, read no question before it was asked.
 */
export async function findDesk(
  db: Knex,
  { roomId, userId }: OfUser & { readonly roomId: string },
): Promise<DeskView | undefined> {
  const row = await desk.first(db, { roomId, userId, unheardSeconds: UNHEARD_MS / 1000 });
  if (row === undefined || !(row.isHost || row.isRemote)) return undefined;
  const readsAhead = row.isHost && !row.sits;
  return {
    ...row,
    source: GameSource.parse(row.source),
    hosts: row.hosts.map(({ userId: id, names }) => ({
      ...{ userId: id, name: seenNameOf(names).shown, isMain: id === row.hostId },
    })),
    questions: row.questions.map((question) => ({
      ...question,
      text: readsAhead || wasAsked(row, question.position) ? question.text : null,
    })),
  };
}

function wasAsked({ phase, position }: z.output<typeof DeskRow>, asked: number): boolean {
  if (phase === 'podium' || phase === 'ended') return true;
  return position !== null && (asked < position || (asked === position && phase !== 'intro'));
}
