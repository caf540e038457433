import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness, SECRET } from './testing/harness.ts';
import { openCheckout } from './testing/shop.ts';
import { signatureHeader } from './webhooks/signature.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

it('a signature holds for its body, its secret and its time alone', () => {
  const now = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({ id: 'evt_1', object: 'event' });
  const verify = (text: string, header: string): unknown =>
    Stripe.webhooks.constructEvent(text, header, SECRET);
  expect(verify(body, signatureHeader(body, SECRET, now))).toMatchObject({ id: 'evt_1' });
  for (const [text, header] of [
    [`${body} `, signatureHeader(body, SECRET, now)],
    [body, signatureHeader(body, 'whsec_other', now)],
    [body, signatureHeader(body, SECRET, now - 3600)],
  ] as const)
    expect(() => verify(text, header)).toThrow(Stripe.errors.StripeSignatureVerificationError);
});

it('what is not taken is sent again, until it is, and every try is on record', async () => {
  const { stripe, sandbox, answers, events } = harness;
  answers.push(500, 503);
  await stripe.customers.create({});
  await sandbox.controls.delivered();
  expect(events).toHaveLength(1);
  const [delivery] = sandbox.controls.deliveries();
  expect(delivery).toMatchObject({ state: 'delivered', type: 'customer.created' });
  expect(delivery?.attempts.map(({ result }) => result)).toEqual([500, 503, 200]);
  expect((await stripe.events.retrieve(events[0]?.id ?? '')).pending_webhooks).toBe(0);
});

it('a delivery is given up in the end, and can be sent once more by hand', async () => {
  const { stripe, sandbox, answers, events } = harness;
  answers.push(500, 500, 500, 500);
  await stripe.customers.create({});
  await sandbox.controls.delivered();
  const [delivery] = sandbox.controls.deliveries();
  expect(delivery).toMatchObject({ state: 'given up' });
  expect(events).toEqual([]);
  sandbox.controls.resend(delivery?.event ?? '');
  await sandbox.controls.delivered();
  expect(events.map(({ id }) => id)).toEqual([delivery?.event]);
});

it('an event says what happened, by which request, and what was before', async () => {
  const { stripe, events } = harness;
  const { id } = await stripe.customers.create({ name: 'Ada' });
  const changed = await stripe.customers.update(id, { name: 'Bob' }, { idempotencyKey: 'k1' });
  await harness.types();
  const event = events.find(({ type }) => type === 'customer.updated');
  expect(event).toMatchObject({
    api_version: '2026-10-28.endive',
    data: { object: { name: 'Bob' }, previous_attributes: { name: 'Ada' } },
    request: { id: changed.lastResponse.requestId, idempotency_key: 'k1' },
  });
});

it('events are listed by type, and stay as they were', async () => {
  const { stripe, sandbox } = harness;
  const session = await openCheckout(stripe);
  sandbox.controls.pay(session.id);
  await stripe.checkout.sessions.update(session.id, { metadata: { later: 'yes' } });
  const { data } = await stripe.events.list({ type: 'checkout.session.completed' });
  expect(data).toHaveLength(1);
  expect(data[0]?.data.object).toMatchObject({ id: session.id, metadata: {} });
  expect((await stripe.events.list({ types: ['charge.*', 'payment_intent.*'] })).data).toHaveLength(3);
});

describe('endpoints of the API', () => {
  it('get the events they asked for, signed with a secret of their own', async () => {
    const { stripe, sandbox } = harness;
    const [configured] = (await stripe.webhookEndpoints.list()).data;
    const made = await stripe.webhookEndpoints.create({
      url: `${configured?.url}?second`,
      enabled_events: ['product.created'],
    });
    expect(made.secret).toMatch(/^whsec_/);
    expect((await stripe.webhookEndpoints.retrieve(made.id)).secret).toBeUndefined();
    await stripe.customers.create({});
    await stripe.webhookEndpoints.del(made.id);
    await stripe.products.create({ name: 'x' });
    await sandbox.controls.delivered();
    expect(sandbox.controls.deliveries().filter(({ endpoint }) => endpoint === made.id)).toEqual([]);
  });
});
