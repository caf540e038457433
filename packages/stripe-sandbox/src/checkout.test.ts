import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';
import { openCheckout } from './testing/shop.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

/** What happens when a visitor presses a button on the page of a session. */
async function press(url: string | null, action: string): Promise<Response> {
  return fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });
}

const PAID_EVENTS = [
  'charge.succeeded',
  'checkout.session.completed',
  'payment_intent.created',
  'payment_intent.succeeded',
];

it('sells a pack: customer, price, session, payment, webhook', async () => {
  const { stripe } = harness;
  const customer = await stripe.customers.create({ email: 'ada@example.org', metadata: { user: '7' } });
  const product = await stripe.products.create({ name: '500 credits' });
  const price = await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 490 });
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: 'https://shop.example.org/done?session={CHECKOUT_SESSION_ID}',
    metadata: { order: 'o1' },
    payment_intent_data: { metadata: { order: 'o1' } },
  });
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 980,
    currency: 'eur',
  });

  const answer = await press(session.url, 'pay');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`https://shop.example.org/done?session=${session.id}`);

  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: { email: 'ada@example.org' },
    payment_intent: {
      status: 'succeeded',
      amount_received: 980,
      metadata: { order: 'o1' },
      latest_charge: { paid: true, amount: 980 },
    },
  });
  expect((await harness.types()).toSorted()).toEqual(
    ['customer.created', 'price.created', 'product.created', ...PAID_EVENTS].toSorted(),
  );
  const completed = harness.events.find(({ type }) => type === 'checkout.session.completed');
  expect(completed?.data.object).toMatchObject({
    id: session.id,
    payment_status: 'paid',
    metadata: { order: 'o1' },
  });
});

it('is paid once, however often the button is pressed', async () => {
  const { stripe } = harness;
  const session = await openCheckout(stripe);
  const answers = await Promise.all(Array.from({ length: 10 }, () => press(session.url, 'pay')));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(() => harness.sandbox.controls.pay(session.id)).toThrow(/complete/);
  expect((await stripe.charges.list()).data).toHaveLength(1);
});

it('a declined card leaves the session open, and the next try uses the same payment', async () => {
  const { stripe } = harness;
  const session = await openCheckout(stripe);
  const declined = await press(session.url, 'decline');
  expect(await declined.text()).toContain('Your card was declined');
  const after = await stripe.checkout.sessions.retrieve(session.id);
  expect(after).toMatchObject({ status: 'open', payment_status: 'unpaid' });
  await press(session.url, 'pay');
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  expect(paid.payment_intent).toMatchObject({ id: after.payment_intent, status: 'succeeded' });
  expect(await harness.types()).toContain('payment_intent.payment_failed');
  expect((await stripe.charges.list()).data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
});

it('cancelling leads back and leaves the session open', async () => {
  const { stripe } = harness;
  const session = await openCheckout(stripe);
  const answer = await press(session.url, 'cancel');
  expect(answer.headers.get('location')).toBe('https://shop.example.org/cancelled');
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
});

describe('paying later', () => {
  it('completes unpaid, and is told of again when the money arrives', async () => {
    const { stripe, sandbox } = harness;
    const session = await openCheckout(stripe);
    await press(session.url, 'later');
    expect(await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })).toMatchObject(
      {
        status: 'complete',
        payment_status: 'unpaid',
        payment_intent: { status: 'processing' },
      },
    );
    sandbox.controls.advance(10);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
    const types = await harness.types();
    expect(types).toContain('checkout.session.completed');
    expect(types).toContain('checkout.session.async_payment_succeeded');
    expect((await stripe.charges.list()).data).toHaveLength(1);
  });

  it('can fail', async () => {
    const { stripe, sandbox } = harness;
    const session = await openCheckout(stripe);
    sandbox.controls.payLater(session.id);
    sandbox.controls.settle(session.id, 'failed');
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    expect(await harness.types()).toContain('checkout.session.async_payment_failed');
    expect(() => sandbox.controls.settle(session.id, 'succeeded')).toThrow(/on its way/);
  });
});

describe('a session ends', () => {
  it('by itself after a day', async () => {
    const { stripe, sandbox } = harness;
    const session = await openCheckout(stripe);
    sandbox.controls.advance(24 * 3600);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'expired',
      url: null,
    });
    expect(await harness.types()).toContain('checkout.session.expired');
  });

  it('when it is expired, and can not be paid any more', async () => {
    const { stripe } = harness;
    const session = await openCheckout(stripe);
    await stripe.checkout.sessions.expire(session.id);
    const answer = await press(session.url, 'pay');
    expect(await answer.text()).toContain('expired');
    expect((await stripe.charges.list()).data).toEqual([]);
  });
});

it('costs nothing when nothing is to be paid', async () => {
  const { stripe, sandbox } = harness;
  const session = await openCheckout(stripe, { amount: 0 });
  sandbox.controls.pay(session.id);
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
  });
});

describe('the page', () => {
  it('says that it is no real money, what is bought, and what it costs', async () => {
    const session = await openCheckout(harness.stripe, { currency: 'kwd', amount: 4900 });
    const page = await fetch(session.url ?? '');
    const text = (await page.text()).replaceAll('\u00a0', ' ');
    expect(text).toContain('Sandbox – no real money');
    expect(text).toContain('500 credits');
    expect(text).toContain('KWD 4.900');
    expect(text).not.toMatch(/<input|<script/);
    expect(page.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://shop.example.org",
    );
  });

  it('speaks the language of the session, or of the browser', async () => {
    const { stripe } = harness;
    const session = await openCheckout(stripe);
    const page = await fetch(session.url ?? '', { headers: { 'accept-language': 'fr, de-AT;q=0.8, en' } });
    const text = (await page.text()).replaceAll('\u00a0', ' ');
    expect(text).toContain('<html lang="de">');
    expect(text).toContain('Sandbox – kein echtes Geld');
    expect(text).toContain('€ 4,90 bezahlen');
  });

  it('shows markup in a name as text', async () => {
    const { stripe } = harness;
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'eur',
            unit_amount: 490,
            product_data: { name: '<img src=x onerror=alert(1)>' },
          },
        },
      ],
      success_url: 'https://shop.example.org/done',
    });
    const text = await (await fetch(session.url ?? '')).text();
    expect(text).not.toContain('<img');
    expect(text).toContain('&#60;img');
  });

  it('can be shown under another address, which leads to nothing else of the sandbox', async () => {
    const { sandbox, stripe } = harness;
    const site = createServer((request, response) => {
      request.url = request.url?.replace('/sandbox/', '/');
      sandbox.pages(request, response);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = site.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/sandbox`;
    const session = await openCheckout(stripe);
    const shown = await fetch(`${origin}/c/pay/${session.id}`);
    expect(await shown.text()).toContain('500 credits');
    const headers = { authorization: 'Bearer sk_test_sandbox' };
    for (const path of ['/v1/customers', '/_sandbox/deliveries'])
      expect((await fetch(origin + path, { headers })).status).toBe(404);
    await new Promise((resolve) => {
      site.close(resolve);
      site.closeAllConnections();
    });
  });

  it('is not there for a session that nobody opened', async () => {
    expect((await fetch(`${harness.url}/c/pay/cs_test_nobody`)).status).toBe(404);
  });
});
