import { setTimeout as wait } from 'node:timers/promises';
import { LATE_SECONDS } from '@studyhall/domain/quizzes/late-answers';
import type { Knex } from 'knex';
import { listOverdueAttempts } from './exam-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const BATCH = 100;
/** Between two batches, so that a thousand attempts that end at once leave the database to learners, too. */
const PAUSE_MS = 50;

interface Sweep {
  readonly now: Date;
  /** How many are read at a time. */
  readonly size?: number;
}

/**
 * Ends attempts whose time is over and that nobody submitted, once no answer of theirs can arrive any more: a browser
 * that is connected at the deadline submits by itself, so what is still open was offline. Goes on until none is left:
 * however many end together, none waits for another run. Answers how many.
 */
export async function closeOverdueAttempts(db: Knex, { now, size = BATCH }: Sweep): Promise<number> {
  const before = new Date(now.getTime() - LATE_SECONDS * 1000);
  const failures: unknown[] = [];
  let closed = 0;
  for (;;) {
    // Those that failed come first again: they must not keep the others open.
    const batch = await listOverdueAttempts(db, { before, skipped: failures.length, limit: size });
    for (const attempt of batch) {
      await submitAttempt(db, { ...attempt, now }).catch((failure: unknown) => failures.push(failure));
    }
    closed += batch.length;
    if (batch.length < size) break;
    await wait(PAUSE_MS);
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some overdue attempts could not be closed');
  return closed;
}
