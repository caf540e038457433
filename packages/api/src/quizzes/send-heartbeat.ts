import { DomainError } from '@studyhall/domain/errors';
import type { SendHeartbeat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { recordHeartbeat } from './attempt-queries.ts';

/**
 * Says that a browser still shows an attempt, and learns whether the attempt still goes on. Of the browser that started
 * it the moment is kept: answers that it gives within two minutes after may arrive late. Errors: `attempt-finished`,
 * `attempt-discarded`.
 */
export async function sendHeartbeat(
  db: Knex,
  { userId, command, now }: OfUserNow & { readonly command: SendHeartbeat },
): Promise<{ serverNow: Date }> {
  const { attemptId, startKey = null } = command;
  const end = await recordHeartbeat(db, { userId, attemptId, startKey, now });
  if (end === undefined) throw new DomainError('not-found');
  if (end.submittedAt !== null) throw new DomainError('attempt-finished');
  if (end.discardedAt !== null) throw new DomainError('attempt-discarded');
  return { serverNow: now };
}
