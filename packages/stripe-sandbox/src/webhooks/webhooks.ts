import { setTimeout as wait } from 'node:timers/promises';
import type { Faults, WebhookFault } from '../faults/faults.ts';
import type { MakeId } from '../ids.ts';
import type { SandboxEvent, WebhookEndpoint } from '../objects.ts';
import type { Delivery, Store } from '../store.ts';
import { Gate } from './gate.ts';
import { signatureHeader } from './signature.ts';

/** Waits between the tries of one delivery, in milliseconds: about three days in all, as with Stripe. */
const RETRY_DELAYS = [
  500,
  2000,
  10_000,
  60_000,
  600_000,
  3_600_000,
  6 * 3_600_000,
  24 * 3_600_000,
  24 * 3_600_000,
  24 * 3_600_000,
];
const ANSWER_TIMEOUT = 20_000;
/** Posts under way at the same time: an endpoint is to be busy, not drowned. */
const AT_ONCE = 64;
const SHUFFLE_PATIENCE = 1000;

type Endpoint = WebhookEndpoint & { readonly secret: string };

interface Parts {
  readonly store: Store;
  readonly faults: Faults;
  readonly newId: MakeId;
  readonly retryDelays?: readonly number[] | undefined;
  /** Between 0 and 1, for the order of shuffled events. */
  readonly random?: (() => number) | undefined;
  /** Resolves when what was changed is on disk: nobody is told of what a crash could undo. */
  readonly saved: () => Promise<void>;
}

/** Brings events to the endpoints that listen for them, again and again until they say 2xx. */
export class Webhooks {
  readonly #parts: Parts;
  readonly #closed = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  readonly #gate = new Gate(AT_ONCE);
  #heldBack: Delivery[] = [];
  #patience: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Puts an event on its way. */
  send(event: SandboxEvent): void {
    const { store, newId, faults } = this.#parts;
    for (const endpoint of listeners(store, event)) {
      const delivery = store.deliveries.put({
        id: newId('delivery_'),
        event: event.id,
        type: event.type,
        endpoint: endpoint.id,
        state: 'pending',
        attempts: [],
      });
      this.#begin(delivery, faults.forWebhook(event.type));
    }
  }

  /** Takes up what was not delivered when the sandbox was last stopped. */
  resume(): void {
    for (const delivery of this.#parts.store.deliveries.list(({ state }) => state === 'pending').toReversed())
      this.#track(this.#deliver(delivery));
  }

  /** Resolves when nothing is on its way any more: all delivered, dropped or given up. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0 || this.#heldBack.length > 0) {
      await Promise.all(this.#underWay);
      if (this.#heldBack.length > 0) await this.#pause(10);
    }
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#closed.abort();
  }

  #begin(delivery: Delivery, found: readonly WebhookFault[]): void {
    const of = (kind: WebhookFault['kind']): WebhookFault | undefined =>
      found.find((one) => one.kind === kind);
    if (of('drop') !== undefined) {
      this.#note(delivery, 'dropped');
      return;
    }
    const shuffle = of('shuffle');
    if (shuffle !== undefined) {
      this.#holdBack(delivery, shuffle.size ?? 5);
      return;
    }
    const copies = of('duplicate') === undefined ? 1 : (of('duplicate')?.copies ?? 2);
    for (let copy = 0; copy < copies; copy += 1)
      this.#track(this.#deliver(delivery, of('delay')?.milliseconds ?? 0));
  }

  #holdBack(delivery: Delivery, size: number): void {
    this.#heldBack.push(delivery);
    clearTimeout(this.#patience);
    if (this.#heldBack.length >= size) this.#release();
    else this.#patience = setTimeout(() => this.#release(), SHUFFLE_PATIENCE).unref();
  }

  #release(): void {
    const random = this.#parts.random ?? Math.random;
    const shuffled = this.#heldBack
      .map((delivery) => ({ delivery, place: random() }))
      .toSorted((a, b) => a.place - b.place);
    this.#heldBack = [];
    this.#track(
      (async () => {
        // One after the other, or the network would decide on the order.
        for (const { delivery } of shuffled) await this.#try(delivery);
        for (const { delivery } of shuffled) if (delivery.state === 'pending') await this.#deliver(delivery);
      })(),
    );
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  async #deliver(delivery: Delivery, delay = 0): Promise<void> {
    const delays = this.#parts.retryDelays ?? RETRY_DELAYS;
    await this.#pause(delay);
    for (let tries = 0; !this.#closed.signal.aborted; tries += 1) {
      if (await this.#try(delivery)) return;
      const pause = delays[tries];
      if (pause === undefined) {
        this.#note(delivery, 'given up');
        return;
      }
      await this.#pause(pause);
    }
  }

  /** One try; true when there is nothing left to do. */
  async #try(delivery: Delivery): Promise<boolean> {
    const { store, saved } = this.#parts;
    const event = store.events.find(delivery.event);
    const endpoint = store.endpoints.find(delivery.endpoint);
    if (event === undefined || endpoint === undefined) {
      this.#note(delivery, 'given up');
      return true;
    }
    await saved();
    const result = await this.#gate.pass(() => this.#postTo(endpoint, event));
    delivery.attempts.push({ at: Date.now(), result });
    this.#note(delivery, delivery.state);
    const isDelivered = typeof result === 'number' && result >= 200 && result < 300;
    if (isDelivered && delivery.state === 'pending') {
      this.#note(delivery, 'delivered');
      store.events.put({ ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
    }
    return isDelivered;
  }

  #note(delivery: Delivery, state: Delivery['state']): void {
    delivery.state = state;
    this.#parts.store.deliveries.put(delivery);
  }

  async #postTo(endpoint: Endpoint, event: SandboxEvent): Promise<number | string> {
    const body = JSON.stringify(event, null, 2);
    try {
      const answer = await fetch(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureHeader(body, endpoint.secret, Math.floor(Date.now() / 1000)),
          'user-agent': 'Stripe/1.0 (sandbox)',
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_TIMEOUT), this.#closed.signal]),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch (error) {
      return error instanceof Error ? describe(error) : String(error);
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    try {
      await wait(milliseconds, undefined, { signal: this.#closed.signal, ref: false });
    } catch {
      // Closed while waiting: whoever waited sees that for himself.
    }
  }
}

function listeners(store: Store, event: SandboxEvent): Endpoint[] {
  return store.endpoints.list(
    ({ status, enabled_events }) =>
      status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(event.type)),
  );
}

function describe(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
