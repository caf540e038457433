import type { Knex } from 'knex';
import { statement } from '../../platform/statement.ts';

/** Who was heard of. */
export interface Heard {
  readonly roomId: string;
  readonly userId: string;
  /** Null for somebody who has no seat. */
  readonly seat: number | null;
  readonly isHost: boolean;
}

const seatsHeard = statement(
  'live_mark_seats',
  `with heard as (
     select s.room_id, s.seat
     from json_to_recordset(:heard) as h("roomId" uuid, "userId" uuid, seat integer)
     join live.seats s on s.room_id = h."roomId" and s.seat = h.seat and s.user_id = h."userId" and s.state = 'in'
     order by s.room_id, s.seat
     for no key update of s
   )
   update live.seats s set seen_at = clock_timestamp()
   from heard where s.room_id = heard.room_id and s.seat = heard.seat`,
  null,
  { because: 'bulk' },
);

const hostsHeard = statement(
  'live_mark_hosts',
  `with heard as (
     select r.room_id
     from json_to_recordset(:heard) as h("roomId" uuid, "userId" uuid)
     join live.rooms r on r.room_id = h."roomId" and r.closed_at is null and (r.host_id = h."userId"
       or exists (select from live.hosts o where o.room_id = h."roomId" and o.user_id = h."userId")
       or exists (select from live.remotes m where m.room_id = h."roomId" and m.user_id = h."userId"))
     order by r.room_id
     for no key update of r
   )
   update live.rooms r set host_seen_at = clock_timestamp() from heard where r.room_id = heard.room_id`,
  null,
);

/**
 * Notes that pages were heard of just now, in two statements for all of them. Across users: it stands for a word of each.
 * In the order of their keys: processes that note the same seats wait for each other, and not in a circle. Whoever sits,
 * hosts or commands there no more is not noted, whatever token their page still has.
 */
export async function markPresence(db: Knex, heard: readonly Heard[]): Promise<void> {
  const seats = heard.filter(({ seat }) => seat !== null);
  const hosts = heard.filter(({ isHost }) => isHost);
  if (seats.length > 0) await seatsHeard.run(db, { heard: JSON.stringify(seats) });
  if (hosts.length > 0) await hostsHeard.run(db, { heard: JSON.stringify(hosts) });
}
