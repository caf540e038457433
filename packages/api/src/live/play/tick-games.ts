import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { type Moving, moveDueGame } from './move-game.ts';

/** How many games a process moves at one tick. */
const AT_ONCE = 20;

const dueGames = statement(
  'live_due_games',
  `select array(select game_id from live.games where next_at <= clock_timestamp() order by next_at limit ${AT_ONCE}) as "due",
     exists (select from live.games where phase not in ('lobby', 'ended')) as "areRunning"`,
  z.object({ due: z.array(z.string()), areRunning: z.boolean() }),
  { because: 'budget' },
);

const putOff = statement(
  'live_put_off',
  `update live.games set next_at = clock_timestamp() + interval '5 s' where game_id = :gameId and next_at <= clock_timestamp()`,
  null,
  { because: 'guarded' },
);

export interface Ticking extends Moving {
  /** Told of a game that cannot be moved: others go on, and it is tried again. */
  readonly onFailure: (error: unknown, gameId: string) => void;
}

/** Whether any game is under way; `counting` while one that has closed is counted question by question, and waits for nobody. */
export type Tick = 'idle' | 'running' | 'counting';

/**
 * Does what is due in games. Each is moved by itself, by one step, so that a long one holds up no other: one that cannot be
 * moved is tried again in five seconds.
 */
export async function tickGames(db: Knex, ticking: Ticking): Promise<Tick> {
  const { due, areRunning } = (await dueGames.first(db, {})) ?? { due: [], areRunning: false };
  let isCounting = false;
  for (const gameId of due) {
    try {
      const step = await moveDueGame(db, gameId, ticking);
      isCounting ||= step?.kind === 'close' || step?.kind === 'count';
    } catch (error) {
      ticking.onFailure(error, gameId);
      await putOff.run(db, { gameId });
    }
  }
  if (isCounting) return 'counting';
  return areRunning ? 'running' : 'idle';
}
