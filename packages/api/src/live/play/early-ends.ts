import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { NOBODY_IS_WAITED_FOR } from './progress.ts';

/**
 * Games that have nobody left to wait for. Where an answer can be changed until the close nobody is done before it.
 * A self-paced game asks whoever is in until they have answered its last question, whether they are there or not; while
 * anybody else may still come in and play, it is open as long as its host has said.
 */
const earlyEnds = statement(
  'live_early_ends',
  `with done as (
     select g.game_id from live.games g
     where g.phase not in ('lobby', 'ended') and g.phase in ('question', 'open') and g.paused_because is null
       and g.next_at > clock_timestamp() and (:gameIds::uuid[] is null or g.game_id = any(:gameIds))
       and g.settings ->> 'canChangeAnswer' = 'false'
       and case g.phase when 'question' then ${NOBODY_IS_WAITED_FOR}
         else (g.settings ->> 'lateJoin' = 'never' or (select r.is_locked from live.rooms r where r.room_id = g.room_id))
           and (select coalesce(bool_and(exists (select from live.answers a
             where a.game_id = g.game_id and a.position = g.question_count - 1 and a.seat = p.seat)), false)
           from live.players p where p.game_id = g.game_id and p.state = 'in') end
     for update of g skip locked
   )
   update live.games g set next_at = clock_timestamp() from done where g.game_id = done.game_id
   returning g.game_id as "gameId"`,
  z.object({ gameId: z.string() }),
);

/**
 * Makes due what everybody has answered who is asked, in and there; which games. Of some games, or of all: whether somebody
 * is there changes without an answer.
 */
export async function endEarly(db: Knex, gameIds: readonly string[] | null = null): Promise<string[]> {
  const ended = await earlyEnds.all(db, { gameIds: gameIds === null ? null : [...gameIds] });
  return ended.map(({ gameId }) => gameId);
}
