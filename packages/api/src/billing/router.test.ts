import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { addOffer, tamper } from '../testing/billing.ts';
import { type Customer, type Shop, sessionOf, test } from '../testing/shop.ts';
import { grantCredits } from './grant.ts';
import { putCheckout } from './order-queries.ts';
import { receiveEvent } from './receive-event.ts';
import { requireFeature } from './require-feature.ts';

const DAY = 24 * 60 * 60 * 1000;
const exam = 'exam:premium';

interface Gift {
  readonly credits: number;
  readonly days?: number;
}

/** Gives credits, which lapse after so many days if that is said. */
async function give({ site }: Shop, { userId }: Customer, { credits, days }: Gift): Promise<void> {
  const expiresAt = days === undefined ? null : new Date(site.now.getTime() + days * DAY);
  const gift = { userId, credits, reason: 'A gift', expiresAt, idempotencyKey: randomUUID() };
  await grantCredits(site.db, { ...gift, actorId: randomUUID(), now: site.now });
}

/** Leaves a learner with a debt of 300: of 500 credits that went back 300 had been spent. */
async function owe(shop: Shop, customer: Customer): Promise<void> {
  const { paymentIntentId } = await shop.buy(customer);
  await customer.api.billing.spend({ feature: exam, credits: 300 });
  await shop.stripe.refunds.create({ payment_intent: paymentIntentId });
  await shop.settle();
}

/** Stripe gives no answer about refunds while `work` lasts. */
async function withoutRefunds(shop: Shop, work: () => Promise<unknown>): Promise<void> {
  const away = { on: 'request', method: 'POST', path: '/v1/refunds', kind: 'error' } as const;
  shop.sandbox.controls.addFault({ ...away, times: 1_000 });
  await work();
  shop.sandbox.controls.clearFaults();
}

/** A message about a checkout arrives, whatever made Stripe send it. */
async function settleCheckout({ site, payments }: Shop, sessionId: string): Promise<void> {
  const subject = { kind: 'checkout', sessionId } as const;
  const event = { id: `evt_${randomUUID()}`, type: 'a.message', createdAt: site.now, subject, payload: {} };
  await receiveEvent(site.db, { payments, event, now: site.now });
}

const pack = (productSlug = 'credits-500') => ({
  productSlug,
  currency: 'eur',
  idempotencyKey: randomUUID(),
});

describe('the catalogue', () => {
  test('lists packs from the smallest, the plan last, each with its prices, and says that no real money moves', async ({
    shop,
  }) => {
    const { api } = await shop.enter('guest');
    const { isSandbox, products, offers } = await api.billing.catalog();
    expect(isSandbox).toBe(true);
    expect(offers).toEqual([]);
    expect(products.map(({ slug, credits, lapseAfterMonths }) => [slug, credits, lapseAfterMonths])).toEqual([
      ['credits-500', 500, null],
      ['credits-1000', 1_000, null],
      ['credits-2500', 2_500, null],
      ['credits-5000', 5_000, null],
      ['credits-10000', 10_000, null],
      ['plan-monthly', 1_000, 3],
    ]);
    expect(products[0]).toMatchObject({
      kind: 'pack',
      prices: [
        { currency: 'eur', amountMinor: 490 },
        { currency: 'usd', amountMinor: 540 },
      ],
    });
  });

  test('does not list what is withdrawn: a product, a price, a product without a price', async ({
    shop,
    db,
  }) => {
    await tamper(db, async (trx) => {
      await trx('billing.products').where({ slug: 'credits-500' }).update({ isActive: false });
      const usd = { productSlug: 'credits-1000', currency: 'usd' };
      await trx('billing.prices').where(usd).update({ isActive: false });
      await trx('billing.prices').where({ productSlug: 'credits-2500' }).update({ isActive: false });
    });
    const { products } = await (await shop.enter()).api.billing.catalog();
    expect(products[0]).toMatchObject({
      slug: 'credits-1000',
      prices: [{ currency: 'eur', amountMinor: 890 }],
    });
    expect(products[1]).toMatchObject({ slug: 'credits-5000' });
  });

  test('shows an offer as open to who opened it, and to nobody else', async ({ shop, db }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    await give(shop, ada, { credits: 300 });
    await ada.api.billing.spend({ feature: exam, credits: 300 });
    const offer = { feature: exam, credits: 300, isClosedByDebt: false };
    expect((await ada.api.billing.catalog()).offers).toEqual([{ ...offer, isOpen: true }]);
    expect((await bob.api.billing.catalog()).offers).toEqual([{ ...offer, isOpen: false }]);
  });
});

describe('the balance', () => {
  test('leaves out credits from the moment they lapse, though nobody has taken them out, and announces the next ones', async ({
    shop,
  }) => {
    const ada = await shop.enter('guest');
    const begin = shop.site.now.getTime();
    await give(shop, ada, { credits: 100, days: 1 });
    await give(shop, ada, { credits: 20, days: 2 });
    await give(shop, ada, { credits: 3 });
    expect(await ada.api.billing.balance()).toEqual({
      credits: 123,
      debt: 0,
      debtOf: [],
      lapsesNext: { credits: 100, at: new Date(begin + DAY) },
    });
    shop.site.wait(DAY - 1);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 123 });
    shop.site.wait(1);
    expect(await ada.api.billing.balance()).toEqual({
      credits: 23,
      debt: 0,
      debtOf: [],
      lapsesNext: { credits: 20, at: new Date(begin + 2 * DAY) },
    });
    shop.site.wait(DAY);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 3, debt: 0, lapsesNext: null });
    expect((await ada.api.billing.ledger({})).items).toHaveLength(3);
  });

  test('names the purchases that a debt is of, each until that is paid', async ({ shop, db }) => {
    await addOffer(db, { feature: exam, credits: 900 });
    const ada = await shop.enter();
    const purchases = [await shop.buy(ada), await shop.buy(ada)];
    const boughtAt = shop.site.now;
    await ada.api.billing.spend({ feature: exam, credits: 900 });
    shop.site.wait(DAY);
    await shop.stripe.refunds.create({ payment_intent: purchases[1]?.paymentIntentId ?? '' });
    await shop.settle();
    const purchase = { kind: 'purchase', title: '500 credits', credits: 500, boughtAt };
    expect(await ada.api.billing.balance()).toMatchObject({ debt: 400, debtOf: [purchase] });
    await shop.stripe.refunds.create({ payment_intent: purchases[0]?.paymentIntentId ?? '' });
    await shop.settle();
    expect(await ada.api.billing.balance()).toMatchObject({ debt: 900, debtOf: [purchase, purchase] });
    await give(shop, ada, { credits: 399 });
    expect(await ada.api.billing.balance()).toMatchObject({ debt: 501, debtOf: [purchase, purchase] });
    await give(shop, ada, { credits: 1 });
    expect(await ada.api.billing.balance()).toMatchObject({ debt: 500, debtOf: [purchase] });
    await give(shop, ada, { credits: 500 });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 0, debtOf: [] });
    await addOffer(db, { feature: 'exam:other', credits: 200 });
    const { paymentIntentId } = await shop.buy(ada);
    await ada.api.billing.spend({ feature: 'exam:other', credits: 200 });
    await shop.stripe.refunds.create({ payment_intent: paymentIntentId });
    await shop.settle();
    const later = { ...purchase, boughtAt: shop.site.now };
    expect(await ada.api.billing.balance()).toMatchObject({ debt: 200, debtOf: [later] });
  });

  test('is one’s own: neither credits nor debts of others are in it', async ({ shop, db }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const [rich, debtor, nobody] = [await shop.enter(), await shop.enter(), await shop.enter()];
    await give(shop, rich, { credits: 40, days: 1 });
    await owe(shop, debtor);
    const lapsesNext = { credits: 40, at: new Date(shop.site.now.getTime() + DAY) };
    expect(await rich.api.billing.balance()).toEqual({ credits: 40, debt: 0, debtOf: [], lapsesNext });
    expect(await debtor.api.billing.balance()).toMatchObject({
      credits: 0,
      debt: 300,
      debtOf: [{}],
      lapsesNext: null,
    });
    expect(await nobody.api.billing.balance()).toEqual({ credits: 0, debt: 0, debtOf: [], lapsesNext: null });
  });
});

describe('the ledger', () => {
  test('tells every movement, newest first, page by page: what it changed, what was left, whence and whither', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const ada = await shop.enter();
    await owe(shop, ada);
    await give(shop, ada, { credits: 400 });
    const first = await ada.api.billing.ledger({ limit: 3 });
    const facts = ({ items }: typeof first) =>
      items.map(({ number, kind, change, creditsAfter, debtAfter }) => [
        number,
        kind,
        change,
        creditsAfter,
        debtAfter,
      ]);
    expect(facts(first)).toEqual([
      [4, 'grant', 400, 100, 0],
      [3, 'refund', -500, 0, 300],
      [2, 'spend', -300, 200, 0],
    ]);
    expect(first.items.map(({ entries }) => entries)).toEqual([
      [
        { from: 'grants', to: 'debt', amount: 300 },
        { from: 'grants', to: 'credits', amount: 100 },
      ],
      [
        { from: 'credits', to: 'refunds', amount: 200 },
        { from: 'debt', to: 'refunds', amount: 300 },
      ],
      [{ from: 'credits', to: 'spends', amount: 300 }],
    ]);
    const second = await ada.api.billing.ledger({ limit: 3, cursor: first.nextCursor ?? '' });
    expect(facts(second)).toEqual([[1, 'purchase', 500, 500, 0]]);
    expect(second.nextCursor).toBeNull();
  });

  test('is one’s own', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    await give(shop, ada, { credits: 1 });
    await give(shop, ada, { credits: 2 });
    await give(shop, bob, { credits: 30 });
    expect((await ada.api.billing.ledger({})).items.map(({ change }) => change)).toEqual([2, 1]);
    expect((await bob.api.billing.ledger({})).items.map(({ change }) => change)).toEqual([30]);
  });
});

describe('a checkout', () => {
  test('asks Stripe for what was ordered: its price, once, of this learner, in their language, and back to the order', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const german = shop.site.callerFor({ ...ada.viewer, language: 'de' });
    const { orderId, url } = await german.billing.checkout({ ...pack('credits-1000'), currency: 'usd' });
    const session = await shop.stripe.checkout.sessions.retrieve(sessionOf(url), { expand: ['line_items'] });
    expect(session).toMatchObject({
      mode: 'payment',
      amount_total: 980,
      currency: 'usd',
      locale: 'de',
      client_reference_id: ada.userId,
      metadata: { order_id: orderId, user_id: ada.userId },
      success_url: `https://learn.example.org/store/orders/${orderId}`,
      cancel_url: `https://learn.example.org/store/orders/${orderId}#cancelled`,
    });
    expect(session.line_items?.data).toMatchObject([{ quantity: 1 }]);
  });

  test('under the same key is the same one, under another key another, and the same learner stays one customer', async ({
    shop,
  }) => {
    const { api } = await shop.enter();
    const command = pack();
    const first = await api.billing.checkout(command);
    expect(await api.billing.checkout(command)).toEqual(first);
    const second = await api.billing.checkout(pack());
    expect(second.orderId).not.toBe(first.orderId);
    expect((await api.billing.orders({})).items).toHaveLength(2);
    const { data } = await shop.stripe.checkout.sessions.list({});
    expect(new Set(data.map(({ customer }) => customer)).size).toBe(1);
  });

  test('that is open is the one, in whatever language it is asked for again: Stripe opens no second', async ({
    shop,
  }) => {
    const { api, viewer } = await shop.enter();
    const command = pack();
    const first = await api.billing.checkout(command);
    const inGerman = shop.site.callerFor({ ...viewer, language: 'de' });
    expect(await inGerman.billing.checkout(command)).toEqual(first);
    const { data } = await shop.stripe.checkout.sessions.list({});
    expect(data.map(({ id }) => id)).toEqual([sessionOf(first.url)]);
  });

  test('of an order is one for good: what a slower call opened, in another language, does not take its place', async ({
    shop,
    db,
  }) => {
    const { api, userId } = await shop.enter();
    const command = pack();
    const first = await api.billing.checkout(command);
    const slower = {
      userId,
      orderId: first.orderId,
      sessionId: 'cs_slower',
      url: 'https://pay.example/slower',
    };
    await tamper(db, async (trx) => expect(await putCheckout(trx, slower)).toBe(false));
    expect(await api.billing.checkout(command)).toEqual(first);
    shop.sandbox.controls.pay(sessionOf(first.url));
    await shop.settle();
    expect(await api.billing.order({ orderId: first.orderId })).toMatchObject({ status: 'paid' });
  });

  test('of what is paid leads to the order, never to a second checkout', async ({ shop }) => {
    const { api } = await shop.enter();
    const command = pack();
    const { orderId, url } = await api.billing.checkout(command);
    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settle();
    const page = `https://learn.example.org/store/orders/${orderId}`;
    expect(await api.billing.checkout(command)).toEqual({ orderId, url: page });
  });

  test('under a key that somebody else has used is one’s own', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    const command = pack();
    const first = await ada.api.billing.checkout(command);
    const second = await bob.api.billing.checkout(command);
    expect(second.orderId).not.toBe(first.orderId);
    const { client_reference_id: payer } = await shop.stripe.checkout.sessions.retrieve(
      sessionOf(second.url),
    );
    expect(payer).toBe(bob.userId);
    const customers = (await shop.stripe.checkout.sessions.list({})).data.map(({ customer }) => customer);
    expect(new Set(customers).size).toBe(2);
  });

  test.for([
    ['another product', { productSlug: 'credits-1000' }],
    ['another currency', { currency: 'usd' }],
  ] as const)('under a key that was used for %s is refused', async ([_what, change], { shop }) => {
    const { api } = await shop.enter();
    const command = pack();
    await api.billing.checkout(command);
    await expect(api.billing.checkout({ ...command, ...change })).rejects.toThrow('idempotency-key-reused');
  });

  test('of what is unknown, in a currency without a price, or withdrawn is refused, and orders nothing', async ({
    shop,
    db,
  }) => {
    const { api } = await shop.enter();
    await tamper(db, async (trx) => {
      await trx('billing.products').where({ slug: 'credits-2500' }).update({ isActive: false });
      await trx('billing.prices').where({ productSlug: 'credits-5000' }).update({ isActive: false });
    });
    for (const command of [
      pack('gold'),
      { ...pack(), currency: 'jpy' },
      pack('credits-2500'),
      pack('credits-5000'),
    ])
      await expect(api.billing.checkout(command)).rejects.toThrow('product-not-for-sale');
    expect((await api.billing.orders({})).items).toEqual([]);
  });

  test('of a plan is refused while one runs, and possible again once that one ends', async ({ shop }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    await expect(ada.api.billing.checkout(pack('plan-monthly'))).rejects.toThrow('already-subscribed');
    expect(await ada.api.billing.checkout(pack())).toMatchObject({ url: expect.any(String) });
    await shop.stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true });
    await shop.settle();
    expect(await ada.api.billing.checkout(pack('plan-monthly'))).toMatchObject({ url: expect.any(String) });
  });

  test('of a plan is possible once Stripe has ended the last one, though nobody heard of it', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    await shop.stripe.subscriptions.cancel(subscriptionId);
    shop.messages();
    await expect(ada.api.billing.checkout(pack('plan-monthly'))).rejects.toThrow('already-subscribed');
    shop.site.wait(32 * DAY);
    expect(await ada.api.billing.checkout(pack('plan-monthly'))).toMatchObject({ url: expect.any(String) });
    expect(await ada.api.billing.subscription()).toMatchObject({ status: 'canceled' });
  });

  test('of a plan is refused when the last one went on, though nobody heard of it, and its month arrives', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    shop.sandbox.controls.renew(subscriptionId);
    shop.messages();
    shop.site.wait(32 * DAY);
    await expect(ada.api.billing.checkout(pack('plan-monthly'))).rejects.toThrow('already-subscribed');
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 2_000 });
  });

  test('is possible when somebody deleted the customer at Stripe: another one pays', async ({ shop }) => {
    const ada = await shop.enter();
    const before = await shop.order(ada);
    const first = await shop.stripe.checkout.sessions.retrieve(before.sessionId);
    await shop.stripe.customers.del(String(first.customer));
    const after = await shop.order(ada);
    const { customer } = await shop.stripe.checkout.sessions.retrieve(after.sessionId);
    expect(customer).not.toBe(first.customer);
  });

  test('stays that of one customer when it is the price that Stripe does not know any more', async ({
    shop,
    db,
  }) => {
    const ada = await shop.enter();
    const before = await shop.order(ada);
    await tamper(
      db,
      async (trx) =>
        await trx('billing.prices').whereNotNull('stripePriceId').update({ stripePriceId: 'price_unknown' }),
    );
    const after = await shop.order(ada);
    const [one, other] = await Promise.all(
      [before, after].map(async ({ sessionId }) => await shop.stripe.checkout.sessions.retrieve(sessionId)),
    );
    expect(other?.customer).toBe(one?.customer);
  });

  test('of a plan is possible when Stripe does not know the last one any more and its period is over', async ({
    shop,
    db,
  }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const unknown = { stripeSubscriptionId: 'sub_unknown' };
    await tamper(
      db,
      async (trx) =>
        await trx('billing.subscriptions').where({ stripeSubscriptionId: subscriptionId }).update(unknown),
    );
    shop.site.wait(32 * DAY);
    expect(await ada.api.billing.checkout(pack('plan-monthly'))).toMatchObject({ url: expect.any(String) });
  });

  test('of a plan closes the one before it, so that two are never paid; others’ and those of packs stay', async ({
    shop,
  }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    const first = await shop.order(ada, { productSlug: 'plan-monthly' });
    const others = [await shop.order(bob, { productSlug: 'plan-monthly' }), await shop.order(ada)];
    const second = await shop.order(ada, { productSlug: 'plan-monthly' });
    expect(await ada.api.billing.order(first)).toMatchObject({ status: 'expired', checkoutUrl: null });
    const stateOf = async ({ sessionId }: typeof first) =>
      (await shop.stripe.checkout.sessions.retrieve(sessionId)).status;
    expect(await stateOf(first)).toBe('expired');
    for (const open of [...others, second]) expect(await stateOf(open)).toBe('open');
  });

  test('of a plan is refused when the one before it has just been paid, and cannot be paid any more', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const first = await shop.order(ada, { productSlug: 'plan-monthly' });
    shop.sandbox.controls.pay(first.sessionId);
    await expect(ada.api.billing.checkout(pack('plan-monthly'))).rejects.toThrow('already-subscribed');
    const { data } = await shop.stripe.checkout.sessions.list({});
    expect(data.map(({ status }) => status).toSorted()).toEqual(['complete', 'expired']);
    await shop.settle();
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 1_000 });
  });

  test('of a plan is possible though somebody else has one', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    await shop.buy(ada, 'plan-monthly');
    expect(await bob.api.billing.checkout(pack('plan-monthly'))).toMatchObject({ url: expect.any(String) });
  });
});

test('guests neither buy nor have what comes of buying; credits they may have', async ({ shop }) => {
  const { api } = await shop.enter('guest');
  const at = { orderId: randomUUID() };
  for (const call of [
    () => api.billing.checkout(pack()),
    () => api.billing.portal(),
    () => api.billing.orders({}),
    () => api.billing.order(at),
    () => api.billing.refundOrder(at),
    () => api.billing.transactions({}),
  ])
    await expect(call()).rejects.toThrow('forbidden');
  expect(await api.billing.balance()).toMatchObject({ credits: 0 });
  expect(await api.billing.subscription()).toBeNull();
});

describe('the portal', () => {
  test('is Stripe’s page for who has been at its checkout, and leads back to the store', async ({ shop }) => {
    const ada = await shop.enter();
    await shop.order(ada);
    const { url } = await ada.api.billing.portal();
    const page = await fetch(url);
    expect(await page.text()).toContain('https://learn.example.org/store');
  });

  test('is not there for who never bought anything, whoever else did', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    await shop.order(ada);
    await expect(bob.api.billing.portal()).rejects.toThrow('not-found');
  });
});

describe('orders', () => {
  test('are listed newest first, page by page', async ({ shop }) => {
    const ada = await shop.enter();
    const placed: string[] = [];
    for (const productSlug of ['credits-500', 'credits-1000', 'credits-2500']) {
      placed.unshift((await shop.order(ada, { productSlug })).orderId);
      shop.site.wait(1_000);
    }
    const first = await ada.api.billing.orders({ limit: 2 });
    expect(first.items.map(({ orderId }) => orderId)).toEqual(placed.slice(0, 2));
    const second = await ada.api.billing.orders({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ orderId: placed[2] }], nextCursor: null });
  });

  test('are one’s own: in the list, by their id and to give back', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    const { orderId } = await shop.buy(ada);
    await shop.order(bob);
    expect((await bob.api.billing.orders({})).items.map((order) => order.orderId)).not.toContain(orderId);
    await expect(bob.api.billing.order({ orderId })).rejects.toThrow('not-found');
    await expect(bob.api.billing.refundOrder({ orderId })).rejects.toThrow('not-found');
    await shop.settle();
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'paid' });
  });
});

describe('an order', () => {
  test('is open with the page where it is paid, and paid with how it was paid and with what it granted', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const { orderId, sessionId } = await shop.order(ada);
    const open = await ada.api.billing.order({ orderId });
    expect(open).toMatchObject({
      status: 'open',
      isRefundable: false,
      paymentMethod: null,
      paidAt: null,
      createdAt: shop.site.now,
      items: [{ productName: '500 credits', quantity: 1, unitPrice: 490, totalPrice: 490 }],
    });
    expect(open.checkoutUrl).toContain(sessionId);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0 });
    shop.site.wait(5_000);
    shop.sandbox.controls.pay(sessionId);
    await shop.settle();
    expect(await ada.api.billing.order({ orderId })).toMatchObject({
      status: 'paid',
      isRefundable: true,
      paymentMethod: 'card',
      checkoutUrl: null,
      paidAt: shop.site.now,
      credits: 500,
      totalAmount: 490,
      refundedAmount: 0,
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 500 });
  });

  test('whose checkout was never paid is expired after a day, and grants nothing', async ({ shop }) => {
    const ada = await shop.enter();
    const { orderId } = await shop.order(ada);
    shop.site.wait(DAY + 1_000);
    shop.sandbox.controls.advance(0);
    await shop.settle();
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'expired', checkoutUrl: null });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0 });
  });

  test('is given back within two weeks: the money first, the credits when Stripe says so', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const { orderId, paymentIntentId } = await shop.buy(ada);
    shop.site.wait(14 * DAY - 1);
    await ada.api.billing.refundOrder({ orderId });
    const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
    expect(data).toMatchObject([{ amount: 490 }]);
    for (let round = 0; round < 2; round += 1) {
      expect(await ada.api.billing.order({ orderId })).toMatchObject({
        status: 'refunded',
        refundedAmount: 490,
      });
      expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 0 });
      expect((await ada.api.billing.ledger({})).items.map(({ kind }) => kind)).toEqual([
        'refund',
        'purchase',
      ]);
      // What Stripe says afterwards changes nothing.
      await shop.settle();
    }
  });

  test('whose refund Stripe does not answer cannot be spent, and asking again goes on with the same refund', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const ada = await shop.enter();
    const { orderId, paymentIntentId, sessionId } = await shop.buy(ada);
    await withoutRefunds(shop, async () => {
      await expect(ada.api.billing.refundOrder({ orderId })).rejects.toThrow('payments-unavailable');
    });
    await expect(ada.api.billing.spend({ feature: exam, credits: 300 })).rejects.toThrow(
      'not-enough-credits',
    );
    // A message about the order that says nothing of the refund does not give the credits back.
    await settleCheckout(shop, sessionId);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 0 });
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'paid', isRefundable: true });
    await ada.api.billing.refundOrder({ orderId });
    await shop.settle();
    expect(await ada.api.billing.order({ orderId })).toMatchObject({
      status: 'refunded',
      isRefundable: false,
    });
    const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
    expect(data.map(({ amount }) => amount)).toEqual([490]);
    expect((await ada.api.billing.ledger({})).items.map(({ kind }) => kind)).toEqual(['refund', 'purchase']);
  });

  test('that Stripe does not refund gets its credits back', async ({ shop, db }) => {
    const ada = await shop.enter();
    const { orderId } = await shop.buy(ada);
    const unknown = { stripePaymentIntentId: 'pi_unknown' };
    await tamper(db, async (trx) => await trx('billing.orders').where({ id: orderId }).update(unknown));
    await expect(ada.api.billing.refundOrder({ orderId })).rejects.toThrow('order-not-refundable');
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 500, debt: 0 });
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'paid', isRefundable: true });
  });

  test('is not given back before it is paid, after two weeks, or once a credit of it is spent', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 1 });
    const [hasty, late, spender] = [await shop.enter(), await shop.enter(), await shop.enter()];
    const unpaid = await shop.order(hasty);
    const [old, used] = [await shop.buy(late), await shop.buy(spender)];
    await spender.api.billing.spend({ feature: exam, credits: 1 });
    for (const [{ api }, { orderId }] of [
      [hasty, unpaid],
      [spender, used],
    ] as const)
      await expect(api.billing.refundOrder({ orderId })).rejects.toThrow('order-not-refundable');
    shop.site.wait(14 * DAY);
    await expect(late.api.billing.refundOrder({ orderId: old.orderId })).rejects.toThrow(
      'order-not-refundable',
    );
    expect((await shop.stripe.refunds.list({})).data).toEqual([]);
  });
});

describe('receipts', () => {
  test('are one for each purchase and each month of a plan, newest first, page by page, and one’s own', async ({
    shop,
  }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    const { orderId, sessionId } = await shop.buy(ada);
    shop.site.wait(1_000);
    await shop.buy(ada, 'plan-monthly');
    await shop.buy(bob, 'credits-1000');
    const { items } = await ada.api.billing.transactions({});
    expect(items).toMatchObject([
      { orderId: null, amountPaidCents: 990, currency: 'eur', creditsAdded: 1_000 },
      { orderId, stripeSessionId: sessionId, amountPaidCents: 490, currency: 'eur', creditsAdded: 500 },
    ]);
    const first = await ada.api.billing.transactions({ limit: 1 });
    expect(first.items).toEqual(items.slice(0, 1));
    const second = await ada.api.billing.transactions({ limit: 1, cursor: first.nextCursor ?? '' });
    expect(second).toEqual({ items: items.slice(1), nextCursor: null });
    expect((await bob.api.billing.transactions({})).items).toMatchObject([{ creditsAdded: 1_000 }]);
  });
});

describe('the plan', () => {
  test('is shown with its state and the end of the paid month, to whoever has it, and nothing to others', async ({
    shop,
  }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter('guest')];
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    expect(await ada.api.billing.subscription()).toEqual({
      productName: 'Studyhall Plus',
      status: 'active',
      periodEnd: new Date('2026-04-10T12:00:00Z'),
      isEnding: false,
    });
    await shop.stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true });
    await shop.settle();
    expect(await ada.api.billing.subscription()).toMatchObject({ status: 'active', isEnding: true });
    expect(await bob.api.billing.subscription()).toBeNull();
  });
});

test('of two plans the one that runs is shown, though the other had been paid for longer', async ({
  shop,
  db,
}) => {
  const ada = await shop.enter();
  const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
  await shop.stripe.subscriptions.cancel(subscriptionId);
  await shop.settle();
  await tamper(
    db,
    async (trx) =>
      await trx('billing.subscriptions').update({ currentPeriodEnd: new Date('2027-03-10T12:00:00Z') }),
  );
  await shop.buy(ada, 'plan-monthly');
  expect(await ada.api.billing.subscription()).toMatchObject({ status: 'active' });
});

describe('spending', () => {
  test('takes what is asked and opens it for good; a second time costs nothing', async ({ shop, db }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const ada = await shop.enter('guest');
    await give(shop, ada, { credits: 500 });
    expect(await ada.api.billing.spend({ feature: exam, credits: 300 })).toEqual({
      creditsAfter: 200,
      isRepeat: false,
    });
    expect(await ada.api.billing.spend({ feature: exam, credits: 300 })).toEqual({
      creditsAfter: 200,
      isRepeat: true,
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 200 });
    shop.site.wait(3_650 * DAY);
    expect((await ada.api.billing.catalog()).offers).toMatchObject([{ isOpen: true }]);
  });

  test('more than there is says what is missing, and neither takes nor opens anything', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const ada = await shop.enter();
    await give(shop, ada, { credits: 299 });
    await expect(ada.api.billing.spend({ feature: exam, credits: 300 })).rejects.toMatchObject({
      cause: { reason: 'not-enough-credits', details: { needed: 300, available: 299 } },
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 299 });
    expect((await ada.api.billing.catalog()).offers).toMatchObject([{ isOpen: false }]);
  });

  test('what it opened closes while credits that paid for it are owed, says so, and opens again when they are paid', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const ada = await shop.enter();
    await owe(shop, ada);
    expect((await ada.api.billing.catalog()).offers).toEqual([
      { feature: exam, credits: 300, isOpen: false, isClosedByDebt: true },
    ]);
    await expect(ada.api.billing.spend({ feature: exam, credits: 300 })).rejects.toMatchObject({
      cause: { reason: 'debt-unpaid', details: { feature: exam, debt: 300 } },
    });
    await give(shop, ada, { credits: 299 });
    expect((await ada.api.billing.catalog()).offers).toMatchObject([{ isOpen: false }]);
    await give(shop, ada, { credits: 1 });
    expect((await ada.api.billing.catalog()).offers).toMatchObject([{ isOpen: true, isClosedByDebt: false }]);
  });

  test('a debt closes what its own purchase opened, and nothing that others or other purchases opened', async ({
    shop,
    db,
  }) => {
    const course = 'course:premium';
    for (const feature of [exam, course] as const) await addOffer(db, { feature, credits: 300 });
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    await shop.buy(ada);
    await ada.api.billing.spend({ feature: exam, credits: 300 });
    const { paymentIntentId } = await shop.buy(ada);
    await ada.api.billing.spend({ feature: course, credits: 300 });
    await owe(shop, bob);
    await shop.stripe.refunds.create({ payment_intent: paymentIntentId });
    await shop.settle();
    const closed = async ({ api }: Customer) =>
      (await api.billing.catalog()).offers
        .filter(({ isClosedByDebt }) => isClosedByDebt)
        .map(({ feature }) => feature);
    expect(await closed(ada)).toEqual([course]);
    expect(await closed(bob)).toEqual([exam]);
  });

  test('what a debt closed stays open once that is paid, whatever is owed later, and what is closed is named', async ({
    shop,
    db,
  }) => {
    const features = [exam, 'course:premium', 'exam:later'] as const;
    for (const feature of features) await addOffer(db, { feature, credits: 300 });
    const ada = await shop.enter();
    await owe(shop, ada);
    await give(shop, ada, { credits: 300 });
    const buyAndOpen = async (feature: (typeof features)[number]) => {
      const { paymentIntentId } = await shop.buy(ada);
      await ada.api.billing.spend({ feature, credits: 300 });
      shop.site.wait(DAY);
      return paymentIntentId;
    };
    const takeBack = async (payment: string) => {
      await shop.stripe.refunds.create({ payment_intent: payment });
      await shop.settle();
    };
    const closed = async () => {
      const { offers } = await ada.api.billing.catalog();
      const { debtOf } = await ada.api.billing.balance();
      const names = offers.filter(({ isClosedByDebt }) => isClosedByDebt).map(({ feature }) => feature);
      expect(debtOf).toHaveLength(names.length);
      return names.sort();
    };
    const second = await buyAndOpen('course:premium');
    await takeBack(second);
    expect(await closed()).toEqual(['course:premium']);
    await expect(
      requireFeature(db, { userId: ada.userId, feature: exam, now: shop.site.now }),
    ).resolves.toBeUndefined();
    await give(shop, ada, { credits: 300 });
    expect(await closed()).toEqual([]);
    await takeBack(await buyAndOpen('exam:later'));
    expect(await closed()).toEqual(['exam:later']);
  });

  test('two purchases that are taken back close what either opened, whichever goes first', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const ada = await shop.enter();
      const payments = [(await shop.buy(ada)).paymentIntentId];
      await ada.api.billing.spend({ feature: exam, credits: 300 });
      payments.push((await shop.buy(ada)).paymentIntentId);
      for (const which of order) {
        await shop.stripe.refunds.create({ payment_intent: payments[which] ?? '' });
        await shop.settle();
      }
      expect((await ada.api.billing.catalog()).offers).toMatchObject([{ isClosedByDebt: true }]);
    }
  });

  test('is at the price that was shown: at any other nothing is taken, and the answer says what it costs', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 300 });
    const ada = await shop.enter();
    await give(shop, ada, { credits: 5_000 });
    const raised = { feature: exam, credits: 3_000 };
    await tamper(db, async (trx) => await trx('billing.offers').update(raised));
    await expect(ada.api.billing.spend({ feature: exam, credits: 300 })).rejects.toMatchObject({
      cause: { reason: 'price-changed', details: { credits: 3_000 } },
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 5_000 });
    expect(await ada.api.billing.spend(raised)).toMatchObject({ creditsAfter: 2_000 });
    // What was bought at an older price is still bought.
    expect(await ada.api.billing.spend({ feature: exam, credits: 300 })).toMatchObject({ isRepeat: true });
  });

  test('on what is not premium is refused', async ({ shop }) => {
    const { api } = await shop.enter();
    await expect(api.billing.spend({ feature: 'exam:free', credits: 1 })).rejects.toThrow('not-found');
  });

  test('takes one’s own credits and no others: what somebody else has, or has opened, changes no price', async ({
    shop,
    db,
  }) => {
    await addOffer(db, { feature: exam, credits: 60 });
    const [ada, bob, poor] = [await shop.enter(), await shop.enter(), await shop.enter()];
    // Hers lapse sooner, so they would be taken first.
    await give(shop, ada, { credits: 100, days: 1 });
    await give(shop, bob, { credits: 100 });
    expect(await ada.api.billing.spend({ feature: exam, credits: 60 })).toEqual({
      creditsAfter: 40,
      isRepeat: false,
    });
    expect(await bob.api.billing.spend({ feature: exam, credits: 60 })).toEqual({
      creditsAfter: 40,
      isRepeat: false,
    });
    await expect(poor.api.billing.spend({ feature: exam, credits: 60 })).rejects.toThrow(
      'not-enough-credits',
    );
    for (const { api } of [ada, bob]) expect(await api.billing.balance()).toMatchObject({ credits: 40 });
    expect(await poor.api.billing.balance()).toMatchObject({ credits: 0 });
  });
});
