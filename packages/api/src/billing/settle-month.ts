import { creditsToReverse } from '@studyhall/domain/billing/reversal';
import { addCredits, reverseCredits } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import type { PaymentReturn } from '../platform/payments.ts';
import { findMonthReceipt } from './month-queries.ts';
import { expireLots, postTransfer } from './post-transfer.ts';

interface Settling {
  readonly invoiceId: string;
  readonly payment: PaymentReturn;
  readonly now: Date;
}

/**
 * Takes back what a refunded or disputed month of a plan had granted, or gives it back after a dispute that was won.
 * Credits that have lapsed count as returned. Stands behind `settleSubscription`, which proves that the payment was
 * asked for after everything that is written here.
 */
export async function settleMonth(
  trx: Knex.Transaction,
  { invoiceId, payment, now }: Settling,
): Promise<void> {
  const known = await findMonthReceipt(trx, { invoiceId });
  if (known === undefined) return;
  // First, so that what has lapsed by now is counted as lapsed, whether it was taken out before or not.
  await expireLots(trx, { userId: known.userId, now });
  const receipt = (await findMonthReceipt(trx, { invoiceId })) ?? known;
  const { userId, lotId, title, credits, paidAmount, expiresAt, lapsedCredits, reversedCredits, steps } =
    receipt;
  const due = creditsToReverse({ credits, paidAmount, ...payment });
  const change = Math.max(0, due - lapsedCredits) - reversedCredits;
  const order = { userId, sourceId: `${invoiceId}:${steps}`, title, now };
  if (change > 0) {
    await postTransfer(trx, { ...order, kind: 'refund' }, (wallet) =>
      reverseCredits(wallet, { amount: change, lotId }),
    );
  }
  if (change < 0) {
    await postTransfer(trx, { ...order, kind: 'restored' }, (wallet) =>
      addCredits(wallet, { from: 'refunds', amount: -change, lot: { id: lotId, expiresAt } }),
    );
  }
}
