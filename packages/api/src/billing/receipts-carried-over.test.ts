import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { migrationSource } from '../platform/migrations.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { Receipt, ReceiptYear } from './ledger-models.ts';

const MIGRATION = '20261201181300_number_receipts.ts';
let database: TestDatabase;
let db: Knex;
let asOwner: Knex;
let shop: Shop;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 5, patience: PATIENCE });
  asOwner = openDatabase({ url: database.url });
  shop = await openShop(db);
});
afterAll(async () => {
  await shop?.close();
  await db?.destroy();
  await asOwner?.destroy();
  await database?.drop();
});

/** What moved for each payment, whoever the seller was. */
async function movements() {
  const receipts = await Receipt.query(db).orderBy(['transactionId', 'step']);
  return receipts.map(({ transactionId, step, kind, amount, currency, title }) => {
    return { transactionId, step, kind, amount, currency, title };
  });
}

test('what was paid before has a number each, in the order it was paid, and the next one goes on', async () => {
  const customers = [await shop.enter(), await shop.enter(), await shop.enter()] as const;
  const [ada, , eve] = customers;
  const paid: string[] = [];
  const pay = async (customer: typeof ada, product?: string) => {
    paid.push((await shop.buy(customer, product)).paymentIntentId);
    shop.site.wait(60_000);
  };
  for (const customer of customers) await pay(customer);
  await pay(ada, 'plan-monthly');
  await shop.stripe.refunds.create({ payment_intent: paid[0] ?? '', amount: 490 });
  await shop.stripe.refunds.create({ payment_intent: paid[1] ?? '', amount: 90 });
  shop.sandbox.controls.openDispute(paid[1] ?? '');
  shop.sandbox.controls.openDispute(paid[2] ?? '');
  await shop.settle();
  const before = await movements();
  expect(before.map(({ kind }) => kind).toSorted()).toEqual(
    ['dispute', 'dispute', 'payment', 'payment', 'payment', 'payment', 'refund', 'refund'].toSorted(),
  );

  const { down, up } = await migrationSource.getMigration({ file: MIGRATION });
  await asOwner.transaction(async (trx) => await down?.(trx));
  await asOwner.transaction(async (trx) => await up(trx));
  expect(await movements()).toEqual(before);
  const numbered = await Receipt.query(db).orderBy(['year', 'number']);
  expect(numbered.map(({ number }) => number)).toEqual(before.map((_, index) => index + 1));
  const times = numbered.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(await ReceiptYear.query(db)).toMatchObject([{ lastNumber: before.length }]);

  await shop.buy(eve);
  const [newest] = await Receipt.query(db).orderBy('number', 'desc').limit(1);
  expect(newest).toMatchObject({ number: before.length + 1, kind: 'payment' });
});
