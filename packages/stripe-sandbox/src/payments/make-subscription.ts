import { wholeList } from '../http/list.ts';
import type { LineItem, Metadata, Subscription, SubscriptionItem } from '../objects.ts';
import { planOf } from '../resources/make-price.ts';
import type { World } from '../world.ts';
import { periodEnd } from './periods.ts';

export interface SubscriptionTerms {
  readonly customer: string;
  readonly lines: readonly LineItem[];
  readonly metadata: Metadata;
  readonly description: string | null;
  readonly paymentMethod: string;
}

/** A subscription whose first period begins now. */
export function makeSubscription(world: World, terms: SubscriptionTerms): Subscription {
  const id = world.newId('sub_');
  const now = world.clock.now();
  const items = terms.lines
    .filter(({ price }) => price.type === 'recurring')
    .map((line) => makeItem(world, id, line));
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency: terms.lines[0]?.currency ?? '',
    customer: terms.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: terms.paymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: terms.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: wholeList(`/v1/subscription_items?subscription=${id}`, items),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: terms.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'active',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: null,
  };
}

function makeItem(world: World, subscription: string, line: LineItem): SubscriptionItem {
  const now = world.clock.now();
  return {
    id: world.newId('si_'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: now,
    current_period_end: periodEnd(now, line.price, now),
    current_period_start: now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(line.price),
    price: line.price,
    quantity: line.quantity ?? 1,
    subscription,
    tax_rates: [],
  };
}
