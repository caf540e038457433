import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getBalance } from '../../billing/account-queries.ts';
import { openDatabase } from '../../platform/database.ts';
import { enqueueMail } from '../../platform/outbox.ts';
import { createRelay } from '../../platform/relay.ts';
import { listOpenRestores, releaseMails } from '../../platform/restores.ts';
import { createSecrets, newSecretKey } from '../../platform/secrets.ts';
import { openSite } from '../../testing/callers.ts';
import { type Customer, openShop, type Shop } from '../../testing/shop.ts';
import { databaseUrl, withClient } from '../../testing/template-database.ts';
import {
  createTestDatabase,
  PATIENCE,
  type TestDatabase,
  testClusterUrl,
} from '../../testing/test-database.ts';
import { findBranchOf } from '../backup/branch.ts';
import { holdAfterRestore } from './hold-after-restore.ts';

let database: TestDatabase;
let lostDb: Knex;
let db: Knex;
let shop: Shop;
let buyer: Customer;
let bystander: Customer;
const name = `restored_${randomUUID().replaceAll('-', '')}`;
const secrets = createSecrets([newSecretKey()]);

/** Buys, is restored to that moment, and everything that was bought and given back since is known to the provider alone. */
beforeAll(async () => {
  database = await createTestDatabase();
  lostDb = openDatabase({ url: database.appUrl, poolSize: 4, patience: PATIENCE });
  shop = await openShop(lostDb);
  buyer = await shop.enter();
  bystander = await shop.enter();
  const first = await shop.buy(buyer);
  await lostDb('auth.sessions').insert({
    ...{ userId: bystander.userId, id: 'a'.repeat(64), channel: 'browser', deviceName: '', userAgent: '' },
    ...{ createdAt: shop.site.now, lastSeenAt: shop.site.now },
    ...{ expiresAt: new Date('2100-01-01'), absoluteExpiresAt: new Date('2100-01-01') },
  });
  const mail = { userId: 'nobody', to: 'a@example.org', subject: 'Before', text: '' };
  await enqueueMail(lostDb, secrets, { mail, now: shop.site.now });
  await withClient(testClusterUrl(), async (client) => {
    const [lost] = new URL(database.url).pathname.slice(1).split('?');
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [lost]);
    await client.query(`create database ${name} template ${lost}`);
  });
  shop.site.wait(60_000);
  await shop.buy(buyer, 'credits-1000');
  await shop.buy(buyer, 'plan-monthly');
  await shop.stripe.refunds.create({ payment_intent: first.paymentIntentId });
  await shop.settle();
  db = openDatabase({
    url: databaseUrl(testClusterUrl(), name, 'studyhall_app'),
    poolSize: 4,
    patience: PATIENCE,
  });
}, 180_000);

afterAll(async () => {
  await shop.close();
  await Promise.all([lostDb.destroy(), db.destroy()]);
  await withClient(testClusterUrl(), async (client) => {
    await client.query(`drop database ${name} with (force)`);
  });
  await database.drop();
});

const restoredTo = new Date('2026-01-01T00:00:00Z');
const order = () => ({ productSlug: 'credits-500', currency: 'eur', idempotencyKey: randomUUID() });

test('a restore ends every session, closes what was erased since, and says what it holds', async () => {
  const held = await holdAfterRestore(databaseUrl(testClusterUrl(), name), {
    ...{ restoredTo, fromBackup: '20260101T000000Z-0000', now: shop.site.now },
    erased: [bystander.userId],
  });
  const restoreId = expect.any(String);
  expect(held).toEqual({ restoreId, endedSessions: 1, closedAccounts: 1, migrations: [] });
  expect(await db('auth.sessions').select('id')).toEqual([]);
  expect(await db('platform.audit_log').select('action')).toContainEqual({ action: 'backup.restore' });
  expect(await db('auth.users').where('id', bystander.userId).select('isActive')).toEqual([
    { isActive: false },
  ]);
  expect(await db('auth.users').where('id', buyer.userId).select('isActive')).toEqual([{ isActive: true }]);
  expect(await listOpenRestores(db)).toMatchObject([{ restoredTo, areMailsHeld: true, isStoreClosed: true }]);
});

test('mails from before the restore wait until they are released, and newer ones go on', async () => {
  const sent: unknown[] = [];
  const relay = createRelay({
    ...{
      db,
      secrets,
      log: { warn: () => undefined },
      clock: () => new Date(shop.site.now.getTime() + 60_000),
    },
    handlers: { mail: async (payload) => void sent.push(payload) },
  });
  const mail = { userId: 'nobody', to: 'b@example.org', subject: 'After', text: '' };
  await enqueueMail(db, secrets, { mail, now: new Date(shop.site.now.getTime() + 1_000) });
  await relay.runOnce();
  expect(sent).toMatchObject([{ subject: 'After' }]);
  expect(await releaseMails(db, { now: shop.site.now })).toBe(1);
  await relay.runOnce();
  expect(sent).toMatchObject([{ subject: 'After' }, { subject: 'Before' }]);
  expect(await listOpenRestores(db)).toMatchObject([{ areMailsHeld: false, isStoreClosed: true }]);
});

test('the store is closed until all that the provider knows is here again; credits stay', async () => {
  const site = openSite(db, shop.payments);
  const api = site.callerFor(buyer.viewer);
  const admin = site.callerFor({ ...bystander.viewer, role: 'admin' });
  await expect(api.billing.checkout(order())).rejects.toThrow('store-closed-after-restore');
  const { now } = shop.site;
  const before = await getBalance(db, { userId: buyer.userId, now });
  expect(before.credits).toBe(500);

  // A moment later than what was restored leaves something out.
  const late = await admin.billing.takeOver({ since: new Date(now.getTime() + 1_000) });
  expect(late).toMatchObject({ failed: 0, adopted: 0, reopened: 0, waitsForSince: restoredTo });
  await expect(api.billing.checkout(order())).rejects.toThrow('store-closed-after-restore');

  let adopted = 0;
  let reopened = 0;
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await admin.billing.takeOver({
      since: restoredTo,
      ...(cursor === undefined ? {} : { cursor }),
    });
    expect(page.failed).toBe(0);
    adopted += page.adopted;
    reopened += page.reopened;
    cursor = page.nextCursor;
  }
  expect(adopted).toBe(2);
  expect(reopened).toBe(1);
  const lost = await getBalance(lostDb, { userId: buyer.userId, now });
  expect(await getBalance(db, { userId: buyer.userId, now })).toEqual(lost);
  const orders = (from: Knex) =>
    from('billing.orders').select('id', 'status', 'credits', 'refundedAmount').orderBy('id');
  expect(await orders(db)).toEqual(await orders(lostDb));
  expect(await listOpenRestores(db)).toEqual([]);
  await expect(api.billing.checkout(order())).resolves.toMatchObject({ url: expect.any(String) });
});

test('what was restored where the clock is behind is told apart from what it came from', async () => {
  const url = databaseUrl(testClusterUrl(), name);
  // Of a machine whose clock is years ahead.
  await withClient(url, async (client) => {
    await client.query(`update platform.restores set id = 'efffffff-0000-7000-8000-000000000001'`);
  });
  const before = await findBranchOf(url);
  const held = await holdAfterRestore(url, {
    ...{ restoredTo, fromBackup: '20260101T000000Z-0000', now: shop.site.now },
    erased: [],
  });
  const after = await findBranchOf(url);
  expect(after.restoreId).toBe(held.restoreId);
  expect(after).not.toEqual(before);
});
