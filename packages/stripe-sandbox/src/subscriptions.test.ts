import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';
import { type Harness, openHarness } from './testing/harness.ts';
import { failureOf, subscribe } from './testing/shop.ts';

const DAY = 24 * 3600;
const START = Date.UTC(2026, 0, 31, 12);

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ clock: createClock(() => START) });
});
afterEach(() => harness.close());

const date = (seconds: number | undefined): string =>
  new Date((seconds ?? 0) * 1000).toISOString().slice(0, 10);

it('begins with a paid invoice', async () => {
  const { stripe, sandbox } = harness;
  const subscription = await subscribe(stripe, sandbox.controls.pay);
  expect(subscription).toMatchObject({ status: 'active', cancel_at_period_end: false });
  expect(date(subscription.items.data[0]?.current_period_end)).toBe('2026-02-28');
  const invoice = await stripe.invoices.retrieve(String(subscription.latest_invoice), {
    expand: ['payments.data.payment.payment_intent'],
  });
  expect(invoice).toMatchObject({
    status: 'paid',
    billing_reason: 'subscription_create',
    amount_paid: 990,
    parent: { subscription_details: { subscription: subscription.id } },
    payments: { data: [{ status: 'paid', payment: { payment_intent: { status: 'succeeded' } } }] },
  });
  const [session] = (await stripe.checkout.sessions.list({ subscription: subscription.id })).data;
  expect(session).toMatchObject({ payment_status: 'paid', invoice: invoice.id, payment_intent: null });
  const types = await harness.types();
  for (const type of ['customer.subscription.created', 'invoice.paid', 'checkout.session.completed'])
    expect(types).toContain(type);
});

it('renews every month on its day, or the last there is', async () => {
  const { stripe, sandbox } = harness;
  const { id } = await subscribe(stripe, sandbox.controls.pay);
  sandbox.controls.advance(95 * DAY);
  const invoices = await stripe.invoices.list({ subscription: id });
  expect(invoices.data.map(({ created, status }) => `${date(created)} ${status}`)).toEqual([
    '2026-04-30 paid',
    '2026-03-31 paid',
    '2026-02-28 paid',
    '2026-01-31 paid',
  ]);
  const subscription = await stripe.subscriptions.retrieve(id);
  expect(date(subscription.items.data[0]?.current_period_end)).toBe('2026-05-31');
  const [line] = invoices.data[0]?.lines.data ?? [];
  expect([date(line?.period.start), date(line?.period.end)]).toEqual(['2026-04-30', '2026-05-31']);
});

it('can be billed before its time', async () => {
  const { stripe, sandbox } = harness;
  const { id } = await subscribe(stripe, sandbox.controls.pay);
  sandbox.controls.renew(id);
  expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(2);
});

describe('when the card is refused', () => {
  it('is past due until the invoice is paid', async () => {
    const { stripe, sandbox } = harness;
    const { id, customer } = await subscribe(stripe, sandbox.controls.pay);
    sandbox.controls.setDeclines(String(customer), 'insufficient_funds');
    const late = sandbox.controls.renew(id);
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('past_due');
    expect(await harness.types()).toContain('invoice.payment_failed');
    const invoice = String(late.latest_invoice);
    expect(await failureOf(stripe.invoices.pay(invoice))).toMatchObject({ type: 'StripeCardError' });
    sandbox.controls.setDeclines(String(customer), null);
    expect(await stripe.invoices.pay(invoice)).toMatchObject({ status: 'paid', amount_remaining: 0 });
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('active');
    expect(await failureOf(stripe.invoices.pay(invoice))).toMatchObject({ code: 'invoice_already_paid' });
  });

  it('is tried again, three times, and ends', async () => {
    const { stripe, sandbox } = harness;
    const { id, customer } = await subscribe(stripe, sandbox.controls.pay);
    sandbox.controls.setDeclines(String(customer), 'generic_decline');
    sandbox.controls.renew(id);
    sandbox.controls.advance(16 * DAY);
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_details: { reason: 'payment_failed' },
    });
    const failures = (await harness.types()).filter((type) => type === 'invoice.payment_failed');
    expect(failures).toHaveLength(4);
  });
});

describe('cancelling', () => {
  it('ends with the period, unless it is taken back', async () => {
    const { stripe, sandbox } = harness;
    const { id } = await subscribe(stripe, sandbox.controls.pay);
    const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(ending).toMatchObject({ status: 'active', cancel_at: ending.items.data[0]?.current_period_end });
    await stripe.subscriptions.update(id, { cancel_at_period_end: false });
    sandbox.controls.advance(29 * DAY);
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('active');
    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    sandbox.controls.advance(32 * DAY);
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' });
    expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(2);
    expect(await harness.types()).toContain('customer.subscription.deleted');
  });

  it('ends at once, and is listed no more unless all are', async () => {
    const { stripe, sandbox } = harness;
    const { id } = await subscribe(stripe, sandbox.controls.pay);
    expect(await stripe.subscriptions.cancel(id)).toMatchObject({ status: 'canceled' });
    expect((await stripe.subscriptions.list()).data).toEqual([]);
    expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(1);
    expect(await failureOf(stripe.subscriptions.cancel(id))).toMatchObject({ statusCode: 400 });
  });
});

describe('the portal', () => {
  it('cancels a subscription and takes that back', async () => {
    const { stripe, sandbox } = harness;
    const { id, customer } = await subscribe(stripe, sandbox.controls.pay);
    const portal = await stripe.billingPortal.sessions.create({
      customer: String(customer),
      return_url: 'https://shop.example.org/billing',
    });
    expect(await (await fetch(portal.url)).text()).toContain('It renews on February 28, 2026');
    for (const [action, isEnding] of [
      ['cancel', true],
      ['resume', false],
    ] as const) {
      await fetch(portal.url, { method: 'POST', body: new URLSearchParams({ action, subscription: id }) });
      expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(isEnding);
    }
  });

  it('touches nobody else’s subscription, and closes after an hour', async () => {
    const { stripe, sandbox } = harness;
    const { id } = await subscribe(stripe, sandbox.controls.pay);
    const stranger = await stripe.customers.create({});
    const { url } = await stripe.billingPortal.sessions.create({ customer: stranger.id });
    await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'cancel', subscription: id }) });
    expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(false);
    sandbox.controls.advance(3601);
    expect((await fetch(url)).status).toBe(404);
  });
});
