import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { takeTurn } from '../../platform/take-turn.ts';
import { drawingOf } from '../drawing-queries.ts';

/**
 * Waits until every quiz of an exam that is just being begun is written. What begins later draws what is the newest now,
 * so that whoever looks afterwards sees all that was drawn of earlier versions.
 */
export async function awaitDrawn(db: Knex, examCode: string): Promise<void> {
  await inTransaction(db, async (trx) => await takeTurn(trx, drawingOf(examCode)));
}
