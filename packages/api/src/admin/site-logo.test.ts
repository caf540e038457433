import type { Knex } from 'knex';
import { expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { storeUpload } from '../platform/uploads.ts';
import { addLearner, NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');
const JPEG = Buffer.from('\xff\xd8\xff\xe0 and more', 'latin1');

async function administrator(db: Knex): Promise<Viewer> {
  const userId = await addLearner(db, { role: 'admin' });
  return { userId, role: 'admin', sessionId: '0'.repeat(64), timeZone: 'UTC', language: 'en' };
}

async function sent(db: Knex, userId: string, bytes: Buffer): Promise<string> {
  const content = (async function* () {
    yield bytes;
  })();
  const upload = { userId, fileName: 'logo.png', content, maxBytes: 1e7, now: NOW };
  return (await storeUpload(db, upload)).uploadId;
}

test('a picture becomes the logo, another one takes its place, and nothing is left when it is removed', async ({
  db,
  callerFor,
}) => {
  const viewer = await administrator(db);
  const { admin: api } = callerFor(viewer);
  expect(await api.getLogo()).toEqual({ address: null });
  const { address } = await api.setLogo({ uploadId: await sent(db, viewer.userId, PNG) });
  expect(address).toMatch(/^\/site-logo\/[\da-f]{64}\.png$/);
  expect(await api.getLogo()).toEqual({ address });
  const second = await api.setLogo({ uploadId: await sent(db, viewer.userId, JPEG) });
  expect(second.address).toMatch(/\.jpg$/);
  const kept = await db('platform.blob_keepers').where({ keeper: 'site-logo' });
  expect(kept.map(({ hash }) => `/site-logo/${hash}.jpg`)).toEqual([second.address]);
  expect(await db('platform.uploads')).toEqual([]);
  expect(await api.removeLogo()).toEqual({ isRemoved: true });
  expect(await api.getLogo()).toEqual({ address: null });
  expect(await db('platform.blob_keepers').where({ keeper: 'site-logo' })).toEqual([]);
  expect(await api.removeLogo()).toEqual({ isRemoved: false });
});

test('the same picture again is kept once, and stays', async ({ db, callerFor }) => {
  const viewer = await administrator(db);
  const { admin: api } = callerFor(viewer);
  const first = await api.setLogo({ uploadId: await sent(db, viewer.userId, PNG) });
  expect(await api.setLogo({ uploadId: await sent(db, viewer.userId, PNG) })).toEqual(first);
  expect(await db('platform.blobs').where({ releasedAt: null })).toHaveLength(1);
});

test('what is no such picture, or a large one, is refused, and the logo stays', async ({ db, callerFor }) => {
  const viewer = await administrator(db);
  const { admin: api } = callerFor(viewer);
  const logo = await api.setLogo({ uploadId: await sent(db, viewer.userId, PNG) });
  const refused = [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-format-unknown'],
    [Buffer.alloc(0), 'file-format-unknown'],
    [Buffer.concat([PNG, Buffer.alloc(200 * 1024)]), 'upload-too-large'],
  ] as const;
  for (const [bytes, reason] of refused) {
    const uploadId = await sent(db, viewer.userId, bytes);
    await expect(api.setLogo({ uploadId })).rejects.toThrow(reason);
  }
  expect(await api.getLogo()).toEqual(logo);
});

test('what another administrator sent is not there, and nobody else changes the logo', async ({
  db,
  callerFor,
}) => {
  const [viewer, other] = [await administrator(db), await administrator(db)];
  const uploadId = await sent(db, other.userId, PNG);
  await expect(callerFor(viewer).admin.setLogo({ uploadId })).rejects.toThrow('upload-missing');
  for (const role of ['member', 'individual', 'guest'] as const) {
    const { admin: api } = callerFor({ ...other, role });
    await expect(api.setLogo({ uploadId })).rejects.toThrow('forbidden');
    await expect(api.removeLogo()).rejects.toThrow('forbidden');
  }
});
