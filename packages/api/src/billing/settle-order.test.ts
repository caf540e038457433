import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, StaleReadError } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { CheckoutState } from '../platform/payments.ts';
import { addProducts } from '../testing/billing.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { asBilling } from './as-billing.ts';
import { findSalePrice, putStripePrice } from './catalogue-queries.ts';
import { findOrder, insertOrder, type OrderRow } from './order-queries.ts';
import { settleOrder } from './settle-order.ts';
import { getWallet } from './wallet-queries.ts';

const now = new Date('2026-05-01T12:00:00Z');
const CONNECTIONS = 10;
let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: CONNECTIONS });
  await addProducts(db);
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

async function placeOrder(): Promise<OrderRow> {
  const [userId, orderId, idempotencyKey] = [randomUUID(), newId(), randomUUID()];
  const price = await findSalePrice(db, { productSlug: 'credits-500', currency: 'eur' });
  if (price === undefined) throw new Error('It is not for sale');
  const { priceId, productSlug, productName, amountMinor: totalAmount, currency, credits } = price;
  const order = { userId, orderId, idempotencyKey, priceId, productSlug, productName, totalAmount };
  await db.transaction(async (trx) => {
    await asBilling(trx, async () => {
      await putStripePrice(trx, { priceId, provider: 'sandbox', stripePriceId: 'price_500' });
      await insertOrder(trx, { ...order, currency, credits, now });
    });
  });
  return await read({ userId, orderId });
}

async function read(key: { readonly userId: string; readonly orderId: string }): Promise<OrderRow> {
  const order = await findOrder(db, key);
  if (order === undefined) throw new Error('There is no such order');
  return order;
}

/** The provider's checkout of an order, paid. */
function paid({ userId, orderId, totalAmount, currency }: OrderRow): CheckoutState {
  return {
    sessionId: `cs_${orderId}`,
    orderId,
    customerId: null,
    userId,
    state: 'complete',
    isPaid: true,
    isFailed: false,
    amount: totalAmount,
    currency,
    stripePriceId: 'price_500',
    quantity: 1,
    refundedAmount: 0,
    isDisputed: false,
    paymentIntentId: `pi_${orderId}`,
    subscriptionId: null,
    paymentMethod: 'card',
    taxAmount: null,
  };
}

const settle = (order: OrderRow, checkout: CheckoutState) =>
  db.transaction(async (trx) => await settleOrder(trx, { order, checkout, now }));

it('a checkout that was asked for before somebody settled a newer one undoes nothing', async () => {
  const placed = await placeOrder();
  await settle(placed, paid(placed));
  const granted = await read(placed);
  await settle(granted, { ...paid(placed), refundedAmount: placed.totalAmount });
  const settled = await read(placed);

  await expect(settle(granted, paid(placed))).rejects.toMatchObject({ name: 'StaleReadError' });

  expect(await read(placed)).toEqual(settled);
  expect(await getWallet(db, placed)).toMatchObject({ credits: 0, debt: 0, transfers: 2 });
});

it('settling what is settled changes nothing but the revision', async () => {
  const placed = await placeOrder();
  await settle(placed, paid(placed));
  const once = await read(placed);
  await settle(once, paid(placed));
  expect(await read(placed)).toEqual({ ...once, revision: once.revision + 1 });
  expect(await getWallet(db, placed)).toMatchObject({ credits: 500, transfers: 1 });
});

it('of 50 payments that settle at once, doubled and with some that break off, each has its number and none is missing', async () => {
  const before = (await numbers()).length;
  const orders: OrderRow[] = [];
  while (orders.length < 50) orders.push(await placeOrder());
  const breaksOff = async (order: OrderRow) =>
    await db.transaction(async (trx) => {
      await settleOrder(trx, { order, checkout: paid(order), now });
      throw new Error('the server is gone');
    });
  const works = orders.flatMap((order, index) => [
    ...(index % 5 === 0 ? [() => breaksOff(order)] : []),
    () => settle(order, paid(order)),
    () => settle(order, paid(order)),
  ]);
  const failures = await byAsManyAs(CONNECTIONS, works);
  expect(new Set(failures)).toEqual(new Set(['Error: the server is gone', `${new StaleReadError()}`]));
  const given = await numbers();
  expect(given).toHaveLength(before + 50);
  expect(given).toEqual(given.map((_, index) => index + 1));
});

/** Has so many at work at a time; answers with why some failed. */
async function byAsManyAs(workers: number, works: (() => Promise<unknown>)[]): Promise<string[]> {
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = works.shift(); next !== undefined; next = works.shift())
      await next().catch((error: unknown) => failures.push(String(error)));
  };
  await Promise.all(Array.from({ length: workers }, work));
  return failures;
}

async function numbers(): Promise<number[]> {
  const rows = await db('billing.receipts').where({ year: 2026 }).orderBy('number').select('number');
  return rows.map(({ number }) => number);
}
