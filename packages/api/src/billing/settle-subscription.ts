import { addMonths } from '@studyhall/domain/billing/catalogue';
import { isRunning } from '@studyhall/domain/billing/running-plan';
import { addCredits } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import type { PaidMonth, SubscriptionState } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { putEntitlement } from './entitlement-queries.ts';
import { insertTransaction } from './order-queries.ts';
import { postTransfer } from './post-transfer.ts';
import { type PlanRow, putSubscription, type SubscriptionRow } from './subscription-queries.ts';

/** A paid month, and the plan at whose price it was paid. */
export interface GrantedMonth {
  readonly month: PaidMonth;
  readonly plan: PlanRow;
}

interface Settling {
  readonly subscription: SubscriptionState;
  readonly userId: string;
  /** What it is a subscription to. */
  readonly productSlug: string;
  /** What of its paid months has not been granted yet. */
  readonly months: readonly GrantedMonth[];
  /** As it was read before the provider was asked. */
  readonly row: SubscriptionRow | undefined;
  readonly now: Date;
}

/**
 * Makes a subscription agree with the provider's: its state, the right to everything premium while it runs, and the
 * credits of every paid month, once each. Throws StaleReadError when it has moved on since it was read.
 */
export async function settleSubscription(trx: Knex.Transaction, settling: Settling): Promise<void> {
  const { subscription, userId, productSlug, months, row, now } = settling;
  const { subscriptionId, status, periodStart, periodEnd, isEnding } = subscription;
  const goesOn = isRunning(status);
  await asBilling(trx, async () => {
    const change = { userId, subscriptionId, status, periodStart, periodEnd, isEnding, now };
    await putSubscription(trx, { ...change, productSlug, revision: row?.revision });
    await putEntitlement(trx, {
      userId,
      feature: 'premium',
      sourceId: subscriptionId,
      validFrom: goesOn ? periodStart : now,
      validUntil: goesOn ? periodEnd : now,
    });
  });
  const oldestFirst = [...months].sort(
    (a, b) => a.month.periodStart.getTime() - b.month.periodStart.getTime(),
  );
  for (const { month, plan } of oldestFirst) await grantMonth(trx, { month, userId, plan, now });
}

interface Granting {
  readonly month: PaidMonth;
  readonly userId: string;
  readonly plan: PlanRow;
  readonly now: Date;
}

async function grantMonth(trx: Knex.Transaction, { month, userId, plan, now }: Granting): Promise<void> {
  const { invoiceId, periodStart } = month;
  const { credits: amount, name: title, lapseAfterMonths } = plan;
  const lotId = newId();
  const isNew = await asBilling(trx, () =>
    insertTransaction(trx, {
      userId,
      id: lotId,
      sessionId: invoiceId,
      orderId: null,
      amountPaidCents: month.amount,
      currency: month.currency,
      creditsAdded: amount,
      now,
    }),
  );
  if (!isNew) return;
  const expiresAt = addMonths(periodStart, lapseAfterMonths);
  await postTransfer(trx, { userId, kind: 'plan', sourceId: invoiceId, title, now }, (wallet) =>
    addCredits(wallet, { from: 'sales', amount, lot: { id: lotId, expiresAt } }),
  );
}
