import { createServer } from 'node:http';
import Stripe from 'stripe';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts';

export const SECRET = 'whsec_for_tests';

/** A sandbox that listens, the official SDK pointed at it, and an endpoint that receives its webhooks. */
export interface Harness {
  readonly sandbox: Sandbox;
  readonly stripe: Stripe;
  readonly url: string;
  /** Events whose signature the SDK has verified, in the order they came. */
  readonly events: Stripe.Event[];
  /** What the endpoint answers: 200, until something else is put here. */
  readonly answers: number[];
  /** The types of the events so far, once nothing is on its way any more. */
  readonly types: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

export async function openHarness(options: SandboxOptions = {}): Promise<Harness> {
  const events: Stripe.Event[] = [];
  const answers: number[] = [];
  const receiver = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const status = answers.shift() ?? 200;
      if (status === 200) {
        const signature = request.headers['stripe-signature'] ?? '';
        events.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, SECRET));
      }
      response.writeHead(status).end();
    })();
  });
  const receiverPort = await new Promise<number>((resolve) => {
    receiver.listen(0, '127.0.0.1', () => {
      const address = receiver.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const sandbox = createSandbox({
    retryDelays: [10, 20, 40],
    endpoint: { url: `http://127.0.0.1:${receiverPort}/webhooks/stripe`, secret: SECRET },
    ...options,
  });
  const { port, url } = await sandbox.listen();
  return {
    sandbox,
    stripe: clientFor(port),
    url,
    events,
    answers,
    async types() {
      await sandbox.controls.delivered();
      return events.map(({ type }) => type);
    },
    async close() {
      await sandbox.close();
      await new Promise((resolve) => {
        receiver.close(resolve);
        receiver.closeAllConnections();
      });
    },
  };
}

/** The official SDK, pointed at a sandbox. */
export function clientFor(port: number, options: { readonly maxNetworkRetries?: number } = {}): Stripe {
  return new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...options,
  });
}
