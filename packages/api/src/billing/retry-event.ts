import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Payments } from '../platform/payments.ts';
import { findEvent } from './admin-queries.ts';
import type { EventTry } from './event-queries.ts';
import { receiveEvent } from './receive-event.ts';
import { keptStripeEvent } from './stripe-events.ts';

interface Retrying {
  readonly payments: Payments;
  readonly eventId: string;
  readonly now: Date;
}

/**
 * Acts on a kept message once more, also on one that was ignored or dismissed; one that has had its effect changes
 * nothing. Throws `not-found`.
 */
export async function retryEvent(db: Knex, { payments, eventId, now }: Retrying): Promise<EventTry> {
  const kept = await findEvent(db, { eventId });
  if (kept === undefined) throw new DomainError('not-found');
  return await receiveEvent(db, { payments, event: keptStripeEvent(kept.payload), isByHand: true, now });
}
