import type { Charge, PaymentIntent } from '../objects.ts';
import type { World } from '../world.ts';
import type { Decline } from './declines.ts';
import { payerOf, SANDBOX_CARD } from './payment-method.ts';

/** An attempt to take the money of a payment. */
export function makeCharge(
  world: World,
  intent: PaymentIntent,
  outcome:
    | { readonly status: 'succeeded' | 'pending' }
    | { readonly status: 'failed'; readonly decline: Decline },
): Charge {
  const id = world.newId('ch_');
  const decline = outcome.status === 'failed' ? outcome.decline : undefined;
  const payer = payerOf(world, intent.customer);
  return world.store.charges.put({
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: outcome.status === 'succeeded' ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: null,
      email: payer.email ?? intent.receipt_email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: 'SANDBOX',
    captured: outcome.status === 'succeeded',
    created: world.clock.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: decline === undefined ? 'approved_by_network' : 'declined_by_network',
      reason: decline?.declineCode ?? null,
      risk_level: 'normal',
      seller_message: decline === undefined ? 'Payment complete.' : 'The bank declined the payment.',
      type: decline === undefined ? 'authorized' : 'issuer_declined',
    },
    paid: outcome.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: cardDetails(intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: `${world.pagesUrl()}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: outcome.status,
    transfer_data: null,
    transfer_group: null,
  });
}

function cardDetails(amount: number): NonNullable<Charge['payment_method_details']> {
  return {
    type: 'card',
    card: {
      ...SANDBOX_CARD,
      amount_authorized: amount,
      authorization_code: null,
      checks: null,
      electronic_commerce_indicator: null,
      installments: null,
      mandate: null,
      network: 'visa',
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
