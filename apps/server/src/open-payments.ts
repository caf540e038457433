import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createStripePayments, type Payments, type Settings } from '@studyhall/api/server';
import { createSandbox } from '@studyhall/stripe-sandbox';

/** The way to the payment provider, and what of it this server itself shows. */
export interface OpenPayments {
  readonly payments: Payments;
  /** The sandbox's checkout pages; undefined with the real provider. */
  readonly pages: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  close(): Promise<void>;
}

/** Where browsers find the sandbox's checkout. */
export const SANDBOX_PATH = '/sandbox';

interface Place {
  readonly origin: string;
  readonly port: number;
}

/**
 * Opens Stripe, or without a key of it the sandbox: its API on a port of this machine alone, its pages beside the web
 * client, its messages to our own webhook, signed with a secret that is new at every start.
 */
export async function openPayments(settings: Settings, { origin, port }: Place): Promise<OpenPayments> {
  if (settings.payments.kind === 'stripe') {
    const payments = createStripePayments({ ...settings.payments, provider: 'stripe' });
    return { payments, pages: undefined, close: async () => undefined };
  }
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
  const sandbox = createSandbox({
    endpoint: { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: webhookSecret },
    publicUrl: `${origin}${SANDBOX_PATH}`,
    file: join(settings.dataFolder, 'sandbox.json'),
  });
  const { url: apiBaseUrl } = await sandbox.listen();
  const secretKey = `sk_test_${randomBytes(12).toString('hex')}`;
  return {
    payments: createStripePayments({ secretKey, webhookSecret, apiBaseUrl, provider: 'sandbox' }),
    pages: sandbox.pages,
    close: () => sandbox.close(),
  };
}
