import { GRACE_MS, UNHEARD_MS } from '@studyhall/domain/live/phases';

/** Those who are asked the open question of the game `g`, are in, and were heard of: `p` with their seats `s`. */
export const PRESENT = `live.players p
     join live.seats s on s.room_id = g.room_id and s.seat = p.seat
     where p.game_id = g.game_id and p.state = 'in' and s.state = 'in' and p.from_position <= g.position
       and s.seen_at > clock_timestamp() - interval '${UNHEARD_MS} ms'`;

const HAS_ANSWERED = `exists (select from live.answers a
       where a.game_id = g.game_id and a.position = g.position and a.seat = p.seat)`;

/**
 * How many have answered of those who are asked and there, as JSON. A team is one of them, once all of it that is there
 * have answered.
 */
export const PROGRESS = `(select json_build_object('answered', count(*) filter (where e."hasAnswered"), 'of', count(*))
   from (select bool_and(${HAS_ANSWERED}) as "hasAnswered" from ${PRESENT}
     group by case when p.team > 0 then -p.team else p.seat end) e)`;

/** Whoever has more time than others has answered, and the others cannot any more: for them nobody waits. */
const TIME_IS_OVER = `clock_timestamp() > g.opened_at + interval '${GRACE_MS} ms'
       + (g.settings ->> 'secondsPerQuestion')::int * p.time_factor_percent * interval '10 ms'`;

/** Whether somebody is there, and nobody who is can still answer and has not. */
export const NOBODY_IS_WAITED_FOR = `(select coalesce(bool_and(${HAS_ANSWERED} or ${TIME_IS_OVER}), false) from ${PRESENT})`;
