import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';
import { addPrice, failureOf, openCheckout } from './testing/shop.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

/** A request as no typed client would send it. */
async function raw(method: string, path: string, body?: Record<string, string>): Promise<Response> {
  return fetch(harness.url + path, {
    method,
    headers: { authorization: 'Bearer sk_test_sandbox' },
    ...(body === undefined ? {} : { body: new URLSearchParams(body) }),
  });
}

describe('requests are refused as Stripe refuses them', () => {
  it('for an object that is not there', async () => {
    const failure = await failureOf(harness.stripe.customers.retrieve('cus_nobody'));
    expect(failure).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(failure).toMatchObject({
      code: 'resource_missing',
      param: 'id',
      statusCode: 404,
      message: "No such customer: 'cus_nobody'",
    });
    expect(failure.requestId).toMatch(/^req_/);
  });

  it.each([
    [{}, 'parameter_missing', 'currency'],
    [{ currency: 'eur', unit_amount: 'much', product: 'p' }, 'parameter_invalid_integer', 'unit_amount'],
    [{ currency: 'eur', unit_amount: '490', colour: 'red' }, 'parameter_unknown', 'colour'],
    [
      { currency: 'eur', unit_amount: '490', 'recurring[interval]': '' },
      'parameter_invalid_empty',
      'recurring[interval]',
    ],
    [{ currency: 'eur', unit_amount: '490' }, 'parameter_missing', 'product'],
  ])('for parameters %j: %s', async (body, code, param) => {
    const answer = await raw('POST', '/v1/prices', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error', code, param } });
  });

  it('for a key that opens nothing', async () => {
    const wrong = new Stripe('sk_live_123456789012', {
      host: '127.0.0.1',
      port: new URL(harness.url).port,
      protocol: 'http',
    });
    expect(await failureOf(wrong.customers.list())).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect((await fetch(`${harness.url}/v1/customers`)).status).toBe(401);
  });

  it('for a path and a version that it does not know', async () => {
    expect((await raw('GET', '/v1/unicorns')).status).toBe(404);
    const answer = await fetch(`${harness.url}/v1/customers`, {
      headers: { authorization: 'Bearer sk_test_sandbox', 'stripe-version': 'yesterday' },
    });
    expect(answer.status).toBe(400);
  });

  it('for a body that is far too large', async () => {
    expect((await raw('POST', '/v1/customers', { name: 'x'.repeat(1_100_000) })).status).toBe(413);
  });

  it('for names that mean something to the language', async () => {
    const answer = await raw('POST', '/v1/customers', { '__proto__[admin]': '1', 'constructor[a]': '1' });
    expect(answer.status).toBe(400);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

it('cards are declined as card errors, and the attempt is on record', async () => {
  const { stripe } = harness;
  const failure = await failureOf(
    stripe.paymentIntents.create({
      amount: 490,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
    }),
  );
  expect(failure).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(failure).toMatchObject({
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    statusCode: 402,
  });
  const [intent] = (await stripe.paymentIntents.list()).data;
  expect(intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { decline_code: 'insufficient_funds' },
  });
});

describe('a session is refused', () => {
  it('that sells a plan as a single payment, or the other way round', async () => {
    const { stripe } = harness;
    const plan = await addPrice(stripe, { recurring: { interval: 'month' } });
    const pack = await addPrice(stripe);
    const success_url = 'https://shop.example.org/done';
    for (const [mode, price] of [
      ['payment', plan],
      ['subscription', pack],
    ] as const)
      await expect(
        stripe.checkout.sessions.create({
          mode,
          line_items: [{ price: price.id, quantity: 1 }],
          success_url,
        }),
      ).rejects.toThrow(/recurring/);
  });

  it('of a price that is sold no more', async () => {
    const { stripe } = harness;
    const price = await addPrice(stripe);
    await stripe.prices.update(price.id, { active: false });
    await expect(
      stripe.checkout.sessions.create({
        mode: 'payment',
        line_items: [{ price: price.id, quantity: 1 }],
        success_url: 'https://shop.example.org/done',
      }),
    ).rejects.toThrow(/inactive/);
  });

  it('that should be expired after it was paid', async () => {
    const { stripe, sandbox } = harness;
    const { id } = await openCheckout(stripe);
    sandbox.controls.pay(id);
    await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow(/complete/);
  });
});
