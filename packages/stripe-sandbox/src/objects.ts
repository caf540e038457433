import type Stripe from 'stripe';

/**
 * What the wire and the file hold of a type of the SDK: references as identifiers, decimals as text.
 * The SDK's own types say which fields an object must have, so a missing one does not compile.
 */
type Wire<T> = { [K in keyof T as K extends 'deleted' ? never : K]: WireValue<T[K]> };
type WireValue<V> = [Extract<V, Stripe.Decimal>] extends [never]
  ? string extends V
    ? Extract<V, string | null | undefined>
    : V
  : string | Exclude<V, Stripe.Decimal>;

/** Wire form with some fields given another type, because what is nested in them is in wire form as well. */
type With<T, Changed> = Omit<Wire<T>, keyof Changed> & Changed;

export type List<T> = Stripe.ApiList<T>;

// Interfaces, so that declarations name them and do not unfold them.
export type Metadata = Stripe.Metadata;
export interface Customer extends Wire<Stripe.Customer> {
  id: string;
}
export interface Product extends Wire<Stripe.Product> {
  id: string;
}
export interface Price extends Wire<Stripe.Price> {
  id: string;
}
export interface Plan extends Wire<Stripe.Plan> {
  id: string;
}
export interface LineItem extends With<Stripe.LineItem, { price: Price }> {
  id: string;
}
export interface CheckoutSession extends Wire<Stripe.Checkout.Session> {
  id: string;
}
export interface PaymentMethod extends Wire<Stripe.PaymentMethod> {
  id: string;
}
export interface PaymentIntent extends Wire<Stripe.PaymentIntent> {
  id: string;
}
export interface Charge extends Wire<Stripe.Charge> {
  id: string;
}
export interface BalanceTransaction extends Wire<Stripe.BalanceTransaction> {
  id: string;
}
export interface SubscriptionItem extends With<Stripe.SubscriptionItem, { price: Price; plan: Plan }> {
  id: string;
}
export interface Subscription extends With<Stripe.Subscription, { items: List<SubscriptionItem> }> {
  id: string;
}
export interface InvoiceLine
  extends With<Stripe.InvoiceLineItem, { pricing: Wire<Stripe.InvoiceLineItem.Pricing> }> {
  id: string;
}
export interface Invoice extends With<Stripe.Invoice, { lines: List<InvoiceLine> }> {
  id: string;
}
export interface InvoicePayment extends Wire<Stripe.InvoicePayment> {
  id: string;
}
export interface Refund extends Wire<Stripe.Refund> {
  id: string;
}
export interface Dispute extends With<Stripe.Dispute, { balance_transactions: BalanceTransaction[] }> {
  id: string;
}
export interface PortalSession extends Wire<Stripe.BillingPortal.Session> {
  id: string;
}
export interface WebhookEndpoint extends Wire<Stripe.WebhookEndpoint> {
  id: string;
}

/** An event as it is stored: its object is a copy of what held when it happened. */
export interface SandboxEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: {
    object: Readonly<Record<string, unknown>>;
    previous_attributes?: Readonly<Record<string, unknown>>;
  };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}
