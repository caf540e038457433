import { randomUUID } from 'node:crypto';
import { addOffer, addProducts, reconcileAll } from '@studyhall/api/testing';
import { type ApiClient, createApiClient, reasonOf } from '@studyhall/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Learner, openShop, type Shop, sessionOf } from './testing/open-shop.ts';

/** What happens between the steps: broken calls, others who use the account, two things at once. */
let shop: Shop;
let admin: ApiClient;

beforeAll(async () => {
  shop = await openShop();
  await addProducts(shop.app.db);
  await addOffer(shop.app.db, { feature: 'exam:premium', credits: 300 });
  const { token } = await shop.app.signIn('admin');
  admin = createApiClient({ url: shop.app.origin, token: () => token });
});
afterAll(() => shop?.close());
afterEach(() => shop.sandbox.controls.clearFaults());

const pack = (productSlug = 'credits-500', currency = 'eur') => ({
  productSlug,
  currency,
  idempotencyKey: randomUUID(),
});

async function buy(learner: Learner, productSlug?: string) {
  const checkout = await learner.api.billing.checkout.mutate(pack(productSlug));
  const { payment_intent: payment } = shop.sandbox.controls.pay(sessionOf(checkout.url));
  await shop.settled();
  return { ...checkout, paymentIntent: String(payment) };
}

const refusal = async (call: Promise<unknown>) =>
  reasonOf(await call.catch((error: unknown) => error)).reason;
const creditsOf = async ({ api }: Learner) => (await api.billing.balance.query()).credits;
const differences = async () =>
  (await reconcileAll((asked) => admin.billing.reconcile.query(asked))).differences;

/** An order whose checkout did not open, because Stripe was away. */
async function interruptedOrder(learner: Learner, command: ReturnType<typeof pack>): Promise<string> {
  const opening = { on: 'request', method: 'POST', path: '/v1/checkout/sessions', kind: 'error' } as const;
  shop.sandbox.controls.addFault({ ...opening, times: 100 });
  expect(await refusal(learner.api.billing.checkout.mutate(command))).toBe('payments-unavailable');
  shop.sandbox.controls.clearFaults();
  const [order] = (await learner.api.billing.orders.query({})).items;
  expect(order).toMatchObject({ status: 'open', checkoutUrl: null });
  return order?.orderId ?? '';
}

/** A checkout that somebody else who uses the same account makes. */
async function foreignCheckout(orderId: string, userId: string): Promise<string> {
  const price = (await shop.stripe.prices.list({ limit: 1 })).data[0]?.id ?? '';
  const { id } = await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price, quantity: 1 }],
    client_reference_id: userId,
    metadata: { order_id: orderId },
    success_url: 'https://other.test/',
  });
  return id;
}

describe('a purchase that broke off', () => {
  it('after the checkout was opened and before its id was written, is granted once when it is paid', async () => {
    const learner = await shop.newLearner();
    const command = pack();
    const { orderId, url } = await learner.api.billing.checkout.mutate(command);
    await shop.tamper(
      'update billing.orders set stripe_session_id = null, checkout_url = null where id = $1',
      [orderId],
    );
    expect(await learner.api.billing.checkout.mutate(command)).toEqual({ orderId, url });
    await shop.tamper(
      'update billing.orders set stripe_session_id = null, checkout_url = null where id = $1',
      [orderId],
    );
    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    expect(await creditsOf(learner)).toBe(500);
    expect(await differences()).toEqual([]);
  });

  it('is finished at the price that was ordered, though another one holds by now', async () => {
    const learner = await shop.newLearner();
    const command = pack('credits-2500', 'usd');
    const orderId = await interruptedOrder(learner, command);
    await shop.tamper(
      `update billing.prices set is_active = false where product_slug = 'credits-2500' and currency = 'usd'`,
      [],
    );
    await shop.tamper(
      `insert into billing.prices (id, product_slug, currency, amount_minor, is_active) values ($1, 'credits-2500', 'usd', 9990, true)`,
      [randomUUID()],
    );
    const { url } = await learner.api.billing.checkout.mutate(command);
    expect(await shop.stripe.checkout.sessions.retrieve(sessionOf(url))).toMatchObject({
      amount_total: 2_190,
    });
    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'paid' });
  });

  it('in one language is finished in another', async () => {
    const learner = await shop.newLearner();
    const command = pack();
    const { orderId } = await learner.api.billing.checkout.mutate(command);
    const sql = 'update billing.orders set stripe_session_id = null, checkout_url = null where id = $1';
    await shop.tamper(sql, [orderId]);
    await shop.tamper(`update auth.profiles set language = 'de' where user_id = $1`, [learner.userId]);
    const german = await learner.api.billing.checkout.mutate(command);
    expect(await shop.stripe.checkout.sessions.retrieve(sessionOf(german.url))).toMatchObject({
      locale: 'de',
    });
    shop.sandbox.controls.pay(sessionOf(german.url));
    await shop.settled();
    expect(await creditsOf(learner)).toBe(500);
  });
});

it('an order that is paid leads to its own page, never to a second checkout', async () => {
  const learner = await shop.newLearner();
  const command = pack();
  const { orderId, url } = await learner.api.billing.checkout.mutate(command);
  shop.sandbox.controls.pay(sessionOf(url));
  await shop.settled();
  await shop.tamper('update billing.orders set checkout_url = null where id = $1', [orderId]);
  const again = await learner.api.billing.checkout.mutate(command);
  expect(again).toEqual({ orderId, url: `${shop.app.origin}/store/orders/${orderId}` });
});

describe('two things at once', () => {
  it('two orders of one learner that are paid in the same moment are both granted', async () => {
    const learner = await shop.newLearner();
    const orders = [
      await learner.api.billing.checkout.mutate(pack('credits-500')),
      await learner.api.billing.checkout.mutate(pack('credits-1000')),
    ];
    for (const { url } of orders) shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    expect(await creditsOf(learner)).toBe(1_500);
    expect((await learner.api.billing.ledger.query({})).items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('a refund while credits are spent takes exactly what was granted, whoever is first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const learner = await shop.newLearner();
      const { orderId } = await buy(learner);
      const [refunded, spent] = await Promise.all([
        refusal(learner.api.billing.refundOrder.mutate({ orderId })),
        refusal(learner.api.billing.spend.mutate({ feature: 'exam:premium', credits: 300 })),
      ]);
      await shop.settled();
      const isRefunded = refunded !== 'order-not-refundable';
      const isSpent = spent !== 'not-enough-credits';
      const { credits, debt } = await learner.api.billing.balance.query();
      expect(credits - debt).toBe(500 - (isRefunded ? 500 : 0) - (isSpent ? 300 : 0));
    }
    expect(await differences()).toEqual([]);
  });
});

describe('others who use the account', () => {
  it('may name orders as they like: what is none of ours is ignored', async () => {
    const learner = await shop.newLearner();
    await buy(learner);
    const session = await foreignCheckout('1234', 'customer 7');
    shop.sandbox.controls.pay(session);
    await shop.settled();
    const { data } = await shop.stripe.events.list({ type: 'checkout.session.completed', limit: 1 });
    expect(await admin.billing.getEvent.query({ eventId: data[0]?.id ?? '' })).toMatchObject({
      outcome: 'ignored',
      tries: 1,
    });
    expect(await differences()).toEqual([]);
  });

  it('gain nothing with the order of somebody else, and what they paid is named until it went back', async () => {
    const [learner, other] = [await shop.newLearner(), await shop.newLearner()];
    const { orderId, url } = await learner.api.billing.checkout.mutate(pack());
    const session = await foreignCheckout(orderId, other.userId);
    const { payment_intent: payment } = shop.sandbox.controls.pay(session);
    await shop.settled();
    expect([await creditsOf(learner), await creditsOf(other)]).toEqual([0, 0]);
    expect(await differences()).toContainEqual({
      kind: 'paid-by-other-checkout',
      subject: orderId,
      detail: session,
    });
    await shop.stripe.refunds.create({ payment_intent: String(payment) });
    await shop.settled();
    for (const { eventId } of (await admin.billing.listEvents.query({ outcome: 'review' })).items)
      expect(await admin.billing.retryEvent.mutate({ eventId })).toMatchObject({ outcome: 'ignored' });
    expect(await differences()).toEqual([]);
    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    expect(await creditsOf(learner)).toBe(500);
  });
});

describe('a payment that is not what was ordered', () => {
  it('goes back at an administrator’s word, which settles the order', async () => {
    const learner = await shop.newLearner();
    const { orderId, url } = await learner.api.billing.checkout.mutate(pack());
    await shop.tamper(
      `with older as (insert into billing.prices (id, product_slug, currency, amount_minor, is_active)
         select gen_random_uuid(), product_slug, currency, 400, false from billing.orders where id = $1 returning id),
       changed as (update billing.orders set total_amount = 400, price_id = (select id from older) where id = $1 returning id)
       update billing.order_items set unit_price = 400, total_price = 400 where order_id in (select id from changed)`,
      [orderId],
    );
    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    expect(await admin.billing.getOrder.query({ orderId })).toMatchObject({
      status: 'review',
      reviewReason: 'amount',
      paidAmount: 490,
    });
    const idempotencyKey = randomUUID();
    expect(await admin.billing.refund.mutate({ orderId, idempotencyKey })).toMatchObject({
      amountMinor: 490,
    });
    await shop.settled();
    expect(await admin.billing.getOrder.query({ orderId })).toMatchObject({
      status: 'refunded',
      reviewReason: null,
    });
    expect((await learner.api.billing.ledger.query({})).items).toEqual([]);
    for (const { eventId } of (await admin.billing.listEvents.query({ outcome: 'review' })).items)
      expect(await admin.billing.retryEvent.mutate({ eventId })).toMatchObject({ outcome: 'done' });
    expect(await differences()).toEqual([]);
  });
});

describe('when Stripe and we know different things', () => {
  it('a Stripe that forgot prices and customers is told of them again', async () => {
    const learner = await shop.newLearner();
    await buy(learner);
    await shop.tamper(
      `update billing.prices set stripe_price_id = 'price_gone_' || id where stripe_price_id is not null`,
      [],
    );
    await shop.tamper(`update billing.customers set stripe_customer_id = 'cus_gone' where user_id = $1`, [
      learner.userId,
    ]);
    expect(await refusal(learner.api.billing.portal.mutate())).toBe('not-found');
    await buy(learner);
    expect(await creditsOf(learner)).toBe(1_000);
    const prices = await admin.billing.sync.mutate();
    expect(JSON.stringify(prices)).not.toContain('gone');
    expect(await learner.api.billing.portal.mutate()).toMatchObject({ url: expect.any(String) });
  });

  it('a refund whose key was used for another amount is refused', async () => {
    const learner = await shop.newLearner();
    const { orderId } = await buy(learner);
    const idempotencyKey = randomUUID();
    await admin.billing.refund.mutate({ orderId, amountMinor: 100, idempotencyKey });
    expect(await refusal(admin.billing.refund.mutate({ orderId, amountMinor: 200, idempotencyKey }))).toBe(
      'idempotency-key-reused',
    );
    await shop.settled();
    expect(await creditsOf(learner)).toBe(500 - 102);
  });

  it('a refund that was made at Stripe already is refused in our words, and its credits go', async () => {
    const learner = await shop.newLearner();
    const { orderId, paymentIntent } = await buy(learner);
    shop.sandbox.controls.addFault({ on: 'webhook', kind: 'drop', times: 100 });
    await shop.stripe.refunds.create({ payment_intent: paymentIntent });
    await shop.settled();
    expect(await differences()).toContainEqual(
      expect.objectContaining({ kind: 'refund-not-settled', subject: orderId }),
    );
    expect(await refusal(learner.api.billing.refundOrder.mutate({ orderId }))).toBe('order-not-refundable');
    // Whoever asks learns of it, and so do we: the message is not waited for.
    expect(await differences()).toEqual([]);
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0, debt: 0 });
    shop.sandbox.controls.clearFaults();
    const { data } = await shop.stripe.events.list({ type: 'charge.refunded', limit: 1 });
    shop.sandbox.controls.resend(data[0]?.id ?? '');
    await shop.settled();
    expect(await differences()).toEqual([]);
  });

  it('a month that was paid and never heard of is a difference', async () => {
    const learner = await shop.newLearner();
    const { url } = await learner.api.billing.checkout.mutate(pack('plan-monthly'));
    const { subscription } = shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    shop.sandbox.controls.addFault({ on: 'webhook', kind: 'drop', times: 100 });
    shop.sandbox.controls.renew(String(subscription));
    await shop.settled();
    expect(await differences()).toContainEqual(
      expect.objectContaining({ kind: 'month-not-granted', subject: String(subscription) }),
    );
    shop.sandbox.controls.clearFaults();
    const { data } = await shop.stripe.events.list({ type: 'invoice.paid', limit: 1 });
    shop.sandbox.controls.resend(data[0]?.id ?? '');
    await shop.settled();
    expect(await creditsOf(learner)).toBe(2_000);
    expect(await differences()).toEqual([]);
  });

  it('a Stripe that does not answer is said to be away', async () => {
    const lists = { on: 'request', method: 'GET', path: '/v1/checkout/sessions', kind: 'error' } as const;
    shop.sandbox.controls.addFault({ ...lists, times: 100 });
    expect(await refusal(admin.billing.reconcile.query({}))).toBe('payments-unavailable');
  });
});

it.each(['before', 'after'] as const)(
  'a month whose credits have lapsed takes nothing when it is refunded, %s they were taken out',
  async (when) => {
    const learner = await shop.newLearner();
    const { url } = await learner.api.billing.checkout.mutate(pack('plan-monthly'));
    const { subscription } = shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    const sql = `update billing.lots set expires_at = now() - interval '1 second' where user_id = $1`;
    await shop.tamper(sql, [learner.userId]);
    if (when === 'after') await buy(learner);
    const [month] = (await shop.stripe.invoices.list({ subscription: String(subscription), limit: 1 })).data;
    const [paid] = (await shop.stripe.invoicePayments.list({ invoice: month?.id ?? '' })).data;
    await shop.stripe.refunds.create({ payment_intent: String(paid?.payment.payment_intent) });
    await shop.settled();
    if (when === 'before') await buy(learner);
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 500, debt: 0 });
    expect((await learner.api.billing.ledger.query({})).items.map(({ kind }) => kind)).toEqual([
      'purchase',
      'expiry',
      'plan',
    ]);
  },
);
