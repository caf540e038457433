import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { Transaction } from './ledger-models.ts';

/** A paid month of a plan as we granted it, and what has become of its credits. */
const MonthReceipt = z.object({
  userId: z.string(),
  /** The lot that its credits came as. */
  lotId: z.string(),
  title: z.string(),
  credits: z.int(),
  paidAmount: z.int(),
  lapsedCredits: z.int(),
  /** Taken back for refunds so far, less what was given back again. */
  refundedCredits: z.int(),
  /** The same for disputes. */
  disputedCredits: z.int(),
  /** How often credits were taken or given back. */
  steps: z.int(),
});
export type MonthReceipt = z.output<typeof MonthReceipt>;

/** With what the sources of a dispute's transfers begin; those of refunds have a number there. */
export function disputeSource(invoiceId: string): string {
  return `${invoiceId}:dispute:`;
}

const receiptOfInvoice = statement(
  'billing_month_receipt',
  `select r.user_id as "userId", r.id as "lotId", r.credits_added as credits, r.amount_paid_cents as "paidAmount",
     (select coalesce(sum(amount), 0)::int from billing.entries e
      where e.user_id = r.user_id and e.lot_id = r.id and e.to_account = 'expiry') as "lapsedCredits",
     (select title from billing.transfers t where t.user_id = r.user_id and t.kind = 'plan' and t.source_id = :invoiceId) as title,
     s.steps, s.refunded as "refundedCredits", s.disputed as "disputedCredits"
   from billing.transactions r, lateral (
     select count(distinct t.id)::int as steps,
       coalesce(sum(c.amount) filter (where not c.is_disputed), 0)::int as refunded,
       coalesce(sum(c.amount) filter (where c.is_disputed), 0)::int as disputed
     from billing.transfers t join billing.entries e on e.user_id = t.user_id and e.transfer_id = t.id, lateral (
       select case when e.to_account = 'refunds' then e.amount else -e.amount end as amount,
         starts_with(t.source_id, :disputes) as is_disputed) c
     where t.user_id = r.user_id and t.kind in ('refund', 'restored') and starts_with(t.source_id, :invoiceId || ':')) s
   where r.stripe_session_id = :invoiceId`,
  MonthReceipt,
);

/** The receipt of an invoice; receipts are unique in the whole installation. */
export async function findMonthReceipt(
  db: Knex,
  { invoiceId }: { readonly invoiceId: string },
): Promise<MonthReceipt | undefined> {
  return await receiptOfInvoice.first(db, { invoiceId, disputes: disputeSource(invoiceId) });
}

/** Which of these invoices have been granted; receipts are unique in the whole installation. */
export async function listGrantedInvoices(
  db: Knex,
  { invoiceIds }: { readonly invoiceIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (invoiceIds.length === 0) return new Set();
  const rows = await Transaction.query(db)
    .whereIn('stripeSessionId', [...invoiceIds])
    .select('stripeSessionId');
  return new Set(rows.map((row) => row.stripeSessionId));
}
