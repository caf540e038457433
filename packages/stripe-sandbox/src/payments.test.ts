import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from './testing/harness.ts';
import { failureOf, openCheckout } from './testing/shop.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

/** The payment of a pack that somebody bought. */
async function buy(amount = 1000): Promise<string> {
  const session = await openCheckout(harness.stripe, { amount });
  return String(harness.sandbox.controls.pay(session.id).payment_intent);
}

async function chargeOf(intent: string): Promise<Stripe.Charge> {
  const [charge] = (await harness.stripe.charges.list({ payment_intent: intent })).data;
  if (charge === undefined) throw new Error('nothing was charged');
  return charge;
}

async function netBalance(): Promise<number | undefined> {
  return (await harness.stripe.balance.retrieve()).available[0]?.amount;
}

describe('payment intents', () => {
  it('are made, confirmed and told of', async () => {
    const { stripe } = harness;
    const intent = await stripe.paymentIntents.create({ amount: 490, currency: 'eur' });
    expect(intent.status).toBe('requires_payment_method');
    const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 490 });
    expect(await harness.types()).toContain('payment_intent.succeeded');
    expect(await failureOf(stripe.paymentIntents.cancel(intent.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('can be called off before they are paid', async () => {
    const { stripe } = harness;
    const { id } = await stripe.paymentIntents.create({ amount: 490, currency: 'eur' });
    expect(await stripe.paymentIntents.cancel(id)).toMatchObject({ status: 'canceled' });
    await expect(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).rejects.toThrow(
      /canceled/,
    );
  });
});

describe('refunds', () => {
  it('give everything back, once', async () => {
    const { stripe } = harness;
    const intent = await buy();
    const refund = await stripe.refunds.create({ payment_intent: intent, metadata: { by: 'admin' } });
    expect(refund).toMatchObject({ amount: 1000, status: 'succeeded', payment_intent: intent });
    expect(await chargeOf(intent)).toMatchObject({ refunded: true, amount_refunded: 1000 });
    expect(await failureOf(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
      code: 'charge_already_refunded',
    });
    expect(await netBalance()).toBe(0);
    const types = await harness.types();
    expect(types.filter((type) => type === 'charge.refunded')).toHaveLength(1);
  });

  it('give parts back until nothing is left', async () => {
    const { stripe } = harness;
    const intent = await buy();
    await stripe.refunds.create({ payment_intent: intent, amount: 300 });
    await stripe.refunds.create({ payment_intent: intent, amount: 300 });
    expect(await failureOf(stripe.refunds.create({ payment_intent: intent, amount: 401 }))).toMatchObject({
      param: 'amount',
    });
    expect(await chargeOf(intent)).toMatchObject({ refunded: false, amount_refunded: 600 });
    await stripe.refunds.create({ payment_intent: intent });
    expect(await chargeOf(intent)).toMatchObject({ refunded: true, amount_refunded: 1000 });
    const amounts = (await stripe.refunds.list({ payment_intent: intent })).data.map(({ amount }) => amount);
    expect(amounts).toEqual([400, 300, 300]);
    await harness.types();
    const told = harness.events.flatMap((event) =>
      event.type === 'charge.refunded' ? [event.data.object.amount_refunded] : [],
    );
    expect(told.toSorted((a, b) => a - b)).toEqual([300, 600, 1000]);
  });

  it('need something that was paid', async () => {
    const { stripe } = harness;
    const { id } = await stripe.paymentIntents.create({ amount: 490, currency: 'eur' });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toThrow(/successful charge/);
    await expect(stripe.refunds.create({})).rejects.toThrow(/payment_intent or charge/);
  });
});

describe('disputes', () => {
  it('take the money away, and give it back when they are won', async () => {
    const { stripe, sandbox } = harness;
    const intent = await buy();
    const { id } = sandbox.controls.openDispute(intent);
    expect(await stripe.disputes.retrieve(id)).toMatchObject({ status: 'needs_response', amount: 1000 });
    expect(await chargeOf(intent)).toMatchObject({ disputed: true });
    expect(await netBalance()).toBe(0);
    expect(await failureOf(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
      code: 'charge_disputed',
    });
    await stripe.disputes.update(id, { evidence: { uncategorized_text: 'they used it' } });
    expect((await stripe.disputes.retrieve(id)).status).toBe('under_review');
    sandbox.controls.closeDispute(id, 'won');
    expect(await netBalance()).toBe(1000);
    const types = (await harness.types()).filter((type) => type.startsWith('charge.dispute.'));
    expect(types.toSorted()).toEqual([
      'charge.dispute.closed',
      'charge.dispute.created',
      'charge.dispute.funds_reinstated',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
    ]);
  });

  it('keep it when they are lost', async () => {
    const { stripe, sandbox } = harness;
    const { id } = sandbox.controls.openDispute(await buy());
    await stripe.disputes.close(id);
    expect(await stripe.disputes.retrieve(id)).toMatchObject({ status: 'lost' });
    expect(await netBalance()).toBe(0);
    expect(() => sandbox.controls.closeDispute(id, 'won')).toThrow(/closed/);
  });
});

it('movements of the balance add up and name their source', async () => {
  const { stripe } = harness;
  const intent = await buy();
  const refund = await stripe.refunds.create({ payment_intent: intent, amount: 250 });
  const { data } = await stripe.balanceTransactions.list();
  expect(data.map(({ type, net, source }) => ({ type, net, source }))).toEqual([
    { type: 'refund', net: -250, source: refund.id },
    { type: 'charge', net: 1000, source: (await chargeOf(intent)).id },
  ]);
});
