import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { retrying } from '../platform/database.ts';
import type { PaymentEvent, Payments } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { addTry, type EventTry, findLastTry, keepEvent, type LastTry } from './event-queries.ts';
import { planEvent } from './plan-settlement.ts';

interface Receiving {
  readonly payments: Payments;
  readonly event: PaymentEvent;
  /** An administrator asks: what was ignored or dismissed is acted on again. */
  readonly isByHand?: boolean;
  readonly now: Date;
}

/**
 * Acts on a message of the payment provider, once: what it is about is asked of the provider again, and the message,
 * its effect and its outcome are written in one transaction. One that fails is kept and thrown on, so that the provider
 * sends it again; it can also be driven by hand.
 */
export async function receiveEvent(db: Knex, receiving: Receiving): Promise<EventTry> {
  try {
    return await retrying(db, async () => await actOnce(db, receiving));
  } catch (error) {
    await keepFailure(db, receiving, error);
    throw error;
  }
}

async function actOnce(db: Knex, { payments, event, isByHand, now }: Receiving): Promise<EventTry> {
  const known = await findLastTry(db, { eventId: event.id });
  if (known !== undefined && isFinal(known, isByHand)) return endOf(known);
  const apply = await planEvent(db, { payments, subject: event.subject, now });
  return await db.transaction(async (trx) => {
    const last = await asBilling(trx, async () => {
      await keepEvent(trx, { event, now });
      return await findLastTry(trx, { eventId: event.id });
    });
    if (last !== undefined && isFinal(last, isByHand)) return endOf(last);
    const outcome = await apply(trx);
    await asBilling(trx, async () => {
      // What it led to may have settled what waits, this very message among it, unless it waits for something else now.
      const settled = await findLastTry(trx, { eventId: event.id });
      if (settled?.outcome === 'done' && outcome.outcome !== 'review') return;
      const number = (settled?.number ?? 0) + 1;
      await addTry(trx, { ...outcome, eventId: event.id, number, now });
    });
    return endOf(outcome);
  });
}

function endOf({ outcome, note }: EventTry): EventTry {
  return { outcome, note };
}

/** What was parked for somebody to look at may be driven again, as what failed; by hand all that had no effect may. */
function isFinal({ outcome }: LastTry, isByHand = false): boolean {
  return outcome === 'done' || (!isByHand && (outcome === 'ignored' || outcome === 'dismissed'));
}

/** Says why, in words that hold no secret and no name. */
async function keepFailure(db: Knex, { event, isByHand, now }: Receiving, error: unknown): Promise<void> {
  const note = error instanceof DomainError ? error.reason : 'the server failed; its log says why';
  await retrying(db, async () => {
    await db.transaction(async (trx) => {
      await asBilling(trx, async () => {
        await keepEvent(trx, { event, now });
        const last = await findLastTry(trx, { eventId: event.id });
        if (last !== undefined && isFinal(last, isByHand)) return;
        const number = (last?.number ?? 0) + 1;
        await addTry(trx, { eventId: event.id, number, outcome: 'failed', note, now });
      });
    });
  });
}
