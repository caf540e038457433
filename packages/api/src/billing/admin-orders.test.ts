import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { addProducts } from '../testing/billing.ts';
import { addLearner, NOW } from '../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { listAllOrders } from './admin-queries.ts';
import { asBilling } from './as-billing.ts';
import { findSalePrice } from './catalogue-queries.ts';
import { insertOrder } from './order-queries.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  await addProducts(db);
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

async function placeOrder(userId: string): Promise<string> {
  const price = await findSalePrice(db, { productSlug: 'credits-500', currency: 'eur' });
  if (price === undefined) throw new Error('It is not for sale');
  const { amountMinor: totalAmount, ...bought } = price;
  const order = { ...bought, userId, orderId: newId(), idempotencyKey: randomUUID(), totalAmount, now: NOW };
  await db.transaction(async (trx) => await asBilling(trx, () => insertOrder(trx, order)));
  return order.orderId;
}

const all = { userId: null, limit: 10 };

it('administrators list the orders of all learners, newest first and page by page', async () => {
  const [one, other] = [await addLearner(db), await addLearner(db)];
  const placed: string[] = [];
  for (const userId of [one, other, one]) placed.unshift(await placeOrder(userId));
  const [newest, middle, oldest] = placed;
  const idsOf = async (asked: Omit<Parameters<typeof listAllOrders>[1], 'limit'>, limit = 10) =>
    (await listAllOrders(db, { ...asked, limit })).items.map(({ orderId }) => orderId);

  expect(await idsOf(all)).toEqual(placed);
  const { items, nextCursor } = await listAllOrders(db, { ...all, limit: 2 });
  expect(items.map(({ orderId }) => orderId)).toEqual([newest, middle]);
  expect(await idsOf({ ...all, cursor: nextCursor ?? undefined })).toEqual([oldest]);
  expect(await idsOf({ ...all, userId: one })).toEqual([newest, oldest]);
  expect(await idsOf({ ...all, status: 'open' })).toEqual(placed);
  expect(await idsOf({ ...all, status: 'paid' })).toEqual([]);
});
