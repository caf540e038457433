import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, openDatabase } from '../platform/database.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { asBilling } from './as-billing.ts';
import { findCustomer, putCustomer } from './customer-queries.ts';
import { receiveEvent } from './receive-event.ts';

let database: TestDatabase;
let db: Knex;
/** Logs in as superuser: to hold a row that everybody waits for. */
let root: Knex;
let shop: Shop;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10 });
  root = openDatabase({ url: database.url, poolSize: 2 });
  shop = await openShop(db);
});
afterAll(async () => {
  await shop?.close();
  await Promise.all([db?.destroy(), root?.destroy()]);
  await database?.drop();
});

/** Begins all of `works` while a lock is held that each of them waits for, and lets them go on together. */
async function together<T>(lock: string, works: readonly (() => Promise<T>)[]) {
  const holder = await root.transaction();
  await holder.raw(lock);
  const all = Promise.allSettled(works.map((work) => work()));
  await expect.poll(waitingForLocks, { timeout: 20_000 }).toBe(works.length);
  await holder.commit();
  return await all;
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await root.raw<{ rows: { count: string }[] }>(
    `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.count);
}

test('of two refunds of an order at once one is made, and the other is refused', async () => {
  const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
  const { orderId } = await shop.buy(ada);
  const refund = () => admin.api.billing.refund({ orderId, amountMinor: 200, idempotencyKey: randomUUID() });
  const lock = `select from billing.orders where id = '${orderId}' for update`;
  const ends = await together(lock, [refund, refund]);
  const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
  expect(refusals).toEqual([expect.stringContaining('order-not-refundable')]);
  const refunds = await shop.stripe.refunds.list({ limit: 100 });
  expect(refunds.data.map(({ amount }) => amount)).toEqual([200]);
  expect(await db('billing.refund_requests').where({ orderId })).toMatchObject([
    { amount: 200, state: 'made' },
  ]);
});

test('orders of a new learner at once all learn whom the provider knows', async () => {
  const ROUNDS = 20;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { userId } = await shop.enter();
    const customer = { userId, provider: 'stripe', stripeCustomerId: `cus_${userId}` } as const;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        await inTransaction(db, async (trx) => {
          await asBilling(trx, async () => await putCustomer(trx, { ...customer, now: new Date() }));
        });
      }),
    );
    expect(await findCustomer(db, customer)).toBe(customer.stripeCustomerId);
  }
});

test.each(['plan-monthly', 'credits-500'])(
  'a checkout of %s is closed when its account is, while it is being opened',
  async (productSlug) => {
    const [eve, bob, admin] = [await shop.enter(), await shop.enter(), await shop.enter('admin')];
    await shop.order(bob, { productSlug });
    // So that Stripe knows her: what waits here is the checkout alone.
    await shop.order(eve);
    const lock = `update auth.users set is_active = false where id = '${eve.userId}'`;
    const [end] = await together(lock, [() => shop.order(eve, { productSlug })]);
    expect(String(end?.status === 'rejected' && end.reason)).toContain('account-disabled');
    const { items } = await admin.api.billing.listOrders({ user: eve.userId });
    expect(items.map(({ status }) => status)).toEqual(['expired', 'expired']);
    const session = await shop.stripe.checkout.sessions.retrieve(items[0]?.stripeSessionId ?? '');
    expect(session.status).toBe('expired');
    const { items: others } = await admin.api.billing.listOrders({ user: bob.userId });
    expect(others).toMatchObject([{ status: 'open' }]);
  },
);

test('of two plans that are paid at once one is the plan, and the other waits for a decision', async () => {
  const bob = await shop.enter();
  const { sessionId } = await shop.order(bob, { productSlug: 'plan-monthly' });
  const opened = await shop.stripe.checkout.sessions.retrieve(sessionId, { expand: ['line_items'] });
  const other = await shop.stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: String(opened.customer),
    line_items: [{ price: opened.line_items?.data[0]?.price?.id ?? '', quantity: 1 }],
    subscription_data: { metadata: { user_id: bob.userId } },
    success_url: 'https://learn.example.org/',
  });
  await root('billing.balances').insert({
    userId: bob.userId,
    credits: 0,
    debt: 0,
    transfers: 0,
    updatedAt: shop.site.now,
  });
  shop.messages();
  for (const id of [sessionId, other.id]) shop.sandbox.controls.pay(id);
  const begun = shop.messages().filter(({ type }) => type === 'customer.subscription.created');
  expect(begun).toHaveLength(2);
  const lock = `select from billing.balances where user_id = '${bob.userId}' for update`;
  const { payments, site } = shop;
  const works = begun.map((event) => () => receiveEvent(db, { payments, event, now: site.now }));
  const ends = await together(lock, works);
  const outcomes = ends.map((end) => (end.status === 'fulfilled' ? end.value.outcome : String(end.reason)));
  expect(outcomes.toSorted()).toEqual(['done', 'review']);
  const { credits } = await bob.api.billing.balance();
  expect(credits).toBe(1_000);
});
