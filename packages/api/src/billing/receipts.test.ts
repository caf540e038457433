import { randomUUID } from 'node:crypto';
import { creditsToReverse } from '@studyhall/domain/billing/reversal';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { changeInstanceSettings } from '../platform/instance-settings.ts';
import type { SiteWithDatabase } from '../platform/site-check.ts';
import type { Caller } from '../testing/callers.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';
import { receiveEvent } from './receive-event.ts';
import { sellerCheck } from './seller-check.ts';

const monthOf = ({ site }: Shop): string => site.now.toISOString().slice(0, 7);

async function movementsOf({ api }: { readonly api: Caller }, month: string, limit = 100) {
  const first = await api.billing.listReceipts({ month, limit });
  const items = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await api.billing.listReceipts({ month, limit, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

describe('a receipt', () => {
  test('says number, seller and what went back, to whoever paid and to support alone', async ({ shop }) => {
    const [ada, bob, admin] = [await shop.enter(), await shop.enter(), await shop.enter('admin')];
    const { orderId } = await shop.buy(ada);
    expect(await ada.api.billing.receipt({ id: orderId })).toMatchObject({ seller: null, returns: [] });
    await changeInstanceSettings(shop.site.db, {
      changes: {
        sellerName: 'Hill School',
        sellerAddress: 'Main Road 1\n12345 Hill',
        sellerVatNumber: 'DE1',
      },
      now: shop.site.now,
    });
    await admin.api.billing.refund({ orderId, amountMinor: 90, idempotencyKey: randomUUID() });
    const year = shop.site.now.getUTCFullYear();
    const issuedOn = shop.site.now.toISOString().slice(0, 10);
    const receipt = await ada.api.billing.receipt({ id: orderId });
    expect(receipt).toEqual({
      receiptId: expect.any(String),
      orderId,
      number: `${year}-00001`,
      issuedOn,
      title: '500 credits',
      amount: 490,
      tax: null,
      currency: 'eur',
      paymentMethod: 'card',
      seller: { name: 'Hill School', address: 'Main Road 1\n12345 Hill', vatNumber: 'DE1' },
      returns: [{ number: `${year}-00002`, kind: 'refund', issuedOn, amount: -90, tax: null }],
    });
    expect(await ada.api.billing.receipt({ id: receipt.receiptId })).toEqual(receipt);
    expect(await admin.api.billing.getReceipt({ orderId })).toEqual(receipt);
    await expect(bob.api.billing.receipt({ id: orderId })).rejects.toThrow('not-found');
  });

  test('is there for a month of a plan, and not for what was never paid', async ({ shop }) => {
    const ada = await shop.enter();
    const { orderId: unpaid } = await shop.order(ada);
    await shop.buy(ada, 'plan-monthly');
    const [month] = (await ada.api.billing.transactions({})).items;
    expect(await ada.api.billing.receipt({ id: month?.id ?? '' })).toMatchObject({
      orderId: null,
      amount: 990,
    });
    await expect(ada.api.billing.receipt({ id: unpaid })).rejects.toThrow('not-found');
  });
});

/** Credits of an order that the ledger has taken back. */
async function takenBack(db: Knex, orderId: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { credits: number }[] }>(
    `select coalesce(sum(case when e.to_account = 'refunds' then e.amount else -e.amount end), 0)::int as credits
     from billing.transfers t join billing.entries e on e.user_id = t.user_id and e.transfer_id = t.id
     where t.kind in ('refund', 'restored') and starts_with(t.source_id, :orderId || ':')`,
    { orderId },
  );
  return rows[0]?.credits ?? 0;
}

describe('the books of a month', () => {
  test('equal the ledger, whatever was refunded and disputed and in whatever order it is heard', async ({
    shop,
  }) => {
    const { site, payments, stripe, sandbox } = shop;
    const admin = await shop.enter('admin');
    const customers: Customer[] = [await shop.enter(), await shop.enter(), await shop.enter()];
    const orders: string[] = [];
    for (const [place, customer] of customers.entries()) {
      for (const part of [0, 245, 490]) {
        const { orderId, sessionId } = await shop.order(customer);
        const payment = String(sandbox.controls.pay(sessionId).payment_intent);
        if (part > 0) await stripe.refunds.create({ payment_intent: payment, amount: part });
        if (part < 490 && place > 0) {
          const dispute = sandbox.controls.openDispute(payment);
          if (place > 1) sandbox.controls.closeDispute(dispute.id, 'won');
        }
        orders.push(orderId);
      }
    }
    const plan = await shop.order(customers[0] ?? admin, { productSlug: 'plan-monthly' });
    sandbox.controls.pay(plan.sessionId);
    const messages = shop.messages();
    const storm = [...messages, ...messages, ...messages].map((event, index) => ({
      event,
      at: (index * 7919) % 101,
    }));
    storm.sort((a, b) => a.at - b.at);
    for (const { event } of storm) await receiveEvent(site.db, { payments, event, now: site.now });

    const movements = await movementsOf(admin, monthOf(shop), 3);
    expect(movements).toEqual(await movementsOf(admin, monthOf(shop)));
    const year = site.now.getUTCFullYear();
    expect(movements.map(({ number }) => number)).toEqual(
      movements.map((_, index) => `${year}-${String(index + 1).padStart(5, '0')}`),
    );
    const sumOf = (orderId: string | null, ...kinds: readonly string[]) =>
      movements
        .filter((one) => one.orderId === orderId && (kinds.length === 0 || kinds.includes(one.kind)))
        .reduce((sum, { amount }) => sum + amount, 0);
    for (const orderId of orders) {
      const paidAmount = sumOf(orderId, 'payment');
      expect(paidAmount).toBe(490);
      const due = creditsToReverse({
        credits: 500,
        paidAmount,
        refundedAmount: -sumOf(orderId, 'refund', 'refund-failed'),
        isDisputed: sumOf(orderId, 'dispute', 'dispute-won') < 0,
      });
      expect(await takenBack(site.db, orderId)).toBe(due);
    }
    expect(sumOf(null)).toBe(990);
    const left = { all: 990, kept: (490 + 245 + 0) * 2, disputed: 0 };
    expect(movements.reduce((sum, { amount }) => sum + amount, 0)).toBe(left.all + left.kept + left.disputed);
  });

  test('end where the seller’s month does, and are shown to administrators', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    await shop.buy(ada);
    const [year = '', month = ''] = monthOf(shop).split('-');
    const later =
      month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
    expect(await movementsOf(admin, monthOf(shop))).toHaveLength(1);
    expect(await movementsOf(admin, later)).toEqual([]);
    await expect(admin.api.billing.listReceipts({ month: '2026-13' })).rejects.toThrow('must be a month');
    await expect(ada.api.billing.listReceipts({ month: later })).rejects.toThrow('forbidden');
  });
});

test('the doctor misses a seller where real money is paid, and nowhere else', async ({ shop }) => {
  const { db, now } = shop.site;
  const look = async (payments: object): Promise<string> => {
    if (sellerCheck.needs !== 'database') throw new Error('the check asks the database');
    return (await sellerCheck.look({ settings: { payments }, db } as SiteWithDatabase)).verdict;
  };
  expect([await look({ kind: 'sandbox' }), await look({ kind: 'stripe' })]).toEqual(['ok', 'warning']);
  await changeInstanceSettings(db, { changes: { sellerName: 'Hill School' }, now });
  expect(await look({ kind: 'stripe' })).toBe('warning');
  await changeInstanceSettings(db, { changes: { sellerAddress: 'Main Road 1' }, now });
  expect(await look({ kind: 'stripe' })).toBe('ok');
});
