import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientFor, type Harness, openHarness } from './testing/harness.ts';
import { failureOf } from './testing/shop.ts';

let harness: Harness;
beforeEach(async () => {
  // The last come first when they are shuffled.
  let place = 1;
  harness = await openHarness({
    random: () => {
      place /= 2;
      return place;
    },
  });
});
afterEach(() => harness.close());

const patient = (): Stripe => clientFor(Number(new URL(harness.url).port), { maxNetworkRetries: 2 });

describe('requests', () => {
  it('fail with 500 as often as asked, and nothing has happened', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({ on: 'request', kind: 'error', path: '/v1/customers', times: 2 });
    await stripe.products.create({ name: 'not meant' });
    for (const _ of [1, 2])
      expect(await failureOf(stripe.customers.create({}))).toBeInstanceOf(Stripe.errors.StripeAPIError);
    await stripe.customers.create({});
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  it('whose answer is lost happen once, when they are tried again with their key', async () => {
    const { sandbox } = harness;
    sandbox.controls.addFault({ on: 'request', kind: 'reset', method: 'POST', isAfter: true });
    sandbox.controls.addFault({ on: 'request', kind: 'error', method: 'POST', isAfter: true });
    const customer = await patient().customers.create({ name: 'Ada' });
    const { data } = await patient().customers.list();
    expect(data.map(({ id }) => id)).toEqual([customer.id]);
  });

  it('whose connection breaks are a connection error to whoever does not try again', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({ on: 'request', kind: 'reset', times: 3 });
    expect(await failureOf(stripe.customers.list())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });

  it('are slow when asked to be', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({ on: 'request', kind: 'delay', milliseconds: 120 });
    const start = performance.now();
    await stripe.customers.list();
    expect(performance.now() - start).toBeGreaterThan(110);
  });
});

describe('webhooks', () => {
  it('come twice', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({ on: 'webhook', kind: 'duplicate', copies: 3 });
    await stripe.customers.create({});
    expect(await harness.types()).toEqual(['customer.created', 'customer.created', 'customer.created']);
    expect(new Set(harness.events.map(({ id }) => id)).size).toBe(1);
  });

  it('come in another order', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({ on: 'webhook', kind: 'shuffle', size: 3, times: 3 });
    await stripe.customers.create({});
    const product = await stripe.products.create({ name: 'x' });
    await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 490 });
    expect(await harness.types()).toEqual(['price.created', 'product.created', 'customer.created']);
  });

  it('come late', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({
      on: 'webhook',
      kind: 'delay',
      type: 'customer.created',
      milliseconds: 1_000,
    });
    await stripe.customers.create({});
    await stripe.products.create({ name: 'x' });
    expect(await harness.types()).toEqual(['product.created', 'customer.created']);
  });

  it('never come, but are listed as events', async () => {
    const { stripe, sandbox } = harness;
    sandbox.controls.addFault({ on: 'webhook', kind: 'drop' });
    await stripe.customers.create({});
    expect(await harness.types()).toEqual([]);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  });
});

describe('over the wire', () => {
  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${harness.url}/_sandbox/${path}`, {
      method,
      headers: { authorization: 'Bearer sk_test_sandbox' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('faults are set, listed and cleared', async () => {
    await ask('POST', 'faults', { on: 'request', kind: 'error', path: '/v1/customers' });
    expect(await (await ask('GET', 'faults')).json()).toMatchObject([{ kind: 'error', left: 1 }]);
    await ask('DELETE', 'faults');
    expect((await harness.stripe.customers.list()).data).toEqual([]);
    expect((await ask('POST', 'faults', { on: 'request', kind: 'flood' })).status).toBe(400);
  });

  it('nobody sets them without a key', async () => {
    expect((await fetch(`${harness.url}/_sandbox/faults`, { method: 'DELETE' })).status).toBe(401);
  });

  it('time passes', async () => {
    const before = (await harness.stripe.customers.create({})).created;
    await ask('POST', 'clock/advance', { seconds: 1000 });
    expect((await harness.stripe.customers.create({})).created).toBeGreaterThanOrEqual(before + 1000);
  });
});
