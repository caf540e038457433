import { reverseMonth } from '@studyhall/domain/billing/month-reversal';
import { reverseCredits } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import type { PaymentReturn } from '../platform/payments.ts';
import { disputeSource, findMonthReceipt, type MonthReceipt } from './month-queries.ts';
import { expireLots, postRestoration, postTransfer } from './post-transfer.ts';
import { writeReceipts } from './write-receipts.ts';

interface Settling {
  readonly invoiceId: string;
  readonly payment: PaymentReturn;
  readonly now: Date;
}

/**
 * Takes back what a refunded or disputed month of a plan had granted, or gives it back after a dispute that was won.
 * Credits that have lapsed count as returned, against what is not taken back yet. Stands behind `settleSubscription`, which proves that the payment was
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
  const { refund, dispute } = reverseMonth({ ...receipt, ...payment });
  // A dispute that was won returns before a refund takes: the debt that it leaves is as small as it can be.
  await move(trx, {
    receipt,
    invoiceId,
    change: dispute,
    sourceId: `${disputeSource(invoiceId)}${receipt.steps}`,
    now,
  });
  await move(trx, { receipt, invoiceId, change: refund, sourceId: `${invoiceId}:${receipt.steps}`, now });
  await writeReceipts(trx, {
    sourceId: invoiceId,
    title: receipt.title,
    payment: { ...payment, tax: null },
    now,
  });
}

interface Movement {
  readonly invoiceId: string;
  readonly receipt: MonthReceipt;
  /** Above zero: taken back; below: given back. */
  readonly change: number;
  readonly sourceId: string;
  readonly now: Date;
}

async function move(
  trx: Knex.Transaction,
  { receipt, invoiceId, change, sourceId, now }: Movement,
): Promise<void> {
  const { userId, lotId, title } = receipt;
  const order = { userId, sourceId, title, now };
  if (change > 0) {
    await postTransfer(trx, { ...order, kind: 'refund' }, (wallet) =>
      reverseCredits(wallet, { amount: change, lotId }),
    );
  }
  if (change < 0) {
    await postRestoration(trx, { ...order, amount: -change, source: `${invoiceId}:`, lotId });
  }
}
