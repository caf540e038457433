import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from './statement.ts';

const turn = statement(
  'platform_turn',
  'select pg_advisory_xact_lock(hashtextextended(:name, 0))::text as done',
  z.object({ done: z.string() }),
);

/**
 * Waits until nobody else has the turn of this name, and keeps it until the transaction ends: for what no row stands for
 * that could be locked.
 */
export async function takeTurn(trx: Knex, name: string): Promise<void> {
  await turn.run(trx, { name });
}
