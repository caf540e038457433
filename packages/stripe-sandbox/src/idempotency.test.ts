import Stripe from 'stripe';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientFor, type Harness, openHarness } from './testing/harness.ts';
import { failureOf } from './testing/shop.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

it('the same key and parameters get the same answer, and nothing happens twice', async () => {
  const { stripe } = harness;
  const first = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  const again = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.requestId).toBe(first.lastResponse.requestId);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

it('the same key with other parameters is an error', async () => {
  const { stripe } = harness;
  await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  const failure = await failureOf(stripe.customers.create({ name: 'Bob' }, { idempotencyKey: 'k1' }));
  expect(failure).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(failure.statusCode).toBe(400);
});

it('an error is given again as well, once something had begun', async () => {
  const { stripe } = harness;
  const charge = (): Promise<unknown> =>
    stripe.paymentIntents.create(
      { amount: 490, currency: 'eur', confirm: true, payment_method: 'pm_card_chargeDeclined' },
      { idempotencyKey: 'k1' },
    );
  const first = await failureOf(charge());
  const again = await failureOf(charge());
  expect(again).toMatchObject({ type: 'StripeCardError', requestId: first.requestId });
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
});

it('parameters that were refused do not use a key up', async () => {
  const { stripe } = harness;
  await failureOf(stripe.prices.create({ currency: 'eur' }, { idempotencyKey: 'k1' }));
  const product = await stripe.products.create({ name: 'x' });
  const price = await stripe.prices.create(
    { currency: 'eur', unit_amount: 490, product: product.id },
    { idempotencyKey: 'k1' },
  );
  expect(price.id).toMatch(/^price_/);
});

it('a key in use by a request under way is a conflict, which the SDK waits for', async () => {
  const { sandbox } = harness;
  const patient = clientFor(Number(new URL(harness.url).port), { maxNetworkRetries: 3 });
  sandbox.controls.addFault({ on: 'request', kind: 'delay', milliseconds: 1_500 });
  const slow = harness.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  // Used up once the request has arrived.
  await expect.poll(() => sandbox.controls.faults()).toEqual([]);
  const refused = await failureOf(harness.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' }));
  expect(refused).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  const retried = await patient.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  expect(retried.id).toBe((await slow).id);
});

it('fifty requests at once with one key make one object', async () => {
  const patient = clientFor(Number(new URL(harness.url).port), { maxNetworkRetries: 5 });
  const made = await Promise.all(
    Array.from({ length: 50 }, () => patient.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' })),
  );
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect((await patient.customers.list()).data).toHaveLength(1);
});

it('a key is free again after a day', async () => {
  const { stripe, sandbox } = harness;
  const first = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  sandbox.controls.advance(24 * 3600 + 1);
  const later = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  expect(later.id).not.toBe(first.id);
});
