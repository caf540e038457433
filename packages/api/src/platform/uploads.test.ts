import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { deleteUpload, getUpload, readUpload, storeUpload, sweepUploads } from './uploads.ts';

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

describe('an upload', () => {
  const store = async (owner: string, text: string) =>
    await storeUpload(db, { userId: owner, fileName: text, content: bytes(text), maxBytes: 9, now: NOW });

  async function textOf(owner: string, uploadId: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of readUpload(db, { userId: owner, uploadId })) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  test('is there for whoever sent it and for nobody else, to look at, to read and to remove', async () => {
    const other = await addLearner(db, { role: 'admin' });
    const { uploadId } = await store(userId, 'mine');
    const missing = { reason: 'upload-missing' };
    await expect(getUpload(db, { userId: other, uploadId })).rejects.toMatchObject(missing);
    await expect(textOf(other, uploadId)).rejects.toMatchObject(missing);
    await deleteUpload(db, { userId: other, uploadId });
    expect(await getUpload(db, { userId, uploadId })).toEqual({ uploadId, fileName: 'mine', byteCount: 4 });
    expect(await textOf(userId, uploadId)).toBe('mine');
    await deleteUpload(db, { userId, uploadId });
    await expect(textOf(userId, uploadId)).rejects.toMatchObject(missing);
  });

  test('holds its own bytes: two accounts may have uploads of one id', async () => {
    const other = await addLearner(db, { role: 'admin' });
    const { uploadId } = await store(userId, 'mine');
    const upload = {
      userId: other,
      id: uploadId,
      fileName: 'a',
      byteCount: 5,
      isComplete: true,
      createdAt: NOW,
    };
    await db('platform.uploads').insert(upload);
    const chunk = { userId: other, uploadId, position: 0, content: Buffer.from('other') };
    await db('platform.upload_chunks').insert(chunk);
    expect([await textOf(userId, uploadId), await textOf(other, uploadId)]).toEqual(['mine', 'other']);
  });
});
