import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';
import { addPrice, failureOf, openCheckout } from './testing/shop.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('customers', () => {
  it('keep what they are given, and lose what is emptied', async () => {
    const { stripe } = harness;
    const made = await stripe.customers.create({
      email: 'ada@example.org',
      name: 'Ada',
      metadata: { user: '7', plan: 'gold' },
      address: { city: 'London' },
    });
    expect(made.id).toMatch(/^cus_\w{14,}$/);
    const changed = await stripe.customers.update(made.id, {
      name: '',
      metadata: { plan: '', since: '2026' },
    });
    expect(changed).toMatchObject({ name: null, email: 'ada@example.org', address: { city: 'London' } });
    expect(changed.metadata).toEqual({ user: '7', since: '2026' });
  });

  it('are found by address', async () => {
    const { stripe } = harness;
    const ada = await stripe.customers.create({ email: 'ada@example.org' });
    await stripe.customers.create({ email: 'bob@example.org' });
    const found = await stripe.customers.list({ email: 'ada@example.org' });
    expect(found.data.map(({ id }) => id)).toEqual([ada.id]);
  });

  it('are known to be deleted', async () => {
    const { stripe } = harness;
    const { id } = await stripe.customers.create({});
    expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true });
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    expect(await failureOf(stripe.customers.update(id, { name: 'Ada' }))).toMatchObject({ statusCode: 404 });
  });
});

describe('lists', () => {
  it('come newest first, page by page, and say whether there is more', async () => {
    const { stripe } = harness;
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await stripe.customers.create({})).id);
    const first = await stripe.customers.list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    const last = await stripe.customers.list({ limit: 2, starting_after: ids[2] ?? '' });
    expect(last.data.map(({ id }) => id)).toEqual(ids.slice(3));
    expect(last.has_more).toBe(false);
    const before = await stripe.customers.list({ limit: 2, ending_before: ids[4] ?? '' });
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
  });

  it('are walked through by the SDK', async () => {
    const { stripe } = harness;
    for (let count = 0; count < 7; count += 1) await stripe.customers.create({});
    const all = await stripe.customers.list({ limit: 3 }).autoPagingToArray({ limit: 100 });
    expect(new Set(all.map(({ id }) => id)).size).toBe(7);
  });

  it('are limited by time', async () => {
    const { stripe, sandbox } = harness;
    const early = await stripe.customers.create({});
    sandbox.controls.advance(100);
    const late = await stripe.customers.create({});
    const found = await stripe.customers.list({ created: { gt: early.created } });
    expect(found.data.map(({ id }) => id)).toEqual([late.id]);
  });
});

describe('products', () => {
  it('take the identifier they are given, once', async () => {
    const { stripe } = harness;
    await stripe.products.create({ id: 'credits_500', name: '500 credits' });
    expect(await stripe.products.retrieve('credits_500')).toMatchObject({ name: '500 credits' });
    const failure = await failureOf(stripe.products.create({ id: 'credits_500', name: 'again' }));
    expect(failure.code).toBe('resource_already_exists');
  });

  it('are listed by whether they are sold', async () => {
    const { stripe } = harness;
    const { id } = await stripe.products.create({ name: 'gone' });
    await stripe.products.update(id, { active: false });
    await stripe.products.create({ name: 'here' });
    const active = await stripe.products.list({ active: true });
    expect(active.data.map(({ name }) => name)).toEqual(['here']);
  });
});

describe('prices', () => {
  it('are found by lookup key, which can move to a new price', async () => {
    const { stripe } = harness;
    const { product } = await addPrice(stripe);
    const terms = { product: String(product), currency: 'eur', lookup_key: 'credits_500' };
    const old = await stripe.prices.create({ ...terms, unit_amount: 490 });
    await expect(stripe.prices.create({ ...terms, unit_amount: 590 })).rejects.toThrow(/lookup key/);
    const fresh = await stripe.prices.create({ ...terms, unit_amount: 590, transfer_lookup_key: true });
    const found = await stripe.prices.list({ lookup_keys: ['credits_500'] });
    expect(found.data.map(({ id }) => id)).toEqual([fresh.id]);
    expect((await stripe.prices.retrieve(old.id)).lookup_key).toBeNull();
  });

  it('come with decimals that the SDK reads', async () => {
    const price = await addPrice(harness.stripe, { amount: 490 });
    expect(price.unit_amount_decimal?.toString()).toBe('490');
  });

  it('hold for several currencies, without decimals and with three', async () => {
    const { stripe } = harness;
    const product = await stripe.products.create({ name: '500 credits' });
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'eur',
      unit_amount: 490,
      currency_options: { jpy: { unit_amount: 800 }, kwd: { unit_amount: 1650 } },
    });
    expect(price.currency_options).toBeUndefined();
    const whole = await stripe.prices.retrieve(price.id, { expand: ['currency_options'] });
    expect(whole.currency_options?.['jpy']).toMatchObject({ unit_amount: 800 });
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      currency: 'jpy',
      line_items: [{ price: price.id, quantity: 3 }],
      success_url: 'https://shop.example.org/done',
    });
    expect(session).toMatchObject({ currency: 'jpy', amount_total: 2400 });
    await expect(addPrice(stripe, { currency: 'kwd', amount: 1655 })).rejects.toThrow(/divisible by 10/);
  });
});

describe('expanding', () => {
  it('turns references into objects, in lists and in depth', async () => {
    const { stripe, sandbox } = harness;
    const customer = await stripe.customers.create({ email: 'ada@example.org' });
    const { id } = await openCheckout(stripe, { customer: customer.id });
    sandbox.controls.pay(id);
    const [session] = (
      await stripe.checkout.sessions.list({
        limit: 1,
        expand: [
          'data.customer',
          'data.line_items.data.price.product',
          'data.payment_intent.latest_charge.refunds',
        ],
      })
    ).data;
    expect(session).toMatchObject({
      customer: { email: 'ada@example.org' },
      line_items: { data: [{ price: { product: { name: '500 credits' } } }] },
      payment_intent: { latest_charge: { refunds: { data: [] } } },
    });
  });

  it('leaves the stored object as it is', async () => {
    const { stripe } = harness;
    const { id } = await addPrice(stripe);
    await stripe.prices.retrieve(id, { expand: ['product'] });
    expect(typeof (await stripe.prices.retrieve(id)).product).toBe('string');
  });

  it('refuses what is not there to be expanded', async () => {
    const { stripe } = harness;
    const { id } = await addPrice(stripe);
    const failure = await failureOf(stripe.prices.retrieve(id, { expand: ['shop'] }));
    expect(failure).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
  });
});
