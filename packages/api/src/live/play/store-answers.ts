import type { Reason } from '@studyhall/domain/errors';
import { waitedMs } from '@studyhall/domain/live/arrival';
import { GRACE_MS } from '@studyhall/domain/live/phases';
import { highestPlace, isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { typesTaking } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { GivenAnswer } from '../../platform/games.ts';
import { statement } from '../../platform/statement.ts';

const refusals = [
  'not-found',
  'banned',
  'not-present',
  'wrong-phase',
  'too-late',
  'already-answered',
  'invalid-input',
] as const satisfies readonly Reason[];

/** What became of an answer: null where it is stored. */
const Judged = z.object({ n: z.int(), refusal: z.enum(refusals).nullable() });
export type Refusal = (typeof refusals)[number];

/** Places on the screen as the author's indexes, of the question `q`. */
const AUTHORS_ANSWER = `(select jsonb_agg(case jsonb_typeof(part) when 'number' then to_jsonb(q.option_order[part::int + 1]) else part end
       order by place) from jsonb_array_elements(d.answer) with ordinality as p (part, place))`;

/** A seat's own deadline, with the grace that the network needs. */
const TAKEN_UNTIL = `case g.phase when 'open' then g.closes_at
       else g.opened_at + g.seconds * p.time_factor_percent * interval '10 ms' end + interval '${GRACE_MS} ms'`;

/** Of a self-paced game from the answer before it, else from the question's opening, for everybody. */
const STARTED_AT = `case g.phase when 'open' then coalesce(before.received_at, greatest(g.opened_at, p.joined_at)) else g.opened_at end`;

/**
 * The row of the game is locked in common: whoever closes the question waits for the answers that hold it, and those that
 * come after see the row as it is by then. Long after the question should have been closed nobody holds it any more, so
 * that a tick that passes over locked rows gets its turn. Arrival is measured from the beginning of the statement, less
 * what it waited for in this process before: what it waits for is nobody's time.
 */
const storedAnswers = statement(
  'live_store_answers',
  `with given as (
     select d.n, d."userId" as user_id, d.position, d.answer, d.types, d."highestPlace" as highest_place,
       statement_timestamp() - d."elapsedMs" * interval '1 ms' as received_at
     from json_to_recordset(:given::json) as d (n integer, "userId" uuid, position smallint, answer jsonb, types text[],
       "highestPlace" integer, "elapsedMs" float8)
   ), g as materialized (
     select phase, position, opened_at, closes_at, settings ->> 'canChangeAnswer' = 'true' as can_change,
       cast(settings ->> 'secondsPerQuestion' as integer) as seconds
     from live.games
     where game_id = :gameId and phase in ('question', 'open') and paused_because is null
       and next_at > statement_timestamp() - interval '2 s'
     for share
   ), judged as (
     select d.n, p.seat, d.position, d.received_at, case when v.type is not null then ${AUTHORS_ANSWER} end as answer,
       case
         when p.seat is null then 'not-found'
         when p.state = 'banned' then 'banned'
         when p.state <> 'in' then 'not-present'
         when d.position >= seen.question_count then 'not-found'
         when g.phase is null then
           case when seen.phase in ('lobby', 'intro') and d.position >= coalesce(seen.position, 0)
             or seen.phase in ('question', 'reveal', 'board') and d.position > seen.position
             or seen.paused_because is not null then 'wrong-phase' else 'too-late' end
         when g.phase = 'question' and d.position > g.position then 'wrong-phase'
         when g.phase = 'question' and d.position < g.position then 'too-late'
         when p.from_position > d.position then 'not-present'
         when d.received_at < g.opened_at then 'wrong-phase'
         when d.received_at > ${TAKEN_UNTIL} then 'too-late'
         when g.phase = 'open' and d.position > 0 and before.seat is null then 'wrong-phase'
         when v.type is null then 'invalid-input'
       end as refusal,
       least(2147483647, greatest(0, round(extract(epoch from d.received_at - ${STARTED_AT}) * 1000)))::integer as ms,
       q.points
     from given d
     join live.games seen on seen.game_id = :gameId
     left join g on true
     left join live.players p on p.game_id = :gameId and p.user_id = d.user_id
     left join live.game_questions q on q.game_id = :gameId and q.position = d.position
       and cardinality(q.option_order) > d.highest_place
     left join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.version and v.type = any(d.types)
     left join live.answers before on before.game_id = :gameId and before.position = d.position - 1 and before.seat = p.seat
   ), stored as (
     insert into live.answers as a (game_id, position, seat, answer, received_at, ms)
     select :gameId, position, seat, answer, received_at, ms from judged where refusal is null order by position, seat
     on conflict (game_id, position, seat) do update
       set answer = excluded.answer,
         received_at = case when a.answer = excluded.answer then a.received_at else excluded.received_at end,
         ms = case when a.answer = excluded.answer then a.ms else excluded.ms end
       where a.answer = excluded.answer or (select can_change from g) and a.received_at <= excluded.received_at
     returning a.position, a.seat
   )
   select j.n, coalesce(j.refusal,
     case when s.seat is null and o.answer is distinct from j.answer then 'already-answered' end) as "refusal"
   from judged j
   left join stored s on s.position = j.position and s.seat = j.seat
   left join live.answers o on o.game_id = :gameId and o.position = j.position and o.seat = j.seat`,
  Judged,
);

/**
 * Stores answers of one game, at most one of each account, in one statement; for each, in order, why it was refused, or
 * null. The same answer again is the one that is there, also where another process is just storing it. Across users: each is
 * found by whoever gave it.
 */
export async function storeAnswers(
  db: Knex,
  { gameId, given }: { readonly gameId: string; readonly given: readonly GivenAnswer[] },
): Promise<(Refusal | null)[]> {
  const rows = given.map(({ userId, position, answer, cameAtMs }, n) => ({
    ...{ n, userId, position, answer, cameAtMs },
    types: isUnanswered(answer) ? [] : typesTaking(answer),
    highestPlace: highestPlace(answer),
  }));
  // Measured when there is a connection: where a pool is empty it is waited for, too.
  const judged = await storedAnswers.all(db, () => {
    const sentAtMs = performance.now();
    const sent = rows.map(({ cameAtMs, ...row }) => ({
      ...row,
      elapsedMs: waitedMs({ cameAtMs, sentAtMs }),
    }));
    return { gameId, given: JSON.stringify(sent) };
  });
  const refusals = new Map(judged.map(({ n, refusal }) => [n, refusal]));
  return given.map((_, n) => (refusals.has(n) ? (refusals.get(n) ?? null) : 'not-found'));
}
