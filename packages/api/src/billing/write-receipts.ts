import { type PaymentStanding, stepsToWrite } from '@studyhall/domain/billing/receipt-steps';
import { sellerOf } from '@studyhall/domain/billing/seller';
import { localDateOf } from '@studyhall/domain/gamification/local-time';
import type { Knex } from 'knex';
import { readInstanceSettings } from '../platform/instance-settings.ts';
import { asBilling } from './as-billing.ts';
import { findReceiptStanding, insertReceipts, lockReceiptYear } from './receipt-queries.ts';

interface Writing {
  /** The checkout, or the invoice of a month. */
  readonly sourceId: string;
  /** What was sold; what goes back is called as it was then. */
  readonly title: string;
  readonly payment: PaymentStanding;
  readonly now: Date;
}

/**
 * Gives every movement of money of a payment its number, once: the payment and what went back of it. Stands last in what a
 * settlement does for a learner, whose wallet or order it holds: whoever waits for the year waits for nobody who waits for
 * them. Nothing is written for what grants nothing.
 */
export async function writeReceipts(
  trx: Knex.Transaction,
  { sourceId, title, payment, now }: Writing,
): Promise<void> {
  const standing = await findReceiptStanding(trx, { sourceId });
  if (standing === undefined) return;
  const steps = stepsToWrite(standing, payment);
  if (steps.length === 0) return;
  const settings = await readInstanceSettings(trx);
  const issuedOn = localDateOf(now, settings.sellerTimeZone);
  const year = Number(issuedOn.slice(0, 4));
  const { userId, transactionId, currency, steps: stepsBefore } = standing;
  const known = { userId, transactionId, currency, stepsBefore, title: standing.title ?? title };
  const receipt = { ...known, steps, issuedOn, now };
  await asBilling(trx, async () => {
    const lastNumber = await lockReceiptYear(trx, { year });
    await insertReceipts(trx, { year, lastNumber }, { ...receipt, seller: sellerOf(settings) });
  });
}
