import { uuid } from '@studyhall/domain/primitives';
import type Stripe from 'stripe';
import type {
  CheckoutState,
  PaidMonth,
  PaymentReturn,
  PlanMonth,
  SubscriptionState,
} from '../platform/payments.ts';

/** A dispute in these states has taken no money, or has given it back. */
const HARMLESS_DISPUTES: ReadonlySet<string> = new Set([
  'won',
  'prevented',
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
]);

/** A checkout session, its payment and its disputes in our words. The payment has to be expanded. */
export function checkoutStateOf(
  session: Stripe.Checkout.Session,
  disputes: readonly Stripe.Dispute[],
): CheckoutState {
  const payment = expanded(session.payment_intent);
  const charge = expanded(payment?.latest_charge ?? null);
  const [item] = session.line_items?.data ?? [];
  return {
    sessionId: session.id,
    orderId: ownId(session.metadata?.order_id),
    customerId: idOf(session.customer),
    userId: ownId(session.client_reference_id),
    state: stateOf(session.status),
    isPaid: session.payment_status === 'paid',
    isFailed: session.status === 'complete' && session.payment_status === 'unpaid' && hasFailed(payment),
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    stripePriceId: item?.price?.id ?? null,
    quantity: (session.line_items?.data ?? []).reduce((sum, line) => sum + (line.quantity ?? 0), 0),
    ...returnOf(charge, disputes),
    paymentIntentId: idOf(session.payment_intent),
    subscriptionId: idOf(session.subscription),
    paymentMethod: charge?.payment_method_details?.type ?? null,
    taxAmount: taxOf(session.automatic_tax, session.total_details?.amount_tax),
  };
}

/** Without automatic taxes Stripe says 0, and has computed nothing. */
function taxOf(
  automatic: { readonly enabled: boolean } | null | undefined,
  amount: number | undefined,
): number | null {
  return automatic?.enabled === true || (amount ?? 0) > 0 ? (amount ?? null) : null;
}

/** What came back of a payment, whose charge has to be expanded. */
export function paymentReturnOf(
  payment: Stripe.PaymentIntent,
  disputes: readonly Stripe.Dispute[],
): PaymentReturn {
  return returnOf(expanded(payment.latest_charge), disputes);
}

function returnOf(charge: Stripe.Charge | null, disputes: readonly Stripe.Dispute[]): PaymentReturn {
  return {
    refundedAmount: charge?.amount_refunded ?? 0,
    isDisputed: disputes.some(({ status }) => !HARMLESS_DISPUTES.has(status)),
  };
}

/** States that this code does not know yet are not an end. */
function stateOf(status: string | null): CheckoutState['state'] {
  return status === 'complete' || status === 'expired' ? status : 'open';
}

/** A payment that takes days did not arrive; one that is being tried at the checkout is still open. */
function hasFailed(payment: Stripe.PaymentIntent | null): boolean {
  return payment?.status === 'requires_payment_method' || payment?.status === 'canceled';
}

/** A subscription and its paid invoices in our words. */
export function subscriptionStateOf(
  subscription: Stripe.Subscription,
  invoices: readonly Stripe.Invoice[],
): SubscriptionState {
  return { ...standingOf(subscription), paidMonths: invoices.flatMap(paidMonthOf) };
}

/** How a subscription stands, without its months. */
export function standingOf(subscription: Stripe.Subscription): Omit<SubscriptionState, 'paidMonths'> {
  const [item] = subscription.items.data;
  return {
    subscriptionId: subscription.id,
    userId: ownId(subscription.metadata.user_id),
    customerId: idOf(subscription.customer),
    stripePriceId: item?.price.id ?? null,
    status: subscription.status,
    periodStart: instant(item?.current_period_start ?? subscription.created),
    periodEnd: instant(item?.current_period_end ?? subscription.created),
    isEnding: subscription.cancel_at_period_end || subscription.cancel_at !== null,
  };
}

function paidMonthOf(invoice: Stripe.Invoice): PaidMonth[] {
  const [line] = invoice.lines.data;
  if (invoice.id === undefined || line === undefined) return [];
  const { amount_paid: amount, currency } = invoice;
  const periodStart = instant(line.period.start);
  const taxAmount = taxOf(
    invoice.automatic_tax,
    invoice.total_taxes?.reduce((sum, { amount: tax }) => sum + tax, 0),
  );
  return [{ invoiceId: invoice.id, amount, currency, stripePriceId: priceOf(line), periodStart, taxAmount }];
}

type Reference = string | { readonly id: string } | null | undefined;

/** Until 2025 an invoice named its subscription at the top, and a line its price: an account or an endpoint may still say so. */
interface OlderInvoice {
  readonly subscription?: Reference;
}
interface OlderLine {
  readonly price?: Reference;
}

/** Which subscription an invoice is of, in the shape of today or the one before; null for other invoices. */
export function subscriptionOf(invoice: Pick<Stripe.Invoice, 'parent'> & OlderInvoice): string | null {
  return idOf(invoice.parent?.subscription_details?.subscription ?? invoice.subscription ?? null);
}

function priceOf(line: Pick<Stripe.InvoiceLineItem, 'pricing'> & OlderLine): string | null {
  return idOf(line.pricing?.price_details?.price ?? line.price ?? null);
}

/** What an invoice of a plan says about whose month it is; nothing for other invoices. */
export function monthsOf(invoice: Stripe.Invoice): PlanMonth[] {
  const { id, parent, customer } = invoice;
  const subscriptionId = subscriptionOf(invoice);
  if (id === undefined || subscriptionId === null) return [];
  const userId = ownId(parent?.subscription_details?.metadata?.user_id);
  return [{ invoiceId: id, subscriptionId, userId, customerId: idOf(customer) }];
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000);
}

function expanded<T extends { readonly id: string }>(value: string | T | null): T | null {
  return typeof value === 'string' ? null : value;
}

/** An id of ours that was left with Stripe; null for what others who use the account have written in its place. */
function ownId(text: string | null | undefined): string | null {
  return uuid.safeParse(text).data ?? null;
}

/** The id of something that may have been expanded. */
export function idOf(value: string | { readonly id: string } | null): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null);
}
