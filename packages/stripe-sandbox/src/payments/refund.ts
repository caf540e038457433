import { formatMoney } from '../formats.ts';
import { refused } from '../http/failure.ts';
import type { Charge, Metadata, Refund } from '../objects.ts';
import type { World } from '../world.ts';
import { makeBalanceTransaction } from './balance.ts';

interface RefundTerms {
  /** By default everything that is left. */
  readonly amount: number | undefined;
  readonly reason: string | null;
  readonly metadata: Metadata;
}

/** Gives money of a charge back. */
export function refundCharge(world: World, charge: Charge, terms: RefundTerms): Refund {
  const left = charge.amount - charge.amount_refunded;
  const amount = terms.amount ?? left;
  checkRefund(charge, { amount, left });
  const { store } = world;
  const id = world.newId('re_');
  const moved = makeBalanceTransaction(world, {
    amount: -amount,
    currency: charge.currency,
    source: id,
    type: 'refund',
    description: charge.description,
  });
  const refund: Refund = store.refunds.put({
    id,
    object: 'refund',
    amount,
    balance_transaction: moved.id,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: terms.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: terms.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  });
  const given = store.charges.put({
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  });
  world.emit('refund.created', refund);
  world.emit('charge.refunded', given, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  });
  return refund;
}

function checkRefund(
  charge: Charge,
  { amount, left }: { readonly amount: number; readonly left: number },
): void {
  if (charge.status !== 'succeeded')
    throw refused(`Charge ${charge.id} has not been paid and can not be refunded.`, { param: 'charge' });
  if (charge.disputed)
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  if (left === 0)
    throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (amount < 1) throw refused('Invalid positive integer', { param: 'amount' });
  if (amount > left) {
    const [asked, open] = [amount, left].map((value) => formatMoney(value, charge.currency));
    throw refused(`Refund amount (${asked}) is greater than unrefunded amount on charge (${open})`, {
      param: 'amount',
    });
  }
}
