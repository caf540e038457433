import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { takeTurn } from '../platform/take-turn.ts';

/** The turn of whoever draws questions of an exam: many have it at once. Takes `:drawing`, and keeps it until the transaction ends. */
export const SHARES_DRAWING = 'pg_advisory_xact_lock_shared(hashtextextended(:drawing, 0))::text';

export function drawingOf(examCode: string): string {
  return `quizzes drawing ${examCode}`;
}

/**
 * Waits until every quiz of an exam that is just being begun is written. What begins later draws what is the newest now,
 * so that whoever looks afterwards sees all that was drawn of earlier versions.
 */
export async function awaitDrawn(db: Knex, examCode: string): Promise<void> {
  await inTransaction(db, async (trx) => await takeTurn(trx, drawingOf(examCode)));
}
