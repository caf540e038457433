import type { Knex } from 'knex';
import { listOverdueAttempts } from './exam-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const BATCH = 100;
/** A learner's own submission at the last second comes first. */
const PATIENCE_MILLISECONDS = 30_000;

/** Ends attempts whose time is over and that nobody submitted; answers how many. */
export async function closeOverdueAttempts(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  const before = new Date(now.getTime() - PATIENCE_MILLISECONDS);
  const overdue = await listOverdueAttempts(db, { before, limit: BATCH });
  const failures: unknown[] = [];
  for (const attempt of overdue) {
    await submitAttempt(db, { ...attempt, now }).catch((failure: unknown) => failures.push(failure));
  }
  // The oldest come first every time: one that fails must not keep the others open.
  if (failures.length > 0) throw new AggregateError(failures, 'Some overdue attempts could not be closed');
  return overdue.length;
}
