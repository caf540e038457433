import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { type EventSubject, type Payments, UnknownToProviderError } from '../platform/payments.ts';
import { closeReconciliation, earliestUnreconciled } from '../platform/restores.ts';
import type { TakenOverView } from './admin-views.ts';
import { asBilling } from './as-billing.ts';
import { findPriceOfBuyer } from './catalogue-queries.ts';
import type { EventTry } from './event-queries.ts';
import { findOrder, findOrderOfSession, insertOrder } from './order-queries.ts';
import { receiveEvent } from './receive-event.ts';
import { syncCatalogue } from './sync-catalogue.ts';

interface TakingOver {
  readonly payments: Payments;
  readonly since: Date;
  /** Where the page before ended, and how many messages had failed until there. */
  readonly cursor: string | undefined;
  readonly now: Date;
}

/**
 * Takes over a page of what the provider has said since a moment, as if it said it now: a restored installation has
 * forgotten it. Orders that are known there alone are written again first. The last page opens the store again, unless a
 * message failed. What was taken over before changes nothing. Throws `payments-unavailable`.
 */
export async function takeOver(
  db: Knex,
  { payments, since, cursor, now }: TakingOver,
): Promise<TakenOverView> {
  const [, failedBefore = '0', place] = /^(\d+):(.*)$/s.exec(cursor ?? '') ?? [];
  // Prices that were first sold since are known there, and under no id here.
  if (cursor === undefined) await syncCatalogue(db, payments);
  const page = await payments.listEvents({ since, cursor: place ?? null });
  const counts = { done: 0, ignored: 0, review: 0, failed: 0, dismissed: 0 };
  let adopted = 0;
  for (const event of page.items) {
    if (await adoptOrder(db, { payments, subject: event.subject, orderedAt: event.createdAt })) adopted += 1;
    counts[await outcomeOf(receiveEvent(db, { payments, event, now }))] += 1;
  }
  const failed = Number(failedBefore) + counts.failed;
  const isLast = page.nextCursor === null;
  const reopened = isLast && failed === 0 ? await closeReconciliation(db, { since, now }) : 0;
  const waitsForSince = isLast ? await earliestUnreconciled(db) : null;
  const nextCursor = isLast ? null : `${failed}:${page.nextCursor}`;
  return { ...counts, adopted, reopened, waitsForSince, nextCursor };
}

/** One message that fails is kept with its reason and holds up no other. */
async function outcomeOf(receiving: Promise<EventTry>): Promise<EventTry['outcome']> {
  try {
    return (await receiving).outcome;
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'payments-unavailable') throw error;
    return 'failed';
  }
}

interface Adopting {
  readonly payments: Payments;
  readonly subject: EventSubject;
  readonly orderedAt: Date;
}

/** Writes an order again that was made here, of which nothing but its checkout is left. Answers whether it did. */
async function adoptOrder(db: Knex, { payments, subject, orderedAt }: Adopting): Promise<boolean> {
  const sessionId = await checkoutOf(payments, subject);
  if (sessionId === undefined || (await findOrderOfSession(db, { sessionId })) !== undefined) return false;
  const checkout = await ifKnown(payments.getCheckout(sessionId));
  const { orderId = null, userId = null, stripePriceId = null } = checkout ?? {};
  if (orderId === null || userId === null || stripePriceId === null) return false;
  if ((await findOrder(db, { userId, orderId })) !== undefined) return false;
  // Whoever registered after the moment is not here: their money stays for somebody to look at.
  const price = await findPriceOfBuyer(db, { userId, stripePriceId });
  if (price === undefined) return false;
  const { priceId, productSlug, productName, amountMinor: totalAmount, currency, credits } = price;
  const order = { userId, orderId, idempotencyKey: orderId, priceId, productSlug, productName };
  await inTransaction(db, async (trx) => {
    await asBilling(trx, async () => {
      await insertOrder(trx, { ...order, totalAmount, currency, credits, now: orderedAt });
    });
  });
  return true;
}

async function checkoutOf(payments: Payments, subject: EventSubject): Promise<string | undefined> {
  if (subject.kind === 'checkout') return subject.sessionId;
  if (subject.kind !== 'payment') return undefined;
  return await ifKnown(payments.findCheckoutOfPayment(subject.paymentIntentId));
}

async function ifKnown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnknownToProviderError) return undefined;
    throw error;
  }
}
