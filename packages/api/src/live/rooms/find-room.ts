import { seenNameOf } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import { GamePhase } from '@studyhall/domain/live/phases';
import { decideEntrance } from '@studyhall/domain/live/seating';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import { FIRST_ID } from '../../platform/ids.ts';
import { statement } from '../../platform/statement.ts';
import type { FoundRoomView } from './views.ts';
import { countGuess, demandNoGuesser, type PinTrier } from './wrong-pin.ts';

const FoundRoom = z.object({
  roomName: z.string(),
  isLocked: z.boolean(),
  /** Of its host, who may be erased. */
  names: ShownNamesRow.nullable(),
  phase: GamePhase,
  position: z.int().nullable(),
  questionCount: z.int(),
  settings: z.unknown(),
  seatsTaken: z.int(),
  own: z
    .object({ seat: z.int(), state: z.enum(['in', 'left', 'removed', 'banned']), plays: z.boolean() })
    .nullable(),
});

const roomByPin = statement(
  'live_room_by_pin',
  `select r.name as "roomName", r.is_locked as "isLocked",
     (select ${SHOWN_NAMES_JSON} from auth.profiles p where p.user_id = r.host_id) as names,
     g.phase, g.position, g.question_count as "questionCount", g.settings,
     (select count(*)::int from live.seats s where s.room_id = r.room_id and s.state = 'in') as "seatsTaken",
     (select json_build_object('seat', s.seat, 'state', s.state,
        'plays', exists (select from live.players y where y.game_id = g.game_id and y.seat = s.seat))
      from live.seats s where s.room_id = r.room_id and s.user_id = :userId) as own
   from live.pins n
   join live.rooms r on r.room_id = n.room_id
   join live.games g on g.game_id = r.game_id
   where n.pin = :pin and n.kind = 'room'`,
  FoundRoom,
);

interface Finding {
  readonly pin: string;
  /** Null for a visitor. */
  readonly userId: string | null;
  readonly trier: PinTrier;
}

/** What a PIN leads to, and whether whoever asks may enter. Errors: `pin-unknown`, `rate-limited` after many of these. */
export async function findRoom(db: Knex, { pin, userId, trier }: Finding): Promise<FoundRoomView> {
  await demandNoGuesser(trier);
  const room = await roomByPin.first(db, { pin, userId: userId ?? FIRST_ID });
  if (room === undefined) {
    await countGuess(trier);
    throw new DomainError('pin-unknown');
  }
  const settings = GameSettings.parse(room.settings);
  const { roomName, phase, own, isLocked, names } = room;
  const decision = decideEntrance({ ...room, settings });
  const because = decision.kind === 'refused' ? decision.because : null;
  return {
    ...{ roomName, phase, because, canPlay: because === null },
    hostName: names === null ? '' : seenNameOf(names).shown,
    mode: settings.mode,
    nicknames: settings.nicknames,
    teams: settings.teams,
    teamChoice: settings.teamChoice,
    canWatch: settings.allowsSpectators && because !== 'banned' && !isLocked,
    mySeat: own?.state === 'in' ? own.seat : null,
  };
}
