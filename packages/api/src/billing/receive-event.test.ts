import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { describe, expect } from 'vitest';
import { StaleReadError } from '../platform/database.ts';
import type { PaymentEvent } from '../platform/payments.ts';
import { addOffer, tamper } from '../testing/billing.ts';
import { reconcileAll } from '../testing/reconcile.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';
import { receiveEvent } from './receive-event.ts';

const DAY = 24 * 60 * 60 * 1000;

const arrive = ({ site, payments }: Shop, event: PaymentEvent) =>
  receiveEvent(site.db, { payments, event, now: site.now });

async function messageOf(shop: Shop, type: string, cause: () => Promise<unknown>): Promise<PaymentEvent> {
  shop.messages();
  await cause();
  const event = shop.messages().find((one) => one.type === type);
  if (event === undefined) throw new Error(`Stripe did not say ${type}`);
  return event;
}

interface Foreign {
  readonly orderId?: string;
  readonly userId?: string;
}

/** The message of a paid checkout that somebody else who uses the same account at Stripe has made. */
async function foreignPurchase(shop: Shop, { orderId, userId }: Foreign) {
  let payment = '';
  const event = await messageOf(shop, 'checkout.session.completed', async () => {
    const { id } = await shop.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { price_data: { currency: 'eur', unit_amount: 490, product_data: { name: 'Theirs' } }, quantity: 1 },
      ],
      ...(userId === undefined ? {} : { client_reference_id: userId }),
      ...(orderId === undefined ? {} : { metadata: { order_id: orderId } }),
      success_url: 'https://other.test/',
    });
    payment = String(shop.sandbox.controls.pay(id).payment_intent);
  });
  return { event, payment };
}

/** As if the call that ordered had broken off before it wrote down which checkout was opened. */
async function breakOff({ site }: Shop, orderId: string): Promise<void> {
  const unknown = { stripeSessionId: null, checkoutUrl: null };
  await tamper(site.db, async (trx) => await trx('billing.orders').where({ id: orderId }).update(unknown));
}

/** The last message about a subscription that somebody else has made, at a price of theirs. */
async function foreignSubscription(shop: Shop, metadata: Stripe.MetadataParam): Promise<PaymentEvent> {
  return await messageOf(shop, 'invoice.paid', async () => {
    const recurring = { interval: 'month' } as const;
    const theirs = { currency: 'eur', unit_amount: 990, recurring, product_data: { name: 'Theirs' } };
    const price = await shop.stripe.prices.create(theirs);
    const { id } = await shop.stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price: price.id, quantity: 1 }],
      subscription_data: { metadata },
      success_url: 'https://other.test/',
    });
    shop.sandbox.controls.pay(id);
  });
}

/** What a learner got out of everything that arrived. */
async function gainOf({
  api,
}: Customer): Promise<{ credits: number; receipts: number; plan: string | null }> {
  const [{ credits }, { items }] = [await api.billing.balance(), await api.billing.transactions({})];
  return { credits, receipts: items.length, plan: (await api.billing.subscription())?.status ?? null };
}
const NOTHING = { credits: 0, receipts: 0, plan: null };

describe('a message', () => {
  test('that had its effect is final: it is not asked about again, and no second try is kept', async ({
    shop,
    db,
  }) => {
    const ada = await shop.enter();
    const { sessionId } = await shop.order(ada);
    const event = await messageOf(shop, 'checkout.session.completed', async () =>
      shop.sandbox.controls.pay(sessionId),
    );
    expect(await arrive(shop, event)).toEqual({ outcome: 'done', note: null });
    await shop.sandbox.close();
    expect(await arrive(shop, event)).toMatchObject({ outcome: 'done', note: null });
    expect(await db('billing.webhook_outcomes').where({ eventId: event.id })).toHaveLength(1);
    expect(await gainOf(ada)).toEqual({ credits: 500, receipts: 1, plan: null });
  });

  test('that was ignored is final, too', async ({ shop, db }) => {
    const { event } = await foreignPurchase(shop, {});
    const ignored = { outcome: 'ignored', note: 'a checkout that did not begin here' };
    expect(await arrive(shop, event)).toEqual(ignored);
    await shop.sandbox.close();
    expect(await arrive(shop, event)).toMatchObject(ignored);
    expect(await db('billing.webhook_outcomes').where({ eventId: event.id })).toHaveLength(1);
  });

  test('that waits for review is looked at again, and its tries are counted', async ({ shop, db }) => {
    const ada = await shop.enter();
    const { event, payment } = await foreignPurchase(shop, { orderId: randomUUID(), userId: ada.userId });
    const note = 'names an order that we do not have';
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note });
    await shop.stripe.refunds.create({ payment_intent: payment });
    expect(await arrive(shop, event)).toEqual({ outcome: 'ignored', note });
    const tries = await db('billing.webhook_outcomes').where({ eventId: event.id }).orderBy('number');
    expect(tries).toMatchObject([
      { number: 1, outcome: 'review' },
      { number: 2, outcome: 'ignored' },
    ]);
  });
});

describe('a paid checkout that we did not open', () => {
  test('settles no order that has a checkout of its own, and waits for review while its money is kept', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const { orderId, sessionId } = await shop.order(ada);
    const { event, payment } = await foreignPurchase(shop, { orderId, userId: ada.userId });
    const note = 'the order has another checkout';
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note });
    expect(await gainOf(ada)).toEqual(NOTHING);
    const order = await ada.api.billing.order({ orderId });
    expect(order).toMatchObject({ status: 'open', checkoutUrl: expect.stringContaining(sessionId) });
    await shop.stripe.refunds.create({ payment_intent: payment });
    expect(await arrive(shop, event)).toEqual({ outcome: 'ignored', note });
  });

  test('settles no order of somebody else than it names', async ({ shop }) => {
    const [ada, eve] = [await shop.enter(), await shop.enter()];
    const { orderId } = await shop.order(ada);
    await breakOff(shop, orderId);
    const { event } = await foreignPurchase(shop, { orderId, userId: eve.userId });
    const note = 'names an order that we do not have';
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note });
    expect([await gainOf(ada), await gainOf(eve)]).toEqual([NOTHING, NOTHING]);
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'open' });
  });

  test('at another price than the order’s grants nothing and waits for review', async ({ shop }) => {
    const ada = await shop.enter();
    const { orderId } = await shop.order(ada);
    await breakOff(shop, orderId);
    const { event } = await foreignPurchase(shop, { orderId, userId: ada.userId });
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note: 'not what was ordered: price' });
    expect(await gainOf(ada)).toEqual(NOTHING);
  });
});

describe('a subscription', () => {
  test('that names no learner of ours is ignored', async ({ shop }) => {
    const event = await foreignSubscription(shop, { user_id: 'customer 7' });
    const note = 'a subscription that did not begin here';
    expect(await arrive(shop, event)).toEqual({ outcome: 'ignored', note });
    const { api } = await shop.enter('admin');
    expect((await reconcileAll(api.billing.reconcile)).differences).toEqual([]);
  });

  test('to another price than a plan’s gives its learner nothing and waits for review', async ({ shop }) => {
    const ada = await shop.enter();
    const event = await foreignSubscription(shop, { user_id: ada.userId });
    const note = 'a subscription to no plan of ours';
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note });
    expect(await gainOf(ada)).toEqual(NOTHING);
  });

  test('to the price of a pack gives its learner nothing and waits for review', async ({ shop, db }) => {
    const ada = await shop.enter();
    const event = await foreignSubscription(shop, { user_id: ada.userId });
    const [price] = (await shop.stripe.prices.list({ limit: 1 })).data;
    await tamper(
      db,
      async (trx) =>
        await trx('billing.prices')
          .where({ productSlug: 'credits-10000', currency: 'eur' })
          .update({ provider: 'sandbox', stripePriceId: price?.id ?? '' }),
    );
    const note = 'a subscription to no plan of ours';
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note });
    expect(await gainOf(ada)).toEqual(NOTHING);
  });

  test.for([
    ['amount', { amountMinor: 1_990 }],
    ['currency', { currency: 'gbp' }],
  ] as const)(
    'whose month was paid in another %s than the plan’s price grants no month',
    async ([_what, change], { shop, db }) => {
      const ada = await shop.enter();
      const { sessionId } = await shop.order(ada, { productSlug: 'plan-monthly' });
      await tamper(
        db,
        async (trx) =>
          await trx('billing.prices').where({ productSlug: 'plan-monthly', currency: 'eur' }).update(change),
      );
      const event = await messageOf(shop, 'invoice.paid', async () => shop.sandbox.controls.pay(sessionId));
      expect(await arrive(shop, event)).toEqual({
        outcome: 'review',
        note: expect.stringMatching(/^in_\w+ is not of the plan's price$/),
      });
      expect(await gainOf(ada)).toEqual({ credits: 0, receipts: 0, plan: 'active' });
    },
  );
});

test('a plan opens what is premium while its month is past due, and not once it has ended', async ({
  shop,
}) => {
  const ada = await shop.enter();
  await addOffer(shop.site.db, { feature: 'exam:premium', credits: 300 });
  const isOpen = async () => (await ada.api.billing.catalog()).offers[0]?.isOpen;
  const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
  expect(await isOpen()).toBe(true);

  const { customer } = await shop.stripe.subscriptions.retrieve(subscriptionId);
  shop.sandbox.controls.setDeclines(String(customer), 'insufficient_funds');
  shop.site.wait(31 * DAY + 60_000);
  shop.sandbox.controls.advance(0);
  await shop.settle();
  expect(await ada.api.billing.subscription()).toMatchObject({ status: 'past_due' });
  expect(await ada.api.billing.balance()).toMatchObject({ credits: 1_000 });
  expect(await isOpen()).toBe(true);
  await expect(
    ada.api.billing.checkout({ productSlug: 'plan-monthly', currency: 'eur', idempotencyKey: randomUUID() }),
  ).rejects.toThrow('already-subscribed');

  await shop.stripe.subscriptions.cancel(subscriptionId);
  await shop.settle();
  expect(await ada.api.billing.subscription()).toMatchObject({ status: 'canceled' });
  expect(await isOpen()).toBe(false);
});

test('a month that was refunded in part and has lapsed stays as it is, however often Stripe repeats itself', async ({
  shop,
}) => {
  const ada = await shop.enter();
  const { subscriptionId: subscription } = await shop.buy(ada, 'plan-monthly');
  const [month] = (await shop.stripe.invoices.list({ subscription })).data;
  const [paid] = (await shop.stripe.invoicePayments.list({ invoice: month?.id ?? '' })).data;
  const paymentIntentId = String(paid?.payment.payment_intent);
  const repeat = async () => {
    const subject = { kind: 'payment', paymentIntentId } as const;
    const createdAt = shop.site.now;
    await arrive(shop, { id: randomUUID(), type: 'charge.refunded', createdAt, subject, payload: {} });
  };
  const moves = async () =>
    (await ada.api.billing.ledger({})).items.map(({ kind, change }) => [kind, change]).toReversed();
  await shop.stripe.subscriptions.update(subscription, { cancel_at_period_end: true });
  await shop.stripe.refunds.create({ payment_intent: paymentIntentId, amount: 495 });
  await shop.settle();
  shop.site.wait(100 * DAY);
  const expected = [
    ['plan', 1_000],
    ['refund', -500],
    ['expiry', -500],
  ];
  for (let round = 0; round < 2; round += 1) {
    await repeat();
    expect(await moves()).toEqual(expected);
  }
  await shop.stripe.refunds.create({ payment_intent: paymentIntentId, amount: 100 });
  await shop.settle();
  expect(await moves()).toEqual(expected);

  // A dispute that is won leaves it as it was.
  const dispute = shop.sandbox.controls.openDispute(paymentIntentId);
  await shop.settle();
  shop.sandbox.controls.closeDispute(dispute.id, 'won');
  await shop.settle();
  expect(await moves()).toEqual(expected);
});

test('a dispute about a month takes what is left of it, and gives back exactly that when it is won', async ({
  shop,
}) => {
  const ada = await shop.enter();
  const { subscriptionId: subscription } = await shop.buy(ada, 'plan-monthly');
  const [month] = (await shop.stripe.invoices.list({ subscription })).data;
  const [paid] = (await shop.stripe.invoicePayments.list({ invoice: month?.id ?? '' })).data;
  const paymentIntentId = String(paid?.payment.payment_intent);
  await shop.stripe.refunds.create({ payment_intent: paymentIntentId, amount: 495 });
  await shop.settle();
  const dispute = shop.sandbox.controls.openDispute(paymentIntentId);
  await shop.settle();
  expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 0 });
  shop.sandbox.controls.closeDispute(dispute.id, 'won');
  await shop.settle();
  const { items } = await ada.api.billing.ledger({});
  expect(items.map(({ kind, change }) => [kind, change])).toEqual([
    ['restored', 500],
    ['refund', -500],
    ['refund', -500],
    ['plan', 1_000],
  ]);
  expect(await ada.api.billing.balance()).toMatchObject({ credits: 500, debt: 0 });
});

describe('what Stripe does not know', () => {
  test('is ignored, unless something of ours refers to it: then somebody has to look', async ({ shop }) => {
    const { forget, pay } = shop.sandbox.controls;
    const ada = await shop.enter();
    const { sessionId } = await shop.order(ada);
    const ours = await messageOf(shop, 'checkout.session.completed', async () => pay(sessionId));
    const { event: theirs, payment } = await foreignPurchase(shop, {});
    const refunded = await messageOf(shop, 'charge.refunded', async () => {
      await shop.stripe.refunds.create({ payment_intent: payment });
    });
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const ended = await messageOf(shop, 'customer.subscription.updated', async () => {
      await shop.stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true });
    });
    const { subject } = theirs;
    for (const id of [
      sessionId,
      subscriptionId,
      payment,
      subject.kind === 'checkout' ? subject.sessionId : '',
    ])
      forget(id);
    const kept = { outcome: 'review', note: 'the payment service does not know it any more' };
    expect(await arrive(shop, ours)).toEqual(kept);
    expect(await arrive(shop, ended)).toEqual(kept);
    const ignored = { outcome: 'ignored', note: 'the payment service does not know it' };
    expect(await arrive(shop, theirs)).toEqual(ignored);
    expect((await arrive(shop, refunded)).outcome).toBe('ignored');
    const gone = { id: 'evt_gone', subject: { kind: 'invoice', invoiceId: 'in_gone' } } as const;
    expect(await arrive(shop, { ...theirs, ...gone })).toEqual(ignored);
  });
});

describe('an invoice', () => {
  test('in the shape that older endpoints are told grants its month', async ({ shop }) => {
    const ada = await shop.enter();
    shop.sandbox.controls.speak('older');
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const event = await messageOf(shop, 'invoice.paid', async () => {
      shop.sandbox.controls.renew(subscriptionId);
    });
    expect(event.payload).toMatchObject({ data: { object: { subscription: subscriptionId } } });
    expect(event.payload).not.toHaveProperty('data.object.parent');
    expect(await arrive(shop, event)).toEqual({ outcome: 'done', note: null });
    expect(await gainOf(ada)).toEqual({ credits: 2_000, receipts: 2, plan: 'active' });
  });

  test('that does not say of what is asked for, and waits for review if it is of a plan all the same', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const event = await messageOf(shop, 'invoice.paid', async () => {
      shop.sandbox.controls.renew(subscriptionId);
    });
    const invoiceId = event.subject.kind === 'subscription' ? (event.subject.invoiceId ?? '') : '';
    const unclear: PaymentEvent = { ...event, subject: { kind: 'invoice', invoiceId } };
    const silent = { subscriptionId: null, isOfSubscription: true };
    const payments = { ...shop.payments, getInvoice: async () => silent };
    expect(await arrive({ ...shop, payments }, unclear)).toEqual({
      outcome: 'review',
      note: 'says not which plan it is of',
    });
    expect(await arrive(shop, unclear)).toEqual({ outcome: 'done', note: null });
    expect(await gainOf(ada)).toEqual({ credits: 2_000, receipts: 2, plan: 'active' });
  });
});

describe('a plan that is moved to another price', () => {
  const theirs = {
    currency: 'eur',
    recurring: { interval: 'month' },
    product_data: { name: 'Big' },
  } as const;
  const move = async ({ stripe }: Shop, subscriptionId: string, price: string) => {
    const [item] = (await stripe.subscriptions.retrieve(subscriptionId)).items.data;
    const items = [{ id: item?.id ?? '', price }];
    await stripe.subscriptions.update(subscriptionId, { items, proration_behavior: 'none' });
  };

  test('of ours goes on by that: each month grants what its own price sells', async ({ shop, db }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const price = await shop.stripe.prices.create({ ...theirs, unit_amount: 1_990 });
    await tamper(db, async (trx) => {
      const plan = await trx('billing.products').where({ slug: 'plan-monthly' }).first();
      await trx('billing.products').insert({ ...plan, slug: 'plan-big', name: 'Big', credits: 2_500 });
      const sold = { productSlug: 'plan-big', currency: 'eur', amountMinor: 1_990, isActive: true };
      await trx('billing.prices').insert({
        ...sold,
        id: randomUUID(),
        provider: 'sandbox',
        stripePriceId: price.id,
      });
    });
    // The month that is paid now was never heard of: it is of the old price.
    shop.sandbox.controls.renew(subscriptionId);
    shop.messages();
    await move(shop, subscriptionId, price.id);
    expect(new Set(await shop.settle())).toEqual(new Set([{ outcome: 'done', note: null }]));
    expect(await gainOf(ada)).toEqual({ credits: 2_000, receipts: 2, plan: 'active' });
    shop.sandbox.controls.renew(subscriptionId);
    const outcomes = (await shop.settle()).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain('review');
    expect(await gainOf(ada)).toEqual({ credits: 4_500, receipts: 3, plan: 'active' });
    expect(await ada.api.billing.subscription()).toMatchObject({ productName: 'Big' });
  });

  test('of nobody’s waits for review, until it is moved back or ends', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const [item] = (await shop.stripe.subscriptions.retrieve(subscriptionId)).items.data;
    const price = await shop.stripe.prices.create({ ...theirs, unit_amount: 777 });
    const moved = await messageOf(shop, 'customer.subscription.updated', async () =>
      move(shop, subscriptionId, price.id),
    );
    const note = 'a subscription to no plan of ours';
    const waiting = async () => (await admin.api.billing.listEvents({ outcome: 'review' })).items;
    expect(await arrive(shop, moved)).toEqual({ outcome: 'review', note });
    await move(shop, subscriptionId, item?.price.id ?? '');
    expect(await shop.settle()).toContainEqual({ outcome: 'done', note: null });
    expect(await waiting()).toEqual([]);
    expect(await admin.api.billing.getEvent({ eventId: moved.id })).toMatchObject({
      outcome: 'done',
      history: [{ note }, { note: 'the plan is at a price of ours' }],
    });

    await move(shop, subscriptionId, price.id);
    await shop.settle();
    expect(await waiting()).toHaveLength(1);
    await shop.stripe.subscriptions.cancel(subscriptionId);
    await shop.settle();
    expect(await waiting()).toEqual([]);
    expect(await gainOf(ada)).toEqual({ credits: 1_000, receipts: 1, plan: 'canceled' });
  });

  test('of nobody’s leaves the months that were paid there waiting, each until a message about it is dismissed', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const [item] = (await shop.stripe.subscriptions.retrieve(subscriptionId)).items.data;
    const price = await shop.stripe.prices.create({ ...theirs, unit_amount: 777 });
    await move(shop, subscriptionId, price.id);
    const paid: string[] = [];
    for (let month = 0; month < 2; month += 1) {
      const event = await messageOf(shop, 'invoice.paid', async () =>
        shop.sandbox.controls.renew(subscriptionId),
      );
      expect(await arrive(shop, event)).toMatchObject({ outcome: 'review' });
      paid.push(event.id);
    }
    const changed = await messageOf(shop, 'customer.subscription.updated', async () =>
      shop.stripe.subscriptions.update(subscriptionId, { metadata: { desk: '7' } }),
    );
    await arrive(shop, changed);
    const dismiss = async (eventId = '') =>
      await admin.api.billing.dismissEvent({ eventId, reason: 'Its money went back' });
    const months = async () =>
      (await reconcileAll(admin.api.billing.reconcile)).differences.filter(
        ({ kind }) => kind === 'month-not-granted',
      ).length;
    // A message about the plan decides nothing about its months.
    await dismiss(changed.id);
    expect(await months()).toBe(2);
    await dismiss(paid[0]);
    expect(await months()).toBe(1);

    await move(shop, subscriptionId, item?.price.id ?? '');
    await shop.settle();
    expect(await months()).toBe(1);
    expect((await admin.api.billing.listEvents({ outcome: 'review' })).items).toMatchObject([
      { eventId: paid[1] },
    ]);
    await dismiss(paid[1]);
    expect(await months()).toBe(0);
  });

  test('of nobody’s leaves a message waiting for its month that waited for the plan before', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const [item] = (await shop.stripe.subscriptions.retrieve(subscriptionId)).items.data;
    const price = await shop.stripe.prices.create({ ...theirs, unit_amount: 777 });
    await move(shop, subscriptionId, price.id);
    const event = await messageOf(shop, 'invoice.paid', async () =>
      shop.sandbox.controls.renew(subscriptionId),
    );
    const getSubscription = async (id: string) => ({
      ...(await shop.payments.getSubscription(id)),
      paidMonths: [],
    });
    const early = { ...shop, payments: { ...shop.payments, getSubscription } };
    expect(await arrive(early, event)).toMatchObject({ note: 'a subscription to no plan of ours' });
    await move(shop, subscriptionId, item?.price.id ?? '');
    const note = expect.stringMatching(/^in_\w+ is not of the plan's price$/);
    expect(await arrive(shop, event)).toEqual({ outcome: 'review', note });
    expect(await admin.api.billing.getEvent({ eventId: event.id })).toMatchObject({ outcome: 'review' });
  });

  test('of nobody’s does not make a message wait that comes to its end after the plan was moved back', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    const [item] = (await shop.stripe.subscriptions.retrieve(subscriptionId)).items.data;
    const price = await shop.stripe.prices.create({ ...theirs, unit_amount: 777 });
    const moved = await messageOf(shop, 'customer.subscription.updated', async () =>
      move(shop, subscriptionId, price.id),
    );
    let isFirst = true;
    const payments = {
      ...shop.payments,
      getSubscription: async (id: string) => {
        const state = await shop.payments.getSubscription(id);
        if (isFirst) {
          isFirst = false;
          await move(shop, subscriptionId, item?.price.id ?? '');
          await shop.settle();
        }
        return state;
      },
    };
    // Nothing is tried again in the transaction that this test is; the message comes again.
    await expect(arrive({ ...shop, payments }, moved)).rejects.toThrow(StaleReadError);
    expect(await arrive(shop, moved)).toEqual({ outcome: 'done', note: null });
    expect((await admin.api.billing.listEvents({ outcome: 'review' })).items).toEqual([]);
  });
});

test('what a dispute took from other credits than the month’s is there when it is won, though the month has lapsed', async ({
  shop,
  db,
}) => {
  const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
  await addOffer(db, { feature: 'exam:premium', credits: 900 });
  const { subscriptionId: subscription } = await shop.buy(ada, 'plan-monthly');
  await ada.api.billing.spend({ feature: 'exam:premium', credits: 900 });
  const gift = { user: ada.userId, credits: 700, reason: 'For helping others' };
  await admin.api.billing.grant({ ...gift, idempotencyKey: randomUUID() });
  const [month] = (await shop.stripe.invoices.list({ subscription })).data;
  const [paid] = (await shop.stripe.invoicePayments.list({ invoice: month?.id ?? '' })).data;
  const dispute = shop.sandbox.controls.openDispute(String(paid?.payment.payment_intent));
  await shop.stripe.subscriptions.cancel(subscription);
  await shop.settle();
  const takenBack = { kind: 'plan', credits: 1_000, title: expect.any(String), boughtAt: expect.any(Date) };
  expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 200, debtOf: [takenBack] });
  shop.site.wait(100 * DAY);
  shop.sandbox.controls.closeDispute(dispute.id, 'won');
  await shop.settle();
  expect(await ada.api.billing.balance()).toEqual({ credits: 700, debt: 0, debtOf: [], lapsesNext: null });
  expect((await reconcileAll(admin.api.billing.reconcile)).differences).toEqual([]);
});
