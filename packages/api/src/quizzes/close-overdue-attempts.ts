import { LATE_SECONDS } from '@studyhall/domain/quizzes/late-answers';
import type { Knex } from 'knex';
import { listOverdueAttempts } from './exam-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const BATCH = 100;

/**
 * Ends attempts whose time is over and that nobody submitted, once no answer of theirs can arrive any more: a browser
 * that is connected at the deadline submits by itself, so what is still open was offline. Answers how many.
 */
export async function closeOverdueAttempts(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  const before = new Date(now.getTime() - LATE_SECONDS * 1000);
  const overdue = await listOverdueAttempts(db, { before, limit: BATCH });
  const failures: unknown[] = [];
  for (const attempt of overdue) {
    await submitAttempt(db, { ...attempt, now }).catch((failure: unknown) => failures.push(failure));
  }
  // The oldest come first every time: one that fails must not keep the others open.
  if (failures.length > 0) throw new AggregateError(failures, 'Some overdue attempts could not be closed');
  return overdue.length;
}
