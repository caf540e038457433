import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { noPayments } from '../../platform/payments.ts';
import { openSite, type Site, uncounted } from '../../testing/callers.ts';
import { join, type Member } from '../../testing/members.ts';
import { withClient } from '../../testing/template-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';
import { HiddenThing, Report } from './models.ts';
import { handleOf } from './report.ts';

const reason = 'That is an insult';
let database: TestDatabase;
let db: Knex;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const report = async (from: Member, of: Member) =>
  await from.api.auth.report({
    handle: handleOf(site.secrets, { userId: of.userId, name: 'Ada', picture: null }),
    ...{ thing: 'name', reason },
  });

async function outcomesOf(work: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((one) =>
    one.status === 'fulfilled' ? 'ok' : one.reason instanceof Error ? one.reason.message : '?',
  );
}

test('of two administrators who decide at once, each from another report of the same, one decides', async () => {
  const root = await join(site, { role: 'admin' });
  for (let round = 0; round < 8; round += 1) {
    const [ada, bob, cid] = await Promise.all(
      ['Ada', 'Bob', 'Cid'].map((firstName) => join(site, { firstName })),
    );
    if (ada === undefined || bob === undefined || cid === undefined) throw new Error('Three came');
    await report(bob, ada);
    await report(cid, ada);
    const both = await Report.query(db).where({ subjectId: ada.userId }).orderBy('id');
    const outcomes = await outcomesOf(
      (['hidden', 'dismissed'] as const).map(
        async (outcome, index) =>
          await root.api.admin.settleReport({ id: both[index]?.id ?? '', seen: 'open', outcome }),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['ok', 'report-settled']);
    const after = await Report.query(db).where({ subjectId: ada.userId });
    const [state = ''] = new Set(after.map((one) => one.state));
    expect(after.every((one) => one.state === state)).toBe(true);
    expect(await HiddenThing.query(db).where({ userId: ada.userId }).resultSize()).toBe(
      state === 'hidden' ? 1 : 0,
    );
  }
});

test('whoever reports while it is hidden leaves nothing that waits', async () => {
  const root = await join(site, { role: 'admin' });
  for (let round = 0; round < 8; round += 1) {
    const [ada, bob] = [await join(site, { firstName: 'Ada' }), await join(site, { firstName: 'Bob' })];
    const others = await Promise.all(Array.from({ length: 4 }, async () => await join(site)));
    await report(bob, ada);
    const first = await Report.query(db).findOne({ subjectId: ada.userId }).throwIfNotFound();
    await outcomesOf([
      ...others.map(async (other) => await report(other, ada)),
      root.api.admin.settleReport({ id: first.id, seen: 'open', outcome: 'hidden' }),
    ]);
    const states = (await Report.query(db).where({ subjectId: ada.userId })).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['hidden']));
  }
});

test('two who report each other at once do, and neither waits until the other gives way', async () => {
  const [ada, bob] = [await join(site, { firstName: 'Ada' }), await join(site, { firstName: 'Bob' })];
  let inserts = 0;
  const count = ({ sql }: { readonly sql: string }) => {
    if (sql.startsWith('insert into "auth"."reports"')) inserts += 1;
  };
  db.on('query', count);
  await withClient(database.url, async (client) => {
    // Both have locked whom they report, and come to write it together.
    await client.query('begin');
    await client.query('lock table auth.reports in share mode');
    const both = outcomesOf([report(ada, bob), report(bob, ada)]);
    await expect.poll(() => inserts).toBe(2);
    await client.query('commit');
    expect(await both).toEqual(['ok', 'ok']);
  });
  db.off('query', count);
  // A deadlock would have been tried again.
  expect(inserts).toBe(2);
});

test('two who report each other do, as often as they like', async () => {
  const [ada, bob] = [await join(site, { firstName: 'Ada' }), await join(site, { firstName: 'Bob' })];
  const tries = Array.from({ length: 6 }, (_, index) =>
    index % 2 === 0 ? report(ada, bob) : report(bob, ada),
  );
  expect(new Set(await outcomesOf(tries))).toEqual(new Set(['ok']));
  for (const { userId } of [ada, bob])
    expect(await Report.query(db).where({ subjectId: userId }).resultSize()).toBe(1);
});
