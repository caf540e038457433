import type { ReceiptStep, WrittenSteps } from '@studyhall/domain/billing/receipt-steps';
import type { Seller } from '@studyhall/domain/billing/seller';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { Receipt, ReceiptYear } from './ledger-models.ts';

const StandingRow = z.object({
  userId: z.string(),
  transactionId: z.string(),
  currency: z.string(),
  paidAmount: z.int(),
  steps: z.int(),
  refundedAmount: z.int(),
  disputedAmount: z.int(),
  paidTax: z.int().nullable(),
  /** As the receipt of the payment calls what was sold; null before it. */
  title: z.string().nullable(),
}) satisfies z.ZodType<WrittenSteps>;
type StandingRow = z.output<typeof StandingRow>;

const standing = statement(
  'billing_receipt_standing',
  `select t.user_id as "userId", t.id as "transactionId", t.currency, t.amount_paid_cents as "paidAmount", s.steps,
     s.refunded as "refundedAmount", s.disputed as "disputedAmount", s.tax as "paidTax", s.title
   from billing.transactions t, lateral (
     select count(*)::int as steps, max(r.tax) filter (where r.step = 1) as tax, max(r.title) filter (where r.step = 1) as title,
       coalesce(-sum(r.amount) filter (where r.kind in ('refund', 'refund-failed')), 0)::int as refunded,
       coalesce(-sum(r.amount) filter (where r.kind in ('dispute', 'dispute-won')), 0)::int as disputed
     from billing.receipts r where r.user_id = t.user_id and r.transaction_id = t.id) s
   where t.stripe_session_id = :sourceId`,
  StandingRow,
);

/** What was paid with a checkout or an invoice, and what of it has a number; payments are unique in the whole installation. */
export async function findReceiptStanding(
  db: Knex,
  { sourceId }: { readonly sourceId: string },
): Promise<StandingRow | undefined> {
  return await standing.first(db, { sourceId });
}

const lockedYear = statement(
  'billing_lock_receipt_year',
  'select last_number as "lastNumber" from billing.receipt_years where year = :year for update',
  z.object({ lastNumber: z.int() }),
  { because: 'guarded' },
);

/**
 * The last number of a year's receipts, held until the end of the transaction, so that the next is given by one at a time
 * and none is lost with a transaction that breaks off. Needs the role for money.
 */
export async function lockReceiptYear(
  trx: Knex.Transaction,
  { year }: { readonly year: number },
): Promise<number> {
  const known = await lockedYear.first(trx, { year });
  if (known !== undefined) return known.lastNumber;
  await ReceiptYear.query(trx).insert({ year, lastNumber: 0 }).onConflict('year').ignore();
  const opened = await lockedYear.first(trx, { year });
  if (opened === undefined) throw new Error('A year of receipts was begun and is not there');
  return opened.lastNumber;
}

interface NumberedSteps extends OfUser {
  readonly transactionId: string;
  readonly currency: string;
  /** How many have been written before. */
  readonly stepsBefore: number;
  readonly steps: readonly ReceiptStep[];
  readonly title: string;
  readonly seller: Seller | null;
  readonly issuedOn: string;
  readonly now: Date;
}

interface LockedYear {
  readonly year: number;
  readonly lastNumber: number;
}

/** Writes movements of money with the numbers that follow. Needs the role for money, and the year locked. */
export async function insertReceipts(
  trx: Knex.Transaction,
  { year, lastNumber }: LockedYear,
  numbered: NumberedSteps,
): Promise<void> {
  const { steps, stepsBefore, seller, now, ...receipt } = numbered;
  const sold = {
    ...receipt,
    sellerName: seller?.name ?? null,
    sellerAddress: seller?.address ?? null,
    sellerVatNumber: seller?.vatNumber ?? null,
    createdAt: now,
  };
  const rows = steps.map((step, index) => ({
    ...sold,
    ...step,
    step: stepsBefore + index + 1,
    year,
    number: lastNumber + index + 1,
  }));
  await Receipt.query(trx).insert(rows);
  await ReceiptYear.query(trx)
    .findById(year)
    .patch({ lastNumber: lastNumber + rows.length });
}
