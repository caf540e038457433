import { createStripePayments } from '@studyhall/api/server';
import { type ApiClient, createApiClient } from '@studyhall/client';
import { createSandbox, type Sandbox } from '@studyhall/stripe-sandbox';
import { type OpenApp, openApp, type SignedIn } from './open-app.ts';

/** An application with a payment provider: the sandbox, through the SDK, its messages over the wire. */
export interface Shop {
  readonly app: OpenApp;
  readonly sandbox: Sandbox;
  readonly webhookSecret: string;
  /** Somebody with an account, and their client. */
  newLearner(): Promise<Learner>;
  /** What has been sent has arrived. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface Learner extends SignedIn {
  readonly api: ApiClient;
}

const webhookSecret = 'whsec_only_for_tests_0123456789';

export async function openShop(): Promise<Shop> {
  let opened: Sandbox | undefined;
  const app = await openApp({
    paymentsAt: async (origin) => {
      opened = createSandbox({
        endpoint: { url: `${origin}/webhooks/stripe`, secret: webhookSecret },
        retryDelays: [20, 40, 80, 160, 320, 640],
      });
      const { url: apiBaseUrl } = await opened.listen();
      return createStripePayments({
        secretKey: 'sk_test_only_for_tests',
        webhookSecret,
        apiBaseUrl,
        provider: 'sandbox',
      });
    },
  });
  if (opened === undefined) throw new Error('The sandbox did not open');
  const sandbox = opened;
  return {
    app,
    sandbox,
    webhookSecret,
    newLearner: async () => {
      const signedIn = await app.signIn();
      return { ...signedIn, api: createApiClient({ url: app.origin, token: () => signedIn.token }) };
    },
    settled: () => sandbox.controls.delivered(),
    close: async () => {
      await sandbox.close();
      await app.close();
    },
  };
}
