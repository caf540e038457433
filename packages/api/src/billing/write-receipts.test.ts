import { describe, expect } from 'vitest';
import { changeInstanceSettings } from '../platform/instance-settings.ts';
import { type Shop, test } from '../testing/shop.ts';
import { receiveEvent } from './receive-event.ts';

async function receiptsOf({ site }: Shop) {
  return await site
    .db('billing.receipts')
    .select('kind', 'year', 'number', 'amount', 'tax', 'title', 'sellerName')
    .orderBy(['year', 'number']);
}

describe('writeReceipts', () => {
  test('a purchase has its number once, however often its messages come', async ({ shop }) => {
    const ada = await shop.enter();
    const opened = await shop.order(ada);
    shop.sandbox.controls.pay(opened.sessionId);
    const { payments, site } = shop;
    const messages = shop.messages();
    const again = messages.map((event) => ({ ...event, id: `${event.id}_again` }));
    for (const event of [...messages, ...messages, ...again])
      await receiveEvent(site.db, { payments, event, now: site.now });
    const year = site.now.getUTCFullYear();
    const payment = { kind: 'payment', year, number: 1, amount: 490, tax: null, sellerName: null };
    expect(await receiptsOf(shop)).toMatchObject([payment]);
  });

  test('what goes back and what a month of a plan costs continue the series', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const pack = await shop.buy(ada);
    const plan = await shop.buy(ada, 'plan-monthly');
    await admin.api.billing.refund({
      orderId: pack.orderId,
      amountMinor: 200,
      idempotencyKey: '0192f0c1-7d5e-4cc2-9d4e-3a1b5c6d7e8f',
    });
    const dispute = shop.sandbox.controls.openDispute(pack.paymentIntentId);
    await shop.settle();
    shop.sandbox.controls.closeDispute(dispute.id, 'won');
    await shop.settle();
    shop.sandbox.controls.renew(plan.subscriptionId);
    await shop.settle();
    const [month] = (await shop.stripe.invoices.list({ subscription: plan.subscriptionId, limit: 1 })).data;
    const paid = await shop.stripe.invoicePayments.list({ invoice: month?.id ?? '' });
    await shop.stripe.refunds.create({ payment_intent: String(paid.data[0]?.payment.payment_intent) });
    await shop.settle();
    const written = await receiptsOf(shop);
    expect(written.map(({ number, kind, amount }) => [number, kind, amount])).toEqual([
      [1, 'payment', 490],
      [2, 'payment', 990],
      [3, 'refund', -200],
      [4, 'dispute', -290],
      [5, 'dispute-won', 290],
      [6, 'payment', 990],
      [7, 'refund', -990],
    ]);
  });

  test('a receipt keeps the seller of its day, which begins where the seller is', async ({ shop }) => {
    const ada = await shop.enter();
    const { site } = shop;
    const seller = { sellerName: 'Hill School', sellerAddress: 'Main Road 1\n12345 Hill' };
    const midnight = new Date(`${site.now.getUTCFullYear()}-12-31T23:30:00Z`);
    const change = async (changes: object) => {
      await changeInstanceSettings(site.db, { changes, now: site.now });
    };
    const settleAtMidnight = async (productSlug: string) => {
      const { sessionId } = await shop.order(ada, { productSlug });
      shop.sandbox.controls.pay(sessionId);
      for (const event of shop.messages())
        await receiveEvent(site.db, { payments: shop.payments, event, now: midnight });
    };
    await change(seller);
    await settleAtMidnight('credits-500');
    await change({ sellerName: 'Valley School', sellerTimeZone: 'Europe/Berlin' });
    await settleAtMidnight('credits-1000');
    const year = site.now.getUTCFullYear();
    expect(await receiptsOf(shop)).toMatchObject([
      { year, number: 1, sellerName: 'Hill School' },
      { year: year + 1, number: 1, sellerName: 'Valley School' },
    ]);
  });
});
