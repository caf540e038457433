import type { DismissEvent } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { asBilling } from './as-billing.ts';
import { addTry, type EventTry, findLastTry, lockEvent } from './event-queries.ts';

/**
 * Says that a message needs nothing, and why: one that failed or waits for review. Deliveries of it change nothing from
 * then on; acting on it by hand does. Throws `not-found`, and `event-settled` for one that has ended otherwise.
 */
export async function dismissEvent(
  db: Knex,
  { eventId, reason, actorId, now }: DismissEvent & { readonly actorId: string; readonly now: Date },
): Promise<EventTry> {
  return await inTransaction(db, async (trx) => {
    return await asBilling(trx, async () => {
      await lockEvent(trx, { eventId });
      const last = await findLastTry(trx, { eventId });
      if (last === undefined) throw new DomainError('not-found');
      if (last.outcome !== 'failed' && last.outcome !== 'review') throw new DomainError('event-settled');
      const dismissed = { outcome: 'dismissed', note: reason } as const;
      await addTry(trx, { ...dismissed, eventId, number: last.number + 1, actorId, now });
      return dismissed;
    });
  });
}
