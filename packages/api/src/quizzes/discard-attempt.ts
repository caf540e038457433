import { DomainError } from '@studyhall/domain/errors';
import { isOverdue } from '@studyhall/domain/quizzes/clock';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { type AttemptKey, lockAttempt } from './attempt-queries.ts';
import { Attempt } from './models.ts';

/**
 * Gives an open attempt up: it has no result, earns nothing, counts nowhere and shows no key. A repetition changes
 * nothing. Errors: `attempt-finished`, and `attempt-overdue`: once its time is over an exam is graded.
 */
export async function discardAttempt(
  db: Knex,
  { userId, attemptId, now }: AttemptKey & { readonly now: Date },
): Promise<{ discardedAt: Date }> {
  return await inTransaction(db, async (trx) => {
    const { submittedAt, discardedAt, deadlineAt, revision } = await lockAttempt(trx, { userId, attemptId });
    if (submittedAt !== null) throw new DomainError('attempt-finished');
    if (discardedAt !== null) return { discardedAt };
    if (isOverdue({ deadlineAt, now, graceSeconds: 0 })) throw new DomainError('attempt-overdue');
    // A submission that has looked already finds another revision.
    await Attempt.query(trx)
      .findById([userId, attemptId])
      .patch({ discardedAt: now, revision: revision + 1 });
    return { discardedAt: now };
  });
}
