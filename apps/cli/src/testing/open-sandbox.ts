import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Desk, Ended } from './run-studyhall.ts';

export interface TestSandbox {
  /** What a server has to be started with to sell through it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Does what visitors, banks and time do: `/_sandbox/…`. */
  control(request: 'POST' | 'DELETE', path: string, body?: object): Promise<void>;
  /** The newest event of a type, whether its message came or not. */
  lastEvent(type: string): Promise<string>;
  /** What became of the message about an event: `dropped`, `pending` … */
  stateOf(event: string): Promise<string>;
  /** Sells what was sold at a checkout once more, past the server, and pays it; answers with the subscription. */
  sellAgain(sessionId: string): Promise<string>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<Ended>;
}

const EventList = z.object({ data: z.array(z.object({ id: z.string() })) });
const Deliveries = z.array(z.object({ event: z.string(), state: z.string() }));
const Sold = z.object({
  customer: z.string(),
  metadata: z.object({ user_id: z.string() }),
  line_items: z.object({ data: z.tuple([z.object({ price: z.object({ id: z.string() }) })]) }),
});
const Opened = z.object({ id: z.string(), url: z.string() });
const SECRET_KEY = 'sk_test_only_for_tests';
const WEBHOOK_SECRET = 'whsec_only_for_tests_0123456789';
const START_TIMEOUT_MS = 20_000;

/** `studyhall sandbox` as an operator starts it, for a server on a port of this machine. */
export async function openSandbox(desk: Desk): Promise<TestSandbox> {
  const port = await freePort();
  const webhook = `http://127.0.0.1:${port}/webhooks/stripe`;
  const args = ['sandbox', '--port', '0', '--secret', WEBHOOK_SECRET, '--webhook', webhook];
  const { child, heard, ended } = desk.start(args);
  const address = await readAddress(heard);
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization: `Bearer ${SECRET_KEY}` };
    const answer = await fetch(`${address}/${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`);
    return await answer.json();
  };
  return {
    settings: {
      PORT: String(port),
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_BASE_URL: address,
    },
    control: async (method, path, body = {}) => {
      await ask(`_sandbox/${path}`, { method, body: JSON.stringify(body) });
    },
    lastEvent: async (type) => {
      const { data } = EventList.parse(await ask(`v1/events?type=${type}&limit=1`));
      return data[0]?.id ?? '';
    },
    stateOf: async (event) => {
      const deliveries = Deliveries.parse(await ask('_sandbox/deliveries'));
      return deliveries.find((delivery) => delivery.event === event)?.state ?? '';
    },
    sellAgain: async (sessionId) => {
      const sessions = 'v1/checkout/sessions';
      const sold = Sold.parse(await ask(`${sessions}/${sessionId}?expand[]=line_items`));
      const body = new URLSearchParams({
        mode: 'subscription',
        customer: sold.customer,
        'line_items[0][price]': sold.line_items.data[0].price.id,
        'line_items[0][quantity]': '1',
        'subscription_data[metadata][user_id]': sold.metadata.user_id,
        success_url: 'https://learn.example.org/',
      });
      const { id, url } = Opened.parse(await ask(sessions, { method: 'POST', body }));
      const action = new URLSearchParams({ action: 'pay' });
      await fetch(url, { method: 'POST', body: action, redirect: 'manual' });
      return z.object({ subscription: z.string() }).parse(await ask(`${sessions}/${id}`)).subscription;
    },
    stop: async () => {
      child.kill('SIGINT');
      return await ended;
    },
  };
}

/** The address as a person would read it. */
async function readAddress(heard: () => string): Promise<string> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const address = /STRIPE_API_BASE_URL=(\S+)/.exec(heard())?.[1];
    if (address !== undefined) return address;
    await sleep(50);
  }
  throw new Error(`the sandbox did not start: ${heard()}`);
}

/** Below the ports that connections are given: one that was free a moment ago is not somebody's end of a line by now. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, FIRST_PORT + PORTS);
    const server = createServer().listen(port);
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
