import { stepOf } from '@studyhall/domain/live/advance';
import { FORGOTTEN_MS, HOST_ABSENT_MS } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { lockGame } from './lock-game.ts';
import type { Moving } from './move-game.ts';
import { takeStep } from './take-step.ts';

/** Where nobody who hosts was heard of for too long: first while it runs, then while it waits for them. */
const IS_ABANDONED = `g.phase in ('intro', 'question', 'reveal', 'board') and case when g.paused_because is null
    then r.host_seen_at < clock_timestamp() - interval '${HOST_ABSENT_MS} ms'
    else greatest(g.paused_at, r.host_seen_at + interval '${HOST_ABSENT_MS} ms')
      < clock_timestamp() - interval '${FORGOTTEN_MS} ms' end`;

const abandonedGames = statement(
  'live_absent_hosts',
  `select g.game_id as "gameId" from live.games g join live.rooms r on r.room_id = g.room_id
   where g.phase not in ('lobby', 'ended') and ${IS_ABANDONED} limit 20`,
  z.object({ gameId: z.string() }),
);

const stillAbandoned = statement(
  'live_is_abandoned',
  `select clock_timestamp() as now from live.games g join live.rooms r on r.room_id = g.room_id
   where g.game_id = :gameId and ${IS_ABANDONED}`,
  z.object({ now: z.date() }),
);

/** Games that wait for hosts who are away. */
export async function listAbandonedGames(db: Knex): Promise<string[]> {
  return (await abandonedGames.all(db, {})).map(({ gameId }) => gameId);
}

/** Pauses a game whose host is away, and ends with a podium one that was forgotten; false where they are back. */
export async function moveAbandonedGame(
  db: Knex,
  gameId: string,
  { secrets, games }: Moving,
): Promise<boolean> {
  const isMoved = await inTransaction(db, async (trx) => {
    const game = await lockGame(trx, gameId);
    // They may have come back, or another process may have been first, while the row was waited for.
    const abandoned = await stillAbandoned.first(trx, { gameId });
    if (abandoned === undefined) return false;
    const cause = { by: 'absence' } as const;
    const step = stepOf(game.state, cause, abandoned.now.getTime());
    if (step === undefined) return false;
    await takeStep(trx, game, { step, cause, secrets });
    return true;
  });
  if (isMoved) games.changed(gameId);
  return isMoved;
}
