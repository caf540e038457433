import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';

const clock = statement('live_now', 'select clock_timestamp() as now', z.object({ now: z.date() }));

/** What the clock of the database says: that of every game, whichever process serves it. */
export async function databaseNow(db: Knex): Promise<Date> {
  const row = await clock.first(db, {});
  if (row === undefined) throw new Error('The database did not say what time it is');
  return row.now;
}
