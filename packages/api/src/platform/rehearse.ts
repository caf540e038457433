import type { Knex } from 'knex';
import { inTransaction } from './database.ts';

/** Thrown so that the transaction is taken back, with what it came to. */
class Rehearsed<T> extends Error {
  override readonly name = 'Rehearsed';
  readonly outcome: T;

  constructor(outcome: T) {
    super('A rehearsal is taken back');
    this.outcome = outcome;
  }
}

/** Does `work`, takes all of it back and answers what it came to. */
export async function rehearse<T>(db: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  const rehearsal: { done?: Rehearsed<T> } = {};
  try {
    await inTransaction(db, async (trx) => {
      rehearsal.done = new Rehearsed(await work(trx));
      throw rehearsal.done;
    });
  } catch (error) {
    if (error !== rehearsal.done) throw error;
  }
  if (rehearsal.done === undefined) throw new Error('A rehearsal without an end');
  return rehearsal.done.outcome;
}
