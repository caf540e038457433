import { wholeList } from '../http/list.ts';
import type { Invoice, InvoiceLine, Price, Subscription } from '../objects.ts';
import type { World } from '../world.ts';

/** What is billed: a price, how many, and what they cost. */
export interface Billed {
  readonly price: Price;
  readonly quantity: number;
  readonly amount: number;
  readonly item: string | null;
  readonly period: { readonly start: number; readonly end: number };
}

export interface InvoiceTerms {
  readonly subscription: Subscription;
  readonly reason: 'subscription_create' | 'subscription_cycle';
  readonly billed: readonly Billed[];
}

/** A finalized invoice that waits to be paid. */
export function makeInvoice(world: World, { subscription, reason, billed }: InvoiceTerms): Invoice {
  const id = world.newId('in_');
  const now = world.clock.now();
  const total = billed.reduce((sum, { amount }) => sum + amount, 0);
  const customer = world.store.customers.find(subscription.customer);
  const lines = billed.map((one) => makeLine(world, id, { subscription, billed: one }));
  return world.store.invoices.put({
    id,
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: now,
    currency: subscription.currency,
    custom_fields: null,
    customer: subscription.customer,
    customer_account: null,
    customer_address: null,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    customer_phone: customer?.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: now,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: `${world.pagesUrl()}/receipts/${id}`,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: wholeList(`/v1/invoices/${id}/lines`, lines),
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: `${customer?.invoice_prefix ?? 'SANDBOX'}-${String(nextNumber(world, subscription.customer)).padStart(4, '0')}`,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: now,
    period_start: now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'open',
    status_transitions: {
      finalized_at: now,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: now,
  });
}

function makeLine(
  world: World,
  invoice: string,
  { subscription, billed }: { readonly subscription: Subscription; readonly billed: Billed },
): InvoiceLine {
  const name = world.store.products.find(billed.price.product)?.name ?? '';
  return {
    id: world.newId('il_'),
    object: 'line_item',
    amount: billed.amount,
    currency: subscription.currency,
    description: `${billed.quantity} × ${name}`,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details:
        billed.item === null
          ? null
          : {
              invoice_item: null,
              proration: false,
              proration_details: { credited_items: null },
              subscription: subscription.id,
              subscription_item: billed.item,
            },
      type: billed.item === null ? 'invoice_item_details' : 'subscription_item_details',
    },
    period: billed.period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: billed.price.id, product: billed.price.product },
      type: 'price_details',
      unit_amount_decimal: billed.price.unit_amount_decimal,
    },
    quantity: billed.quantity,
    quantity_decimal: String(billed.quantity),
    subscription: subscription.id,
    subtotal: billed.amount,
    taxes: [],
  };
}

function nextNumber(world: World, customerId: string): number {
  const customer = world.store.customers.find(customerId);
  if (customer === undefined) return 1;
  const number = customer.next_invoice_sequence ?? 1;
  world.store.customers.put({ ...customer, next_invoice_sequence: number + 1 });
  return number;
}
