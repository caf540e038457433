import { randomUUID } from 'node:crypto';
import { stripeOnFirstUse } from '@studyhall/api/server';
import { withClient } from '@studyhall/api/testing';
import { type ApiClient, createApiClient } from '@studyhall/client';
import { createSandbox, type Sandbox } from '@studyhall/stripe-sandbox';
import Stripe from 'stripe';
import type { AppDeps } from '../app-deps.ts';
import { type OpenApp, openApp, type SignedIn } from './open-app.ts';

/** An application with a payment provider: the sandbox, through the SDK, its messages over the wire. */
export interface Shop {
  readonly app: OpenApp;
  readonly sandbox: Sandbox;
  /** What a merchant does in Stripe's own dashboard. */
  readonly stripe: Stripe;
  readonly webhookSecret: string;
  /** Somebody with an account, and their client. */
  newLearner(): Promise<Learner>;
  /** Buys the monthly plan; answers with the subscription's id at the provider. */
  subscribe(learner: Learner): Promise<string>;
  /** What has been sent has arrived. */
  settled(): Promise<void>;
  /** Changes the database behind the application's back. */
  tamper(sql: string, values: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface Learner extends SignedIn {
  readonly api: ApiClient;
}

/** A checkout's page has its session's id in the address. */
export function sessionOf(url: string): string {
  return /cs_\w+/.exec(url)?.[0] ?? '';
}

const SECRET_KEY = 'sk_test_only_for_tests';
const webhookSecret = 'whsec_only_for_tests_0123456789';

export async function openShop(changes: Pick<Partial<AppDeps>, 'trustProxy'> = {}): Promise<Shop> {
  let opened: { readonly sandbox: Sandbox; readonly stripe: Stripe } | undefined;
  const app = await openApp({
    ...changes,
    paymentsAt: async (origin) => {
      const sandbox = createSandbox({
        endpoint: { url: `${origin}/webhooks/stripe`, secret: webhookSecret },
        retryDelays: [20, 40, 80, 160, 320, 640],
      });
      const { port, url: apiBaseUrl } = await sandbox.listen();
      opened = { sandbox, stripe: new Stripe(SECRET_KEY, { host: '127.0.0.1', port, protocol: 'http' }) };
      return stripeOnFirstUse({
        secretKey: SECRET_KEY,
        webhookSecret,
        apiBaseUrl,
        provider: 'sandbox',
      });
    },
  });
  if (opened === undefined) throw new Error('The sandbox did not open');
  const { sandbox, stripe } = opened;
  return {
    app,
    sandbox,
    stripe,
    webhookSecret,
    newLearner: async () => {
      const signedIn = await app.signIn();
      return { ...signedIn, api: createApiClient({ url: app.origin, token: () => signedIn.token }) };
    },
    subscribe: async ({ api }) => {
      const command = { productSlug: 'plan-monthly', currency: 'eur', idempotencyKey: randomUUID() };
      const { url } = await api.billing.checkout.mutate(command);
      const { subscription } = sandbox.controls.pay(sessionOf(url));
      await sandbox.controls.delivered();
      return String(subscription);
    },
    settled: () => sandbox.controls.delivered(),
    tamper: async (sql, values) => {
      await withClient(app.database.url, (client) => client.query(sql, [...values]));
    },
    close: async () => {
      await sandbox.close();
      await app.close();
    },
  };
}
