import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { sized } from '../testing/size.ts';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { recordAudit, SYSTEM } from './audit.ts';
import { chainAudit } from './audit-chain.ts';
import { isConnectionLost, openDatabase } from './database.ts';
import { verifyAudit } from './verify-audit.ts';

let database: TestDatabase;
let pools: readonly [Knex, Knex, Knex];

beforeAll(async () => {
  database = await createTestDatabase();
  // Each with connections of its own, as processes have.
  const open = () => openDatabase({ url: database.appUrl, patience: PATIENCE });
  pools = [open(), open(), open()];
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  await database.drop();
});

const record = (on: Knex, action: string) =>
  recordAudit(on, { actor: SYSTEM, action, target: null, detail: { action }, requestId: null, now: NOW });

/** One whose session is ended in every try gives up, as the job does that comes back: the next step goes on from there. */
async function chainOn(on: Knex): Promise<void> {
  await chainAudit(on).catch((error: unknown) => {
    if (!isConnectionLost(error)) throw error;
  });
}

test('eight who write and two who chain, whose sessions are ended now and then, leave no gap and no fork', async () => {
  const [db, ...chaining] = pools;
  const each = sized({ small: 40, full: 1_500 });
  let isWriting = true;
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let count = 0; count < each; count += 1) {
      if (count % 7 > 0) await record(db, `of ${writer}`);
      else await db.transaction(async (trx) => void (await record(trx, `of ${writer}`)));
    }
  });
  const chainers = chaining.map(async (pool) => {
    while (isWriting) await chainOn(pool);
  });
  const killer = withClient(database.url, async (client) => {
    while (isWriting)
      await client.query(
        `select pg_terminate_backend(pid), pg_sleep(0.05) from pg_stat_activity
         where datname = current_database() and query like 'update platform.audit_log%' limit 1`,
      );
  });
  const written = Promise.all(writers).finally(() => {
    isWriting = false;
  });
  await Promise.all([written, ...chainers, killer]);
  await chainAudit(db);
  const places = await db('platform.audit_log').orderBy('position').pluck('position');
  expect(places).toEqual(Array.from({ length: 8 * each }, (_, index) => index + 1));
  for await (const finding of verifyAudit(db, { now: NOW })) expect(finding).toBeUndefined();
}, 300_000);
