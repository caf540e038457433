import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import {
  onFirstUse,
  type Payments,
  paymentsOnFirstUse,
  type Settings,
  stripeOnFirstUse,
} from '@studyhall/api/server';
import type { Logger } from 'pino';

/** The way to the payment provider, and what of it this server itself shows. */
export interface OpenPayments {
  readonly payments: Payments;
  /** The sandbox's checkout pages; undefined with the real provider. */
  readonly pages: SandboxPages | undefined;
  close(): Promise<void>;
}

/** Answers a page of the sandbox; rejects when it cannot be started. */
export type SandboxPages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where browsers find the sandbox's checkout. */
export const SANDBOX_PATH = '/sandbox';

/** What the sandbox still has to deliver, or to let happen, can wait for the first answers of this process. */
const RESUME_AFTER_MS = 1_000;

interface Place {
  readonly origin: string;
  readonly port: number;
  readonly logger: Logger;
}

/**
 * Opens Stripe, or without a key of it the sandbox: its API on a port of this machine alone, its pages beside the web
 * client, its messages to our own webhook, signed with a secret that is new at every start. Either is loaded when it is
 * first used; a sandbox in which something was bought before goes on by itself a moment after the start.
 */
export function openPayments(settings: Settings, { origin, port, logger }: Place): OpenPayments {
  if (settings.payments.kind === 'stripe') {
    const payments = stripeOnFirstUse({ ...settings.payments, provider: 'stripe' });
    return { payments, pages: undefined, close: async () => undefined };
  }
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
  const file = join(settings.dataFolder, 'sandbox.json');
  const opened = onFirstUse(async () => {
    const { createSandbox } = await import('@studyhall/stripe-sandbox');
    const sandbox = createSandbox({
      endpoint: { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: webhookSecret },
      publicUrl: `${origin}${SANDBOX_PATH}`,
      file,
    });
    const { url: apiBaseUrl } = await sandbox.listen();
    const secretKey = `sk_test_${randomBytes(12).toString('hex')}`;
    const payments = stripeOnFirstUse({ secretKey, webhookSecret, apiBaseUrl, provider: 'sandbox' });
    return { sandbox, payments };
  });
  const resume = () => {
    opened.open().catch((err: unknown) => logger.error({ err }, 'the payment sandbox cannot go on'));
  };
  const resuming = existsSync(file) ? setTimeout(resume, RESUME_AFTER_MS).unref() : undefined;
  return {
    payments: paymentsOnFirstUse('sandbox', async () => (await opened.open()).payments),
    pages: async (request, response) => (await opened.open()).sandbox.pages(request, response),
    close: async () => {
      clearTimeout(resuming);
      const open = await opened.ifOpened()?.catch(() => undefined);
      await open?.sandbox.close();
    },
  };
}
