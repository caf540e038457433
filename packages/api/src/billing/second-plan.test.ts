import { describe, expect } from 'vitest';
import type { PaymentEvent } from '../platform/payments.ts';
import { addOffer } from '../testing/billing.ts';
import { reconcileAll } from '../testing/reconcile.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';
import { receiveEvent } from './receive-event.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A plan that a merchant sold, past this site, to a customer who has one; `isNamed`: with the data that this site adds. */
async function addSecond(
  { stripe, sandbox }: Shop,
  { subscriptionId, isNamed = true }: { readonly subscriptionId: string; readonly isNamed?: boolean },
): Promise<string> {
  const first = await stripe.subscriptions.retrieve(subscriptionId);
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: String(first.customer),
    line_items: [{ price: first.items.data[0]?.price.id ?? '', quantity: 1 }],
    ...(isNamed ? { subscription_data: { metadata: first.metadata } } : {}),
    success_url: 'https://learn.example.org/',
  });
  return String(sandbox.controls.pay(session.id).subscription);
}

async function buyTwo(shop: Shop, customer: Customer) {
  const { subscriptionId: first } = await shop.buy(customer, 'plan-monthly');
  const second = await addSecond(shop, { subscriptionId: first });
  const tries = await shop.settle();
  return { first, second, tries };
}

/** Orders a plan, has another before that is paid, and pays all the same. */
async function payLate(shop: Shop, customer: Customer) {
  const opened = await shop.order(customer, { productSlug: 'plan-monthly' });
  const { customer: id } = await shop.stripe.checkout.sessions.retrieve(opened.sessionId);
  const { data } = await shop.stripe.checkout.sessions.listLineItems(opened.sessionId);
  const session = await shop.stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: String(id),
    line_items: [{ price: data[0]?.price?.id ?? '', quantity: 1 }],
    subscription_data: { metadata: { user_id: customer.userId } },
    success_url: 'https://learn.example.org/',
  });
  shop.sandbox.controls.pay(session.id);
  await shop.settle();
  const second = String(shop.sandbox.controls.pay(opened.sessionId).subscription);
  const messages = shop.messages();
  const { payments, site } = shop;
  const arrive = async (event: PaymentEvent) =>
    await receiveEvent(site.db, { payments, event, now: site.now });
  for (const event of messages) await arrive(event);
  return { ...opened, second, messages, arrive };
}

const kindsOf = ({ differences }: Awaited<ReturnType<typeof reconcileAll>>) =>
  [...new Set(differences.map(({ kind }) => kind))].toSorted();

const refundedOf = async ({ stripe }: Shop): Promise<number> =>
  (await stripe.refunds.list({ limit: 100 })).data.reduce((sum, { amount }) => sum + amount, 0);

describe('a plan that was paid beside one that goes on', () => {
  test('grants and opens nothing, is told to administrators alone, and the first is shown', async ({
    shop,
  }) => {
    const [ada, bob, admin] = [await shop.enter(), await shop.enter(), await shop.enter('admin')];
    await shop.buy(bob, 'plan-monthly');
    const { second, tries } = await buyTwo(shop, ada);
    expect(tries).toContainEqual({
      outcome: 'review',
      note: `a second plan of ${ada.userId}, paid €9.90: billing second-plans refund ${second}`,
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 1_000 });
    expect(await admin.api.billing.listSecondPlans()).toMatchObject([
      { subscriptionId: second, userId: ada.userId, status: 'active', amountMinor: 990, currency: 'eur' },
    ]);
    await shop.stripe.subscriptions.update(second, { cancel_at_period_end: true });
    await shop.settle();
    expect(await ada.api.billing.subscription()).toMatchObject({ status: 'active', isEnding: false });
    expect(await bob.api.billing.balance()).toMatchObject({ credits: 1_000 });
  });

  test('is refunded and ended by one command, which changes nothing the second time and nothing of the first', async ({
    shop,
  }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { first, second } = await buyTwo(shop, ada);
    expect(await admin.api.billing.refundSecondPlan({ subscriptionId: second })).toEqual({
      amountMinor: 990,
    });
    expect(await shop.stripe.subscriptions.retrieve(second)).toMatchObject({ status: 'canceled' });
    expect(await shop.stripe.subscriptions.retrieve(first)).toMatchObject({ status: 'active' });
    expect(await admin.api.billing.listSecondPlans()).toEqual([]);
    for (const { outcome } of await shop.settle()) expect(['done', 'ignored']).toContain(outcome);
    for (const subscriptionId of [second, first, 'sub_none'])
      await expect(admin.api.billing.refundSecondPlan({ subscriptionId })).rejects.toThrow('not-found');
    expect(await refundedOf(shop)).toBe(990);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 1_000, debt: 0 });
  });

  test('is named by reconciliation until it is refunded; then nothing waits for it, and its order is refunded', async ({
    shop,
  }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { orderId, sessionId, second, messages, arrive } = await payLate(shop, ada);
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'paid' });
    const found = async () => kindsOf(await reconcileAll(admin.api.billing.reconcile));
    expect(await found()).toEqual(['event-not-settled', 'month-not-granted']);
    const { items: waiting } = await admin.api.billing.listEvents({ outcome: 'review' });
    expect(waiting.length).toBeGreaterThan(0);
    await admin.api.billing.refundSecondPlan({ subscriptionId: second });
    const refunded = { status: 'refunded', refundedAmount: 990 };
    expect(await ada.api.billing.order({ orderId })).toMatchObject(refunded);
    for (const { eventId } of waiting) {
      const { outcome, history } = await admin.api.billing.getEvent({ eventId });
      const last = history.at(-1);
      expect({ outcome, actor: last?.actorId }).toEqual({ outcome: 'dismissed', actor: admin.userId });
    }
    await shop.settle();
    shop.site.wait(DAY / 2);
    expect(await found()).toEqual([]);
    for (const event of messages.filter(({ subject }) => JSON.stringify(subject).includes(sessionId)))
      await arrive({ ...event, id: `${event.id}_again` });
    expect(await ada.api.billing.order({ orderId })).toMatchObject(refunded);
    for (const { eventId } of waiting)
      expect(await admin.api.billing.retryEvent({ eventId })).toEqual({ outcome: 'done', note: null });
    expect(await found()).toEqual([]);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 1_000, debt: 0 });
  });

  test('whose message is dismissed leaves its month to whoever did it', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    await buyTwo(shop, ada);
    for (const { eventId } of (await admin.api.billing.listEvents({ outcome: 'review' })).items)
      await admin.api.billing.dismissEvent({ eventId, reason: 'Paid back at the bank' });
    expect(kindsOf(await reconcileAll(admin.api.billing.reconcile))).toEqual([]);
  });

  test('leaves the messages about another’s waiting', async ({ shop }) => {
    const [ada, bob, admin] = [await shop.enter(), await shop.enter(), await shop.enter('admin')];
    const { second } = await buyTwo(shop, ada);
    const { second: others } = await buyTwo(shop, bob);
    await admin.api.billing.refundSecondPlan({ subscriptionId: second });
    const { items } = await admin.api.billing.listEvents({ outcome: 'review' });
    expect(new Set(items.map(({ note }) => note?.split(' ').at(-1)))).toEqual(new Set([others]));
  });

  test('is refunded by the next call when the first broke off', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { second } = await buyTwo(shop, ada);
    shop.sandbox.controls.addFault({ on: 'request', path: '/v1/refunds', kind: 'error', times: 10 });
    const refund = () => admin.api.billing.refundSecondPlan({ subscriptionId: second });
    await expect(refund()).rejects.toThrow('payments-unavailable');
    shop.sandbox.controls.clearFaults();
    expect(await shop.stripe.subscriptions.retrieve(second)).toMatchObject({ status: 'canceled' });
    expect(await refund()).toEqual({ amountMinor: 990 });
    expect(await refundedOf(shop)).toBe(990);
  });

  test('is the plan when the first is over at Stripe, though nobody heard of it', async ({ shop }) => {
    const ada = await shop.enter();
    const { subscriptionId: first } = await shop.buy(ada, 'plan-monthly');
    const second = await addSecond(shop, { subscriptionId: first });
    await shop.stripe.subscriptions.cancel(first);
    const { payments, site } = shop;
    for (const event of shop.messages().filter(({ subject }) => JSON.stringify(subject).includes(second)))
      await receiveEvent(site.db, { payments, event, now: site.now });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 2_000 });
  });

  test('takes the place of the first when that ends, with what was paid for it', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { first, second } = await buyTwo(shop, ada);
    await shop.stripe.subscriptions.cancel(first);
    await shop.settle();
    shop.site.wait(DAY);
    shop.sandbox.controls.renew(second);
    await shop.settle();
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 3_000 });
    expect(await admin.api.billing.listSecondPlans()).toEqual([]);
    for (const { eventId } of (await admin.api.billing.listEvents({ outcome: 'review' })).items)
      expect(await admin.api.billing.retryEvent({ eventId })).toEqual({ outcome: 'done', note: null });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 3_000 });
  });

  for (const isDismissed of [false, true])
    test(`takes its place at once, without a word about itself, ${isDismissed ? 'though its message was dismissed' : 'and its message is settled'}`, async ({
      shop,
      db,
    }) => {
      const [ada, bob, admin] = [await shop.enter(), await shop.enter(), await shop.enter('admin')];
      await addOffer(db, { feature: 'exam:premium', credits: 300 });
      const { first } = await buyTwo(shop, ada);
      const { second: others } = await buyTwo(shop, bob);
      const { items: waiting } = await admin.api.billing.listEvents({ outcome: 'review' });
      const hers = waiting.filter(({ note }) => note?.includes(ada.userId));
      expect(hers.length).toBeGreaterThan(0);
      if (isDismissed)
        for (const { eventId } of hers)
          await admin.api.billing.dismissEvent({ eventId, reason: 'It is decided later' });
      await shop.stripe.subscriptions.cancel(first);
      await shop.settle();
      expect(await ada.api.billing.balance()).toMatchObject({ credits: 2_000 });
      expect((await ada.api.billing.catalog()).offers).toMatchObject([{ isOpen: true }]);
      expect(await ada.api.billing.subscription()).toMatchObject({ status: 'active' });
      expect(await admin.api.billing.listSecondPlans()).toMatchObject([{ subscriptionId: others }]);
      for (const { eventId } of hers)
        expect(await admin.api.billing.getEvent({ eventId })).toMatchObject({
          outcome: isDismissed ? 'dismissed' : 'done',
        });
      const { items: left } = await admin.api.billing.listEvents({ outcome: 'review' });
      expect(left.filter(({ note }) => note?.includes(ada.userId))).toEqual([]);
    });

  test('is settled by hand as well, once', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { first } = await buyTwo(shop, ada);
    await shop.stripe.subscriptions.cancel(first);
    const { items } = await admin.api.billing.listEvents({ outcome: 'review' });
    for (const { eventId } of items) {
      expect(await admin.api.billing.retryEvent({ eventId })).toMatchObject({ outcome: 'done' });
      const { history } = await admin.api.billing.getEvent({ eventId });
      expect(history.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    }
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 2_000 });
  });

  for (const isNamed of [true, false])
    test(`ends with the account, ${isNamed ? 'too' : 'though it names nobody'}`, async ({ shop }) => {
      const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
      const { subscriptionId: first } = await shop.buy(ada, 'plan-monthly');
      const second = await addSecond(shop, { subscriptionId: first, isNamed });
      await shop.settle();
      await admin.api.admin.setActive({ user: ada.userId, isActive: false, plan: 'now' });
      for (const id of [first, second])
        expect(await shop.stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' });
    });
});

describe('a plan that was made at Stripe for a customer of ours, and names nobody', () => {
  test('waits as a second plan beside the first, is named until somebody decides, and is refunded', async ({
    shop,
  }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { subscriptionId: first } = await shop.buy(ada, 'plan-monthly');
    const second = await addSecond(shop, { subscriptionId: first, isNamed: false });
    const found = async () => kindsOf(await reconcileAll(admin.api.billing.reconcile));
    expect(await found()).toEqual(['month-not-granted', 'plan-not-kept']);
    const tries = await shop.settle();
    const note = `a second plan of ${ada.userId}, paid €9.90: billing second-plans refund ${second}`;
    // The checkout's message as well.
    expect(new Set(tries.map((one) => one.note))).toEqual(new Set([note]));
    expect(await found()).toEqual(['event-not-settled', 'month-not-granted']);
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 1_000 });
    expect(await admin.api.billing.listSecondPlans()).toMatchObject([
      { subscriptionId: second, userId: ada.userId, amountMinor: 990 },
    ]);
    expect(await admin.api.billing.refundSecondPlan({ subscriptionId: second })).toEqual({
      amountMinor: 990,
    });
    await shop.settle();
    shop.site.wait(DAY / 2);
    expect(await found()).toEqual([]);
    expect(await shop.stripe.subscriptions.retrieve(first)).toMatchObject({ status: 'active' });
  });

  test('is the plan of a learner who has no other', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { subscriptionId: first } = await shop.buy(ada, 'plan-monthly');
    await shop.stripe.subscriptions.cancel(first);
    await shop.settle();
    await addSecond(shop, { subscriptionId: first, isNamed: false });
    await shop.settle();
    expect(await ada.api.billing.subscription()).toMatchObject({ status: 'active' });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 2_000 });
    expect(kindsOf(await reconcileAll(admin.api.billing.reconcile))).toEqual([]);
  });

  test('at a price of nobody’s waits for review, and is named until its messages are dismissed', async ({
    shop,
  }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { customer } = await shop.stripe.checkout.sessions.retrieve((await shop.buy(ada)).sessionId);
    const recurring = { interval: 'month' } as const;
    const theirs = { currency: 'eur', unit_amount: 777, recurring, product_data: { name: 'Theirs' } };
    const { id: price } = await shop.stripe.prices.create(theirs);
    const { id } = await shop.stripe.checkout.sessions.create({
      mode: 'subscription',
      customer: String(customer),
      line_items: [{ price, quantity: 1 }],
      success_url: 'https://learn.example.org/',
    });
    shop.sandbox.controls.pay(id);
    const note = 'a subscription to no plan of ours';
    expect(await shop.settle()).toContainEqual({ outcome: 'review', note });
    const found = async () => kindsOf(await reconcileAll(admin.api.billing.reconcile));
    expect(await found()).toEqual(['event-not-settled', 'month-not-granted', 'plan-not-kept']);
    for (const { eventId } of (await admin.api.billing.listEvents({ outcome: 'review' })).items)
      await admin.api.billing.dismissEvent({ eventId, reason: 'Lessons at the piano' });
    expect(await found()).toEqual([]);
  });
});

test('what a customer of ours paid for nothing that was ordered waits for review while the money is kept', async ({
  shop,
}) => {
  const ada = await shop.enter();
  const { customer } = await shop.stripe.checkout.sessions.retrieve((await shop.buy(ada)).sessionId);
  const { id } = await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    customer: String(customer),
    line_items: [
      { price_data: { currency: 'eur', unit_amount: 490, product_data: { name: 'Theirs' } }, quantity: 1 },
    ],
    success_url: 'https://learn.example.org/',
  });
  const { payment_intent: payment } = shop.sandbox.controls.pay(id);
  const note = `a payment of ${ada.userId} for nothing that was ordered here`;
  expect(await shop.settle()).toContainEqual({ outcome: 'review', note });
  await shop.stripe.refunds.create({ payment_intent: String(payment) });
  for (const one of await shop.settle()) expect(one).toEqual({ outcome: 'ignored', note });
});
