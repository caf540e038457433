import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

it('sells a pack: customer, price, session, payment, webhook', async () => {
  const { stripe, sandbox } = harness;
  const customer = await stripe.customers.create({ email: 'ada@example.org', metadata: { user: '7' } });
  const product = await stripe.products.create({ name: '500 credits' });
  const price = await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 490 });
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: 'https://shop.example.org/done?session={CHECKOUT_SESSION_ID}',
    metadata: { order: 'o1' },
  });
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 980,
    currency: 'eur',
  });

  sandbox.controls.pay(session.id);

  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    payment_intent: { status: 'succeeded', amount_received: 980, latest_charge: { paid: true } },
  });
  expect(await harness.types()).toContain('checkout.session.completed');
  const completed = harness.events.find(({ type }) => type === 'checkout.session.completed');
  expect(completed?.data.object).toMatchObject({
    id: session.id,
    payment_status: 'paid',
    metadata: { order: 'o1' },
  });
});
