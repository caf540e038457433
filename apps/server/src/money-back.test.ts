import { randomUUID } from 'node:crypto';
import { addProducts } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Learner, openShop, type Shop, sessionOf } from './testing/open-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
  await addProducts(shop.app.db);
});
afterAll(() => shop?.close());

async function order(learner: Learner, productSlug = 'credits-500') {
  const command = { productSlug, currency: 'eur', idempotencyKey: randomUUID() };
  const { orderId, url } = await learner.api.billing.checkout.mutate(command);
  return { orderId, sessionId: sessionOf(url) };
}

async function buy(learner: Learner) {
  const placed = await order(learner);
  const { payment_intent: paymentIntent } = shop.sandbox.controls.pay(placed.sessionId);
  await shop.settled();
  return { ...placed, paymentIntent: String(paymentIntent) };
}

describe('a dispute', () => {
  it('takes the credits while it is open, and gives them back when it is won', async () => {
    const learner = await shop.newLearner();
    const { orderId, paymentIntent } = await buy(learner);
    const dispute = shop.sandbox.controls.openDispute(paymentIntent);
    await shop.settled();
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'disputed' });
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0 });
    shop.sandbox.controls.closeDispute(dispute.id, 'won');
    await shop.settled();
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'paid' });
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 500 });
    const kinds = (await learner.api.billing.ledger.query({})).items.map(({ kind }) => kind);
    expect(kinds).toEqual(['restored', 'refund', 'purchase']);
  });

  it('that is lost keeps them', async () => {
    const learner = await shop.newLearner();
    const { paymentIntent } = await buy(learner);
    const dispute = shop.sandbox.controls.openDispute(paymentIntent);
    await shop.settled();
    shop.sandbox.controls.closeDispute(dispute.id, 'lost');
    await shop.settled();
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0, debt: 0 });
  });
});

it('a refund that we hear of before the payment comes to nothing', async () => {
  const learner = await shop.newLearner();
  const { orderId, sessionId } = await order(learner);
  for (const type of [
    'checkout.session.completed',
    'payment_intent.succeeded',
    'charge.succeeded',
    'charge.updated',
  ])
    shop.sandbox.controls.addFault({ on: 'webhook', type, kind: 'drop' });
  const { payment_intent: paymentIntent } = shop.sandbox.controls.pay(sessionId);
  await shop.stripe.refunds.create({ payment_intent: String(paymentIntent) });
  await shop.settled();
  shop.sandbox.controls.clearFaults();
  expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'refunded' });
  for (const event of (await shop.stripe.events.list({ type: 'checkout.session.completed', limit: 1 })).data)
    shop.sandbox.controls.resend(event.id);
  await shop.settled();
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0, debt: 0 });
  expect((await learner.api.billing.ledger.query({})).items.map(({ change }) => change)).toEqual([-500, 500]);
});

it('a payment of another amount than was ordered grants nothing and is listed for review', async () => {
  const learner = await shop.newLearner();
  const { orderId, sessionId } = await order(learner);
  await shop.tamper('update billing.orders set total_amount = 491 where id = $1', [orderId]);
  shop.sandbox.controls.pay(sessionId);
  await shop.settled();
  expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'review' });
  expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0 });
  const outcomes = await shop.app
    .db('billing.webhook_outcomes')
    .where({ note: 'not what was ordered: amount' });
  expect(outcomes.length).toBeGreaterThan(0);
});
