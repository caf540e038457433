import { randomUUID } from 'node:crypto';
import { createClock, createSandbox, type Sandbox } from '@studyhall/stripe-sandbox';
import type { Knex } from 'knex';
import Stripe from 'stripe';
import type { EventTry } from '../billing/event-queries.ts';
import { receiveEvent } from '../billing/receive-event.ts';
import { readStripeEvent } from '../billing/stripe-events.ts';
import { createStripePayments } from '../billing/stripe-payments.ts';
import type { Role, Viewer } from '../platform/context.ts';
import type { PaymentEvent, Payments } from '../platform/payments.ts';
import { addProducts } from './billing.ts';
import { addLearner } from './builders.ts';
import { test as base, type Caller, openSite, type Site } from './callers.ts';

/** Somebody who calls at the time that it is. */
export interface Customer {
  readonly userId: string;
  readonly viewer: Viewer;
  readonly api: Caller;
}

/** A checkout that has been opened for somebody. */
export interface Opened {
  readonly orderId: string;
  readonly sessionId: string;
}

/** Callers of a site that sells: the sandbox through Stripe's SDK, both by the clock of the site. */
export interface Shop {
  readonly site: Site;
  readonly sandbox: Sandbox;
  readonly payments: Payments;
  /** What a merchant does in Stripe's own dashboard. */
  readonly stripe: Stripe;
  enter(role?: Role): Promise<Customer>;
  order(
    customer: Customer,
    product?: { readonly productSlug?: string; readonly currency?: string },
  ): Promise<Opened>;
  /** Orders and pays, and lets the messages arrive. */
  buy(
    customer: Customer,
    productSlug?: string,
  ): Promise<Opened & { readonly paymentIntentId: string; readonly subscriptionId: string }>;
  /** What Stripe has said since this was last asked, oldest first, as it arrives. */
  messages(): PaymentEvent[];
  /** Lets those messages arrive; answers with how each of them ended. */
  settle(): Promise<EventTry[]>;
  close(): Promise<void>;
}

const secretKey = 'sk_test_only_for_tests';
const webhookSecret = 'whsec_only_for_tests_0123456789';

export async function openShop(db: Knex): Promise<Shop> {
  const sandbox = createSandbox({ clock: createClock(() => site.now.getTime()) });
  const { port, url: apiBaseUrl } = await sandbox.listen();
  const payments = createStripePayments({ secretKey, webhookSecret, apiBaseUrl, provider: 'sandbox' });
  const site = openSite(db, payments);
  const stripe = new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http' });
  await addProducts(db);
  const heard = new Set<string>();

  const messages = (): PaymentEvent[] => {
    const news = sandbox.controls.events().filter(({ id }) => !heard.has(id));
    return news.reverse().map((event) => {
      heard.add(event.id);
      const payload = JSON.stringify(event);
      const timestamp = Math.floor(site.now.getTime() / 1000);
      const header = stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
      const delivery = { body: Buffer.from(payload), signatures: [header], webhookSecret, now: site.now };
      return readStripeEvent(stripe, delivery);
    });
  };

  const settle = async (): Promise<EventTry[]> => {
    const tries: EventTry[] = [];
    for (const event of messages()) tries.push(await receiveEvent(db, { payments, event, now: site.now }));
    return tries;
  };

  const order: Shop['order'] = async ({ api }, { productSlug = 'credits-500', currency = 'eur' } = {}) => {
    const command = { productSlug, currency, idempotencyKey: randomUUID() };
    const { orderId, url } = await api.billing.checkout(command);
    return { orderId, sessionId: sessionOf(url) };
  };

  return {
    site,
    sandbox,
    payments,
    stripe,
    messages,
    settle,
    order,
    enter: async (role = 'individual') => {
      const userId = await addLearner(db, { role });
      const viewer: Viewer = { userId, role, sessionId: '0'.repeat(64), timeZone: 'UTC', language: 'en' };
      return {
        userId,
        viewer,
        get api() {
          return site.callerFor(viewer);
        },
      };
    },
    buy: async (customer, productSlug = 'credits-500') => {
      const opened = await order(customer, { productSlug });
      const { payment_intent: payment, subscription } = sandbox.controls.pay(opened.sessionId);
      await settle();
      return { ...opened, paymentIntentId: String(payment), subscriptionId: String(subscription) };
    },
    close: () => sandbox.close(),
  };
}

/** A checkout's page has its session's id in the address. */
export function sessionOf(url: string): string {
  return /cs_\w+/.exec(url)?.[0] ?? '';
}

/** Tests by callers of a site that sells: whatever they write is rolled back, and what Stripe knew is gone. */
export const test = base.extend<{ readonly shop: Shop }>({
  shop: async ({ db }, use) => {
    const shop = await openShop(db);
    await use(shop);
    await shop.close();
  },
});
