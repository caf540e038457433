import { DomainError } from '@studyhall/domain/errors';
import { stepOf } from '@studyhall/domain/live/advance';
import type { ControlGame } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { type LockedGame, lockGame } from './lock-game.ts';
import type { Moving } from './move-game.ts';
import { takeStep } from './take-step.ts';

const commander = statement(
  'live_commander',
  `select r.closed_at is not null as "isClosed", coalesce(s.state = 'banned' and r.host_id is distinct from :userId, false) as "isBanned",
     exists (select from live.events e where e.game_id = :gameId and e.seq > :seen and e.kind in
       ('intro', 'question', 'revealed', 'board', 'opened', 'closing', 'paused', 'resumed', 'podium', 'ended')) as "isStale",
     (select e.seq from live.events e where e.game_id = :gameId and e.seq > :seen
        and e.facts -> 'control' = jsonb_build_object('action', :action::text, 'seen', :seen::bigint)) as "doneSeq"
   from live.rooms r
   left join live.seats s on s.room_id = r.room_id and s.user_id = :userId
   where r.room_id = :roomId and (r.host_id = :userId
     or exists (select from live.hosts h where h.room_id = r.room_id and h.user_id = :userId)
     or exists (select from live.remotes m where m.room_id = r.room_id and m.user_id = :userId))`,
  z.object({
    isClosed: z.boolean(),
    isBanned: z.boolean(),
    isStale: z.boolean(),
    doneSeq: z.number().nullable(),
  }),
);

interface Controlling extends OfUser, Moving {
  readonly command: ControlGame;
}

/**
 * Moves a game on, stops it or ends it, as its host, somebody who hosts along, or a remote; answers with its newest event.
 * Sent again, or by another of them who has seen no more, it is done already, and answered as it was the first time.
 * Errors: `not-found` for everybody else, `banned`, `room-closed`, `stale-control` where it has moved since they looked,
 * `wrong-phase`, `no-game-questions`.
 */
export async function controlGame(
  db: Knex,
  { userId, command, secrets, games }: Controlling,
): Promise<{ seq: number }> {
  const { gameId, action, seen } = command;
  const seq = await inTransaction(db, async (trx) => {
    const game = await lockGame(trx, gameId);
    const doneSeq = await demandCommander(trx, { game, userId, command });
    if (doneSeq !== null) return doneSeq;
    const cause = { by: 'host', action } as const;
    const step = stepOf(game.state, cause, 0);
    if (step === undefined) throw new DomainError('wrong-phase');
    return await takeStep(trx, game, { step, cause, secrets, control: { action, seen } });
  });
  games.changed(gameId);
  return { seq };
}

/**
 * Asked after the row was locked: whoever waited for somebody else's press learns that theirs came second. Where it was the
 * same, the number of the event that it led to; else null.
 */
async function demandCommander(
  trx: Knex.Transaction,
  { game: { gameId, roomId }, userId, command }: OfUser & Pick<Controlling, 'command'> & { game: LockedGame },
): Promise<number | null> {
  const { action, seen } = command;
  const found = await commander.first(trx, { gameId, roomId, userId, action, seen });
  if (found === undefined) throw new DomainError('not-found');
  if (found.isBanned) throw new DomainError('banned');
  if (found.doneSeq !== null) return found.doneSeq;
  if (found.isClosed) throw new DomainError('room-closed');
  if (found.isStale) throw new DomainError('stale-control');
  return null;
}
