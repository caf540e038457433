import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';

const running = statement(
  'live_running_games',
  `select count(*)::int as games from live.games where phase not in ('lobby', 'ended')`,
  z.object({ games: z.int() }),
  { because: 'budget' },
);

const late = statement(
  'live_late_games',
  `select coalesce(extract(epoch from clock_timestamp() - min(next_at)), 0)::float8 as seconds
   from live.games where next_at <= clock_timestamp()`,
  z.object({ seconds: z.number() }),
  { because: 'budget' },
);

/** How many games run. Across users: for whoever watches the installation. */
export async function countRunningGames(db: Knex): Promise<number> {
  return (await running.first(db, {}))?.games ?? 0;
}

/** For how many seconds the game waits that should have gone on the longest ago; 0 where none does. */
export async function gameLatenessSeconds(db: Knex): Promise<number> {
  return (await late.first(db, {}))?.seconds ?? 0;
}
