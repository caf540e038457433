import type { DismissEvent } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { asBilling } from './as-billing.ts';
import { addTry, type EventTry, type LastTry, listWaitingEvents, lockLastTry } from './event-queries.ts';

interface By {
  readonly actorId: string;
  readonly now: Date;
}

/**
 * Says that a message needs nothing, and why: one that failed or waits for review. Deliveries of it change nothing from
 * then on; acting on it by hand does. Throws `not-found`, and `event-settled` for one that has ended otherwise.
 */
export async function dismissEvent(db: Knex, dismissal: DismissEvent & By): Promise<EventTry> {
  return await inTransaction(db, async (trx) => {
    return await asBilling(trx, async () => {
      const last = await lockLastTry(trx, dismissal);
      if (last === undefined) throw new DomainError('not-found');
      if (last.outcome !== 'failed' && last.outcome !== 'review') throw new DomainError('event-settled');
      return await addDismissal(trx, { ...dismissal, last });
    });
  });
}

/** Dismisses every message that waits for a decision about a plan or its months, which has been made. Needs the role for money. */
export async function dismissWaitingEvents(
  trx: Knex.Transaction,
  {
    abouts,
    reason,
    actorId,
    now,
  }: Omit<DismissEvent, 'eventId'> & By & { readonly abouts: readonly string[] },
): Promise<void> {
  for (const { eventId } of await listWaitingEvents(trx, { abouts })) {
    const last = await lockLastTry(trx, { eventId });
    if (last?.outcome === 'review') await addDismissal(trx, { last, eventId, reason, actorId, now });
  }
}

async function addDismissal(
  trx: Knex.Transaction,
  { last, eventId, reason: note, actorId, now }: DismissEvent & By & { readonly last: LastTry },
): Promise<EventTry> {
  const dismissed = { outcome: 'dismissed', note } as const;
  const { about = null, number } = last;
  await addTry(trx, { ...dismissed, about, eventId, number: number + 1, actorId, now });
  return dismissed;
}
