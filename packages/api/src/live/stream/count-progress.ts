import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { PROGRESS } from '../play/progress.ts';

/** How far a game is with its open question. */
export interface Progress {
  readonly gameId: string;
  readonly question: number;
  readonly answered: number;
  readonly of: number;
}

const progress = statement(
  'live_stream_progress',
  `select g.game_id as "gameId", g.position as question, ${PROGRESS} as progress
   from json_array_elements_text(:games) as asked (game_id)
   join live.games g on g.game_id = asked.game_id::uuid and g.phase = 'question' and g.paused_because is null`,
  z.object({
    gameId: z.string(),
    question: z.int(),
    progress: z.object({ answered: z.int(), of: z.int() }),
  }),
  { neverNull: ['question'] },
);

/** How many have answered, by the rule of snapshots: for those of the games in which a question is open, in one statement. */
export async function countProgress(db: Knex, games: readonly string[]): Promise<readonly Progress[]> {
  if (games.length === 0) return [];
  const rows = await progress.all(db, { games: JSON.stringify(games) });
  return rows.map(({ gameId, question, progress: counted }) => ({ gameId, question, ...counted }));
}
