import { addMonths } from '@studyhall/domain/billing/catalogue';
import { isRunning } from '@studyhall/domain/billing/running-plan';
import { isSecondPlan } from '@studyhall/domain/billing/second-plan';
import { addCredits } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import type { PaidMonth, SubscriptionState } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { putEntitlement } from './entitlement-queries.ts';
import { insertTransaction } from './payment-queries.ts';
import { postTransfer } from './post-transfer.ts';
import {
  listOtherPlans,
  type PlanRow,
  putSubscription,
  type SubscriptionChange,
  type SubscriptionRow,
} from './subscription-queries.ts';
import { lockBalance } from './wallet-queries.ts';
import { writeReceipts } from './write-receipts.ts';

/** A paid month, and the plan at whose price it was paid. */
export interface GrantedMonth {
  readonly month: PaidMonth;
  readonly plan: PlanRow;
}

interface Settling extends OfUserNow {
  readonly subscription: SubscriptionState;
  /** What it is a subscription to. */
  readonly productSlug: string;
  /** What of its paid months has not been granted yet. */
  readonly months: readonly GrantedMonth[];
  /** As it was read before the provider was asked. */
  readonly row: SubscriptionRow | undefined;
}

/** `second`: it was paid beside a plan that goes on, so it opens and grants nothing until somebody decides. */
export type SettledAs = 'plan' | 'second' | 'refunded';

/**
 * Makes a subscription agree with the provider's: its state, the right to everything premium while it runs, and the
 * credits of every paid month, once each. Answers as what it counts. Throws StaleReadError when it has moved on since it
 * was read.
 */
export async function settleSubscription(trx: Knex.Transaction, settling: Settling): Promise<SettledAs> {
  const { subscription, userId, productSlug, months, row, now } = settling;
  const { subscriptionId, status, periodStart, periodEnd, isEnding, paidMonths } = subscription;
  const goesOn = isRunning(status);
  const isSecond = await asBilling(trx, async () => {
    // Of two plans at once the one that waits here sees what became of the other.
    await lockBalance(trx, { userId, now });
    const others = await listOtherPlans(trx, { userId, subscriptionId });
    const isSecond = isSecondPlan({
      plan: { ...subscription, isPaid: paidMonths.length > 0 },
      known: row,
      others,
    });
    const change = { userId, subscriptionId, status, periodStart, periodEnd, isEnding, now };
    const parked = isSecond ? parkedOf(settling) : null;
    await putSubscription(trx, { ...change, productSlug, parked, revision: row?.revision });
    if (isSecond) return true;
    await putEntitlement(trx, {
      userId,
      feature: 'premium',
      sourceId: subscriptionId,
      validFrom: goesOn ? periodStart : now,
      validUntil: goesOn ? periodEnd : now,
      hasEnded: !goesOn,
    });
    return false;
  });
  if (isSecond) return row?.parked === 'refunded' ? 'refunded' : 'second';
  const oldestFirst = [...months].sort(
    (a, b) => a.month.periodStart.getTime() - b.month.periodStart.getTime(),
  );
  for (const { month, plan } of oldestFirst) await grantMonth(trx, { month, userId, plan, now });
  return 'plan';
}

/** What was paid for it, whatever its months grant. */
function parkedOf({ subscription, row }: Settling): NonNullable<SubscriptionChange['parked']> {
  return { state: row?.parked ?? 'review', ...paidFor(subscription) };
}

/** The sum of the months that were paid; in ISO 4217’s code for no currency where none was. */
export function paidFor({ paidMonths }: Pick<SubscriptionState, 'paidMonths'>): {
  readonly amount: number;
  readonly currency: string;
} {
  const amount = paidMonths.reduce((sum, month) => sum + month.amount, 0);
  return { amount, currency: paidMonths[0]?.currency ?? 'xxx' };
}

interface Granting extends OfUserNow {
  readonly month: PaidMonth;
  readonly plan: PlanRow;
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
  const payment = { tax: month.taxAmount, refundedAmount: 0, isDisputed: false };
  await writeReceipts(trx, { sourceId: invoiceId, title, payment, now });
}
