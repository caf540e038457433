import { addOffer, addProducts } from '@studyhall/api/testing';
import { reasonOf } from '@studyhall/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Learner, openShop, type Shop } from './testing/open-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
  await addProducts(shop.app.db);
  await addOffer(shop.app.db, { feature: 'course:premium', credits: 300 });
});
afterAll(() => shop?.close());

const isPremiumOpen = async (learner: Learner): Promise<boolean | undefined> =>
  (await learner.api.billing.catalog.query()).offers[0]?.isOpen;

it('a plan grants its month once, opens everything premium, and is shown', async () => {
  const learner = await shop.newLearner();
  await shop.subscribe(learner);
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
  await shop.subscribe(learner);
  const again = await shop.subscribe(learner).catch((error: unknown) => reasonOf(error).reason);
  expect(again).toBe('already-subscribed');
});

it('every renewal grants another month, and one that is declined none', async () => {
  const learner = await shop.newLearner();
  const id = await shop.subscribe(learner);
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
  const id = await shop.subscribe(learner);
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
  const id = await shop.subscribe(learner);
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
