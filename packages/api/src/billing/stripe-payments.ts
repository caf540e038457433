import { ENDED_STATES } from '@studyhall/domain/billing/running-plan';
import Stripe from 'stripe';
import type { CheckoutState, Payments, Provider, SaleItem, Stretch } from '../platform/payments.ts';
import { checkoutKey, checkoutParameters } from './stripe-checkouts.ts';
import { ACTED_ON, keptStripeEvent, readStripeEvent } from './stripe-events.ts';
import { explained, explainedRefund, explainedUse } from './stripe-failures.ts';
import {
  checkoutStateOf,
  idOf,
  monthsOf,
  paymentReturnOf,
  standingOf,
  subscriptionOf,
  subscriptionStateOf,
} from './stripe-states.ts';

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where Stripe's API is; undefined: Stripe's own. */
  readonly apiBaseUrl: string | undefined;
  readonly provider: Provider;
}

const TIMEOUT_MILLISECONDS = 10_000;
/** While somebody looks at a button: twice as long is all that a silent provider keeps them waiting. */
const SOON = { timeout: 4_000, maxNetworkRetries: 1 };
const CHECKOUT_EXPAND = ['line_items', 'payment_intent.latest_charge'];

/** Stripe, or what stands in for it: the same code talks to both. */
export function createStripePayments({
  secretKey,
  webhookSecret,
  apiBaseUrl,
  provider,
}: StripeSettings): Payments {
  const stripe = openStripe({ secretKey, apiBaseUrl });

  async function disputesOf(session: Stripe.Checkout.Session): Promise<readonly Stripe.Dispute[]> {
    const { payment_intent: payment } = session;
    const charge = typeof payment === 'object' ? payment?.latest_charge : null;
    if (
      payment === null ||
      typeof payment === 'string' ||
      typeof charge !== 'object' ||
      charge?.disputed !== true
    )
      return [];
    return (await stripe.disputes.list({ payment_intent: payment.id, limit: 100 })).data;
  }

  async function stateOf(session: Stripe.Checkout.Session): Promise<CheckoutState> {
    return checkoutStateOf(session, await disputesOf(session));
  }

  const calls: Calls = {
    createCustomer: async ({ userId, insteadOf }) => {
      const customer = await stripe.customers.create(
        { metadata: { user_id: userId } },
        {
          ...SOON,
          idempotencyKey: ['customer', userId, ...(insteadOf === undefined ? [] : [insteadOf])].join('-'),
        },
      );
      return customer.id;
    },

    putPrice: async (item, { currency, amountMinor }) => {
      const product = await putProduct(stripe, item);
      const lookupKey = `${item.slug}-${currency}-${amountMinor}`;
      const { data } = await stripe.prices.list({ lookup_keys: [lookupKey], limit: 1 }, SOON);
      const price =
        data[0] ??
        (await stripe.prices.create(
          {
            product,
            currency,
            unit_amount: amountMinor,
            lookup_key: lookupKey,
            ...(item.isMonthly ? { recurring: { interval: 'month' as const } } : {}),
          },
          { ...SOON, idempotencyKey: `price-${lookupKey}` },
        ));
      return price.id;
    },

    createCheckout: async (request) => {
      const session = await stripe.checkout.sessions.create(checkoutParameters(request), {
        ...SOON,
        idempotencyKey: checkoutKey(request),
      });
      if (session.url === null) throw new Error('A hosted checkout has an address');
      return { sessionId: session.id, url: session.url };
    },

    getCheckout: async (sessionId) =>
      await stateOf(await stripe.checkout.sessions.retrieve(sessionId, { expand: CHECKOUT_EXPAND })),

    expireCheckout: async (sessionId) => {
      const { status } = await stripe.checkout.sessions.retrieve(sessionId);
      if (status !== 'open') return;
      await stripe.checkout.sessions.expire(sessionId).catch((error: unknown) => {
        // It was paid at this moment: what became of it is asked for next.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      });
    },

    findCheckoutOfPayment: async (paymentIntentId) => {
      const { data } = await stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 });
      return data[0]?.id;
    },

    findMonthOfPayment: async (paymentIntentId) => {
      const payment = { type: 'payment_intent' as const, payment_intent: paymentIntentId };
      const { data } = await stripe.invoicePayments.list({ payment, limit: 1 });
      const invoiceId = idOf(data[0]?.invoice ?? null);
      if (invoiceId === null) return undefined;
      const invoice = await stripe.invoices.retrieve(invoiceId);
      const subscriptionId = subscriptionOf(invoice);
      return subscriptionId === null ? undefined : { invoiceId, subscriptionId };
    },

    getInvoice: async (invoiceId) => {
      const invoice = await stripe.invoices.retrieve(invoiceId);
      const isOfSubscription = invoice.billing_reason?.startsWith('subscription') === true;
      return { subscriptionId: subscriptionOf(invoice), isOfSubscription };
    },

    getPaymentReturn: async (paymentIntentId) => {
      const [payment, disputes] = await Promise.all([
        stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] }),
        stripe.disputes.list({ payment_intent: paymentIntentId, limit: 100 }),
      ]);
      return paymentReturnOf(payment, disputes.data);
    },

    getSubscription: async (subscriptionId) => {
      const [subscription, invoices] = await Promise.all([
        stripe.subscriptions.retrieve(subscriptionId),
        stripe.invoices.list({ subscription: subscriptionId, status: 'paid', limit: 100 }),
      ]);
      return subscriptionStateOf(subscription, invoices.data);
    },

    endSubscription: async ({ subscriptionId, ending }) => {
      const { status, cancel_at_period_end: isEnding } = await stripe.subscriptions.retrieve(subscriptionId);
      if (ENDED_STATES.includes(status) || (isEnding && ending === 'period-end')) return;
      if (ending === 'now') await stripe.subscriptions.cancel(subscriptionId);
      else await stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true });
    },

    createPortal: async ({ customerId, returnUrl }) => {
      const portal = await stripe.billingPortal.sessions.create(
        { customer: customerId, return_url: returnUrl },
        SOON,
      );
      return portal.url;
    },

    refund: async ({ paymentIntentId, amountMinor, idempotencyKey }) => {
      await stripe.refunds.create(
        { payment_intent: paymentIntentId, amount: amountMinor },
        { idempotencyKey },
      );
    },

    listCheckouts: async (stretch) => {
      const expand = CHECKOUT_EXPAND.map((path) => `data.${path}`);
      const { data, ...page } = await stripe.checkout.sessions.list({ ...stretchOf(stretch), expand });
      const items: CheckoutState[] = [];
      for (const session of data) items.push(await stateOf(session));
      return { items, nextCursor: nextOf({ data, ...page }) };
    },

    listPaidMonths: async (stretch) => {
      const page = await stripe.invoices.list({ ...stretchOf(stretch), status: 'paid' });
      return { items: page.data.flatMap(monthsOf), nextCursor: nextOf(page) };
    },

    listSubscriptions: async ({ cursor }) => {
      const page = await stripe.subscriptions.list({ limit: PAGE, ...from(cursor) });
      return { items: page.data.map(standingOf), nextCursor: nextOf(page) };
    },

    listEvents: async (stretch) => {
      const page = await stripe.events.list({ ...stretchOf(stretch), types: [...ACTED_ON] });
      return { items: page.data.map(keptStripeEvent), nextCursor: nextOf(page) };
    },

    refundMonth: async (invoiceId) => {
      const { data } = await stripe.invoicePayments.list({ invoice: invoiceId, limit: 100 });
      const paid = data.find(({ status }) => status === 'paid');
      const paymentIntentId = idOf(paid?.payment.payment_intent ?? null);
      if (paymentIntentId === null) return 0;
      const payment = await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] });
      const left = payment.amount_received - paymentReturnOf(payment, []).refundedAmount;
      if (left <= 0) return 0;
      await stripe.refunds.create(
        { payment_intent: paymentIntentId, amount: left },
        { idempotencyKey: `month-${invoiceId}-${left}` },
      );
      return left;
    },
  };

  return {
    provider,
    ...explainedCalls(calls),
    readEvent: async (body, signatures, now) =>
      readStripeEvent(stripe, { body, signatures, webhookSecret, now }),
  };
}

/** The most that Stripe puts on a page. */
const PAGE = 100;

function stretchOf({ since, until, cursor }: Stretch): Stripe.PaginationParams & {
  readonly created: Stripe.RangeQueryParam;
} {
  const end = until === undefined ? {} : { lte: secondsOf(until) };
  return { limit: PAGE, created: { gte: secondsOf(since), ...end }, ...from(cursor) };
}

function from(cursor: string | null): Stripe.PaginationParams {
  return cursor === null ? {} : { starting_after: cursor };
}

/** A list goes on behind its last object. */
function nextOf({ data, has_more: hasMore }: Pick<Stripe.ApiList<{ id?: string }>, 'data' | 'has_more'>) {
  return hasMore ? (data.at(-1)?.id ?? null) : null;
}

function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

/** Stripe's own client, as everything here talks to it. */
export function openStripe({
  secretKey,
  apiBaseUrl,
}: Pick<StripeSettings, 'secretKey' | 'apiBaseUrl'>): Stripe {
  return new Stripe(secretKey, {
    ...addressOf(apiBaseUrl),
    timeout: TIMEOUT_MILLISECONDS,
    maxNetworkRetries: 2,
    telemetry: false,
  });
}

function addressOf(apiBaseUrl: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (apiBaseUrl === undefined) return {};
  const { hostname, port, protocol } = new URL(apiBaseUrl);
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? 'http' : 'https',
  };
}

async function putProduct(stripe: Stripe, { slug, name, description }: SaleItem): Promise<string> {
  const id = `studyhall_${slug}`;
  try {
    const product = await stripe.products.update(id, { name, description }, SOON);
    return product.id;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.code !== 'resource_missing')
      throw error;
  }
  const made = { id, name, description, metadata: { slug } };
  return (await stripe.products.create(made, { ...SOON, idempotencyKey: `product-${slug}` })).id;
}

type Calls = Omit<Payments, 'provider' | 'readEvent'>;

/** A provider that does not answer is not our crash: the caller may try again. */
function explainedCalls(calls: Calls): Calls {
  return {
    createCustomer: (user) => explained(calls.createCustomer(user)),
    putPrice: (item, price) => explained(calls.putPrice(item, price)),
    createCheckout: (request) => explainedUse(calls.createCheckout(request)),
    getCheckout: (id) => explainedUse(calls.getCheckout(id)),
    expireCheckout: (id) => explainedUse(calls.expireCheckout(id)),
    findCheckoutOfPayment: (id) => explainedUse(calls.findCheckoutOfPayment(id)),
    findMonthOfPayment: (id) => explainedUse(calls.findMonthOfPayment(id)),
    getInvoice: (id) => explainedUse(calls.getInvoice(id)),
    getPaymentReturn: (id) => explainedUse(calls.getPaymentReturn(id)),
    getSubscription: (id) => explainedUse(calls.getSubscription(id)),
    endSubscription: (plan) => explainedUse(calls.endSubscription(plan)),
    createPortal: (request) => explainedUse(calls.createPortal(request)),
    refund: (request) => explainedRefund(calls.refund(request)),
    listCheckouts: (stretch) => explained(calls.listCheckouts(stretch)),
    listPaidMonths: (stretch) => explained(calls.listPaidMonths(stretch)),
    listSubscriptions: (page) => explained(calls.listSubscriptions(page)),
    listEvents: (stretch) => explained(calls.listEvents(stretch)),
    refundMonth: (id) => explainedRefund(calls.refundMonth(id)),
  };
}
