import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { addLearner, NOW } from '../testing/builders.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { endSessions } from './end-sessions.ts';
import { listEndedSessions } from './ended-sessions.ts';
import { open } from './sessions.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 5, patience: PATIENCE });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function openOne() {
  const userId = await addLearner(db);
  const browser = { channel: 'browser', deviceName: '', userAgent: '' } as const;
  return { userId, ...(await open(db, { userId, ...browser, now: NOW })) };
}

const endOf = async (at: Knex, { userId, sessionId }: Awaited<ReturnType<typeof openOne>>) =>
  await endSessions(at, { userId, sessionId, now: NOW });

test('from a moment on each session is told that ended since, and none that goes on', async () => {
  const [ended, staying] = [await openOne(), await openOne()];
  const begun = await listEndedSessions(db, null);
  expect(begun.sessionIds).toEqual([]);
  await endOf(db, ended);
  const told = await listEndedSessions(db, begun.watermark);
  expect(told.sessionIds).toContain(ended.sessionId);
  expect(told.sessionIds).not.toContain(staying.sessionId);
  // Transactions of other databases of the server hold back from where it is told, until they are over.
  const toldAgain = async () => {
    const { watermark } = await listEndedSessions(db, null);
    return (await listEndedSessions(db, watermark)).sessionIds;
  };
  await expect.poll(toldAgain).toEqual([]);
});

test('a session whose end took long to commit is told, although others that ended later were told before', async () => {
  const [slow, quick] = [await openOne(), await openOne()];
  const begun = await listEndedSessions(db, null);
  const long = await db.transaction();
  await endOf(long, slow);
  await endOf(db, quick);
  const first = await listEndedSessions(db, begun.watermark);
  expect(first.sessionIds).toContain(quick.sessionId);
  expect(first.sessionIds).not.toContain(slow.sessionId);
  await long.commit();
  expect((await listEndedSessions(db, first.watermark)).sessionIds).toContain(slow.sessionId);
});

test('an end that was rolled back is not told', async () => {
  const kept = await openOne();
  const begun = await listEndedSessions(db, null);
  const trx = await db.transaction();
  await endOf(trx, kept);
  await trx.rollback();
  expect((await listEndedSessions(db, begun.watermark)).sessionIds).not.toContain(kept.sessionId);
});
