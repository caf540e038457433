import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { retrying } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type Payments, UnknownToProviderError } from '../platform/payments.ts';
import { findOrder, listOpenPlanCheckouts } from './order-queries.ts';
import { planSettlement } from './plan-settlement.ts';

interface Keeping extends OfUserNow {
  readonly payments: Payments;
}

interface Checkout {
  readonly orderId: string;
  readonly sessionId: string;
}

/**
 * Closes every checkout of a plan but the newest, so that nobody pays two. Asked after a checkout was written down: of
 * several calls at once the last to write sees all. Throws `already-subscribed`, after closing the newest, too, when an
 * older one turns out to be paid; `payments-unavailable`.
 */
export async function keepOnePlanCheckout(db: Knex, keeping: Keeping): Promise<void> {
  const [newest, ...older] = await listOpenPlanCheckouts(db, keeping);
  for (const checkout of older) {
    const isPaid = await close(db, keeping, checkout);
    if (!isPaid || newest === undefined) continue;
    await close(db, keeping, newest);
    throw new DomainError('already-subscribed');
  }
}

/** Answers whether it had been paid. */
async function close(
  db: Knex,
  { payments, userId, now }: Keeping,
  { orderId, sessionId }: Checkout,
): Promise<boolean> {
  try {
    await payments.expireCheckout(sessionId);
  } catch (error) {
    // Of another account at the provider: nobody can pay it there.
    if (error instanceof UnknownToProviderError) return false;
    throw error;
  }
  await retrying(db, async () => {
    const apply = await planSettlement(db, { payments, subject: { kind: 'checkout', sessionId }, now });
    await db.transaction(async (trx) => await apply(trx));
  });
  return (await findOrder(db, { userId, orderId }))?.isGranted === true;
}
