import { randomUUID } from 'node:crypto';
import { addOffer, addProducts } from '@studyhall/api/testing';
import { reasonOf } from '@studyhall/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Learner, openShop, type Shop, sessionOf } from './testing/open-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
  await addProducts(shop.app.db);
  await addOffer(shop.app.db, { feature: 'course:premium', credits: 300 });
});
afterAll(() => shop?.close());

async function subscribe(learner: Learner): Promise<string> {
  const command = { productSlug: 'plan-monthly', currency: 'eur', idempotencyKey: randomUUID() };
  const { url } = await learner.api.billing.checkout.mutate(command);
  const { subscription } = shop.sandbox.controls.pay(sessionOf(url));
  await shop.settled();
  return String(subscription);
}

const isPremiumOpen = async (learner: Learner): Promise<boolean | undefined> =>
  (await learner.api.billing.catalog.query()).offers[0]?.isOpen;

it('a plan grants its month once, opens everything premium, and is shown', async () => {
  const learner = await shop.newLearner();
  await subscribe(learner);
  expect(await learner.api.billing.subscription.query()).toMatchObject({ status: 'active', isEnding: false });
  expect(await learner.api.billing.balance.query()).toMatchObject({
    credits: 1_000,
    lapsesNext: { credits: 1_000, at: expect.any(Date) },
  });
  expect(await isPremiumOpen(learner)).toBe(true);
  const { items } = await learner.api.billing.orders.query({});
  expect(items).toMatchObject([{ status: 'paid', totalAmount: 990, credits: 0, isRefundable: false }]);
});

it('who has a plan cannot buy it again', async () => {
  const learner = await shop.newLearner();
  await subscribe(learner);
  const again = await subscribe(learner).catch((error: unknown) => reasonOf(error).reason);
  expect(again).toBe('already-subscribed');
});

it('every renewal grants another month, and one that is declined none', async () => {
  const learner = await shop.newLearner();
  const id = await subscribe(learner);
  shop.sandbox.controls.renew(id);
  await shop.settled();
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 2_000 });
  const { customer } = await shop.stripe.subscriptions.retrieve(id);
  shop.sandbox.controls.setDeclines(String(customer), 'insufficient_funds');
  shop.sandbox.controls.renew(id);
  await shop.settled();
  expect(await learner.api.billing.subscription.query()).toMatchObject({ status: 'past_due' });
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 2_000 });
});

it('a plan that was ended closes what it opened, and leaves the credits', async () => {
  const learner = await shop.newLearner();
  const id = await subscribe(learner);
  await shop.stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await shop.settled();
  expect(await learner.api.billing.subscription.query()).toMatchObject({ isEnding: true, status: 'active' });
  expect(await isPremiumOpen(learner)).toBe(true);
  await shop.stripe.subscriptions.cancel(id);
  await shop.settled();
  expect(await learner.api.billing.subscription.query()).toMatchObject({ status: 'canceled' });
  expect(await isPremiumOpen(learner)).toBe(false);
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 1_000 });
});

it('a month that is refunded takes its own credits back, whatever came first', async () => {
  const learner = await shop.newLearner();
  const id = await subscribe(learner);
  shop.sandbox.controls.renew(id);
  await shop.settled();
  const [month] = (await shop.stripe.invoices.list({ subscription: id, limit: 1 })).data;
  const [paid] = (await shop.stripe.invoicePayments.list({ invoice: month?.id ?? '' })).data;
  const paymentIntent = String(paid?.payment.payment_intent);
  await shop.stripe.refunds.create({ payment_intent: paymentIntent, amount: 495 });
  await shop.settled();
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 1_500 });
  await shop.stripe.refunds.create({ payment_intent: paymentIntent });
  await shop.settled();
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 1_000 });
  const { items } = await learner.api.billing.ledger.query({});
  expect(items.map(({ kind, change }) => [kind, change])).toEqual([
    ['refund', -500],
    ['refund', -500],
    ['plan', 1_000],
    ['plan', 1_000],
  ]);
});

it('all 120 orders of five messages about a plan end in one state', async () => {
  const learner = await shop.newLearner();
  shop.sandbox.controls.addFault({ on: 'webhook', kind: 'drop', times: 1_000 });
  const id = await subscribe(learner);
  shop.sandbox.controls.renew(id);
  await shop.stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await shop.settled();
  shop.sandbox.controls.clearFaults();
  const about = (await shop.stripe.events.list({ limit: 100 })).data.filter(({ data, type }) => {
    const text = JSON.stringify(data.object);
    return text.includes(id) && /^(customer\.subscription|invoice)\./.test(type);
  });
  const five = about.slice(0, 5);
  expect(five).toHaveLength(5);
  const states = new Set<string>();
  for (const sequence of permutations(five.map((event) => event.id))) {
    await forget(learner.userId);
    for (const event of sequence) {
      shop.sandbox.controls.resend(event);
      await shop.settled();
    }
    states.add(JSON.stringify(await stateOf(learner)));
  }
  expect(states.size).toBe(1);
  expect([...states][0]).toContain('"credits":2000');
}, 180_000);

const stateOf = async ({ api }: Learner) => ({
  subscription: await api.billing.subscription.query(),
  balance: await api.billing.balance.query(),
  changes: (await api.billing.ledger.query({})).items.map(({ kind, change }) => [kind, change]),
  isOpen: (await api.billing.catalog.query()).offers[0]?.isOpen,
});

/** As if nothing had been heard of the plan. */
async function forget(userId: string): Promise<void> {
  for (const table of [
    'entries',
    'transfers',
    'lots',
    'balances',
    'transactions',
    'entitlements',
    'subscriptions',
  ])
    await shop.tamper(`delete from billing.${table} where user_id = $1`, [userId]);
  await shop.tamper('delete from billing.webhook_outcomes', []);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}
