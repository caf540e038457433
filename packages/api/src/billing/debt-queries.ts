import type { DebtLine } from '@studyhall/domain/billing/open-debts';
import { ledgerAccounts } from '@studyhall/domain/billing/wallet';
import * as z from 'zod';

/** What DEBT_LINES answers with. */
export const DebtLines = z.array(
  z.object({
    from: z.enum(ledgerAccounts),
    to: z.enum(ledgerAccounts),
    amount: z.int(),
    cause: z.string().nullable(),
    lotOf: z.string().nullable(),
  }),
) satisfies z.ZodType<DebtLine[]>;

/**
 * As an expression: what `openDebts` has to know of the learner `:userId`, in the order of the ledger. Null where nothing
 * is owed, which is nearly always, so that nobody's ledger is read for it. Sources of what takes and gives back begin with
 * that of the purchase; a month's lot is found by its receipt, that of a pack is its order.
 */
export const DEBT_LINES = `case when (select b.debt > 0 from billing.balances b where b.user_id = :userId) then (
    select json_agg(json_build_object('from', l.from_account, 'to', l.to_account, 'amount', l.amount,
        'cause', case when t.kind in ('refund', 'restored') then split_part(t.source_id, ':', 1) end,
        'lotOf', coalesce(m.stripe_session_id, l.lot_id::text)) order by t.number, l.line)
    from billing.transfers t join billing.entries l on l.user_id = :userId and l.transfer_id = t.id
    left join billing.transactions m on m.user_id = :userId and m.id = l.lot_id
    where t.user_id = :userId and (t.kind in ('refund', 'restored') or l.to_account = 'debt')) end`;
