import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { getUpload, storeUpload, sweepUploads } from './uploads.ts';

let database: TestDatabase;
let db: ReturnType<typeof openDatabase>;
let userId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  userId = await addLearner(db, { role: 'admin' });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

const HOUR_MS = 3_600_000;

test('what nobody fetched for a day is removed, and nothing younger', async () => {
  const store = (hoursAgo: number) =>
    storeUpload(db, {
      userId,
      fileName: 'a',
      content: bytes('x'),
      maxBytes: 9,
      now: new Date(NOW.getTime() - hoursAgo * HOUR_MS),
    });
  const old = await store(25);
  const young = await store(23);
  expect(await sweepUploads(db, { now: NOW })).toBe(1);
  await expect(getUpload(db, { userId, uploadId: old.uploadId })).rejects.toMatchObject({
    reason: 'upload-missing',
  });
  expect(await getUpload(db, { userId, uploadId: young.uploadId })).toMatchObject({ byteCount: 1 });
  expect(await db('platform.upload_chunks')).toHaveLength(1);
});

test('an upload that is still arriving is not there yet', async () => {
  const parts = bytes('a', 'b');
  let isSeen = false;
  const content = (async function* () {
    yield* parts;
    const arriving = await db('platform.uploads').where({ userId, isComplete: false });
    await expect(getUpload(db, { userId, uploadId: arriving[0].id })).rejects.toMatchObject({
      reason: 'upload-missing',
    });
    isSeen = true;
  })();
  await storeUpload(db, { userId, fileName: 'b', content, maxBytes: 9, now: NOW });
  expect(isSeen).toBe(true);
});

test('a byte too many and nothing is kept', async () => {
  const before = await db('platform.uploads');
  const upload = { userId, fileName: 'c', content: bytes('12345', '67890'), maxBytes: 9, now: NOW };
  await expect(storeUpload(db, upload)).rejects.toMatchObject({
    reason: 'upload-too-large',
    details: { maxBytes: 9 },
  });
  expect(await db('platform.uploads')).toEqual(before);
});
