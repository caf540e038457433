import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { inTransaction, openDatabase } from './database.ts';
import { forgetMessages } from './forget-messages.ts';
import { newId } from './ids.ts';
import { enqueue, enqueueAll } from './outbox.ts';
import { createRelay } from './relay.ts';
import { createSecrets, newSecretKey } from './secrets.ts';

let database: TestDatabase;
let db: Knex;
const secrets = createSecrets([newSecretKey()]);
const userId = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 6 });
});
afterEach(async () => {
  await db('platform.outbox_messages').delete();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const forget = async () =>
  await inTransaction(
    db,
    async (trx) => await forgetMessages(trx, { userId, addresses: [], secrets, now: NOW, outlasting: [] }),
  );
const promise = async () => await enqueue(db, secrets, { kind: 'test', payload: { userId }, now: NOW });

test('of however many wait, those about the account are given up and no others', async () => {
  const works = Array.from({ length: 1_203 }, (_, index) => ({
    kind: 'test',
    payload: { userId: index % 400 === 0 ? userId : 'somebody else', index },
    now: NOW,
  }));
  await enqueueAll(db, secrets, works);
  expect(await forget()).toBe(true);
  expect(await db('platform.outbox_messages')).toHaveLength(1_199);
});

test(
  'one that is claimed between the look and the removal is waited for',
  async () => {
    await promise();
    const claiming = await db.transaction();
    await claiming('platform.outbox_messages').update({ lockedUntil: new Date(NOW.getTime() + 60_000) });
    const forgotten = forget();
    await untilHeldUp();
    await claiming.commit();
    expect(await forgotten).toBe(false);
    expect(await db('platform.outbox_messages')).toHaveLength(1);
  },
  PATIENCE,
);

test(
  'what is given up is delivered by nobody, however close the two come',
  async () => {
    for (let round = 0; round < 20; round += 1) {
      await promise();
      const forgotten = forget();
      const relay = createRelay({
        db,
        secrets,
        handlers: { test: async () => void (await forgotten) },
        log: { warn: () => undefined },
        clock: () => NOW,
      });
      const [isForgotten, delivered] = await Promise.all([forgotten, relay.runOnce()]);
      expect(delivered).toBe(isForgotten ? 0 : 1);
    }
  },
  PATIENCE,
);

/** Somebody waits for a lock that is held here. */
async function untilHeldUp(): Promise<void> {
  for (;;) {
    const { rows } = await db.raw(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
}
