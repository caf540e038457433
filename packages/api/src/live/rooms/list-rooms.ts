import { seenNameOf } from '@studyhall/domain/auth/reports';
import { GamePhase } from '@studyhall/domain/live/phases';
import type { ListRooms } from '@studyhall/domain/live/schemas';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import type { RoomsView } from './views.ts';

const ListedRoom = z.object({
  roomId: z.string(),
  gameId: z.string(),
  name: z.string(),
  names: ShownNamesRow.nullable(),
  phase: GamePhase,
  settings: z.unknown(),
  seats: z.int(),
  isMine: z.boolean(),
  pin: z.string().nullable(),
});

const rooms = statement(
  'live_rooms',
  `select r.room_id as "roomId", r.game_id as "gameId", r.name, g.phase, g.settings,
     (select ${SHOWN_NAMES_JSON} from auth.profiles p where p.user_id = r.host_id) as names,
     (select count(*)::int from live.seats s where s.room_id = r.room_id and s.state = 'in') as seats,
     m.room_id is not null as "isMine",
     (select n.pin from live.pins n where n.room_id = r.room_id and n.kind = 'room') as pin
   from live.rooms r
   join live.games g on g.game_id = r.game_id
   left join lateral (
     select r.room_id where r.host_id = :userId
       or exists (select from live.hosts h where h.room_id = r.room_id and h.user_id = :userId)
   ) m on true
   where r.closed_at is null and r.room_id < :before and (m.room_id is not null or r.is_public and not exists (
     select from live.seats s where s.room_id = r.room_id and s.user_id = :userId and s.state = 'banned'))
   order by r.room_id desc limit :limit`,
  ListedRoom,
);

/** Behind every id. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Open rooms that anybody may find, and those that whoever asks hosts: the newest first. */
export async function listRooms(db: Knex, { userId, cursor, limit }: OfUser & ListRooms): Promise<RoomsView> {
  const rows = await rooms.all(db, { userId, before: cursor ?? LAST_ID, limit: limit + 1 });
  const page = pageOf(rows, limit, ({ roomId }) => roomId);
  return {
    ...page,
    items: page.items.map(({ names, settings, ...room }) => {
      const { seats: maxSeats, mode } = GameSettings.parse(settings);
      return { ...room, hostName: names === null ? '' : seenNameOf(names).shown, maxSeats, mode };
    }),
  };
}
