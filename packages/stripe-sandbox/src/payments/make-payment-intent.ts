import type { Metadata, PaymentIntent } from '../objects.ts';
import type { World } from '../world.ts';

/** What a payment is for. */
export interface PaymentTerms {
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly metadata?: Metadata;
  readonly description?: string | null;
  readonly receipt_email?: string | null;
}

/** A payment that nobody has tried to make yet. */
export function makePaymentIntent(world: World, terms: PaymentTerms): PaymentIntent {
  const id = world.newId('pi_');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: terms.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_${world.newId('secret_')}`,
    confirmation_method: 'automatic',
    created: world.clock.now(),
    currency: terms.currency,
    customer: terms.customer,
    customer_account: null,
    description: terms.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: terms.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: terms.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  world.store.paymentIntents.put(intent);
  world.emit('payment_intent.created', intent);
  return intent;
}
