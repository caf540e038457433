import { createClock, createSandbox } from '@studyhall/stripe-sandbox';
import type { Knex } from 'knex';
import Stripe from 'stripe';
import { receiveEvent } from '../../billing/receive-event.ts';
import { keptStripeEvent } from '../../billing/stripe-events.ts';
import { createStripePayments } from '../../billing/stripe-payments.ts';
import type { Payments } from '../../platform/payments.ts';
import { NOW } from '../builders.ts';

/** A payment provider whose messages are fetched, because nothing listens for them here. */
export interface Shop {
  readonly payments: Payments;
  /** The visitor pays; answers with the last message about it, and with the plan if one was bought. */
  pay(db: Knex, checkoutUrl: string): Promise<{ readonly eventId: string; readonly planId: string }>;
  endPlan(db: Knex, planId: string): Promise<void>;
  close(): Promise<void>;
}

const secretKey = 'sk_test_only_for_tests';
const webhookSecret = 'whsec_only_for_tests_0123456789';

export async function openShop(): Promise<Shop> {
  const sandbox = createSandbox({ clock: createClock(() => NOW.getTime()) });
  const { port, url: apiBaseUrl } = await sandbox.listen();
  const payments = createStripePayments({ secretKey, webhookSecret, apiBaseUrl, provider: 'sandbox' });
  const stripe = new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http' });
  const heard = new Set<string>();
  const hear = async (db: Knex): Promise<string> => {
    const news = sandbox.controls.events().filter(({ id }) => !heard.has(id));
    for (const event of news.reverse()) {
      heard.add(event.id);
      await receiveEvent(db, { payments, event: keptStripeEvent(event), now: NOW });
    }
    return news.at(-1)?.id ?? '';
  };
  return {
    payments,
    pay: async (db, checkoutUrl) => {
      const { subscription } = sandbox.controls.pay(/cs_\w+/.exec(checkoutUrl)?.[0] ?? '');
      return { eventId: await hear(db), planId: String(subscription) };
    },
    endPlan: async (db, planId) => {
      await stripe.subscriptions.cancel(planId);
      await hear(db);
    },
    close: () => sandbox.close(),
  };
}
