import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { readUpload } from '@studyhall/api/server';
import { quotas } from '@studyhall/api/testing';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

let app: OpenApp;
let admin: SignedIn;

beforeAll(async () => {
  app = await openApp();
  admin = await app.signIn('admin');
});
afterAll(() => app.close());

async function upload(body: Buffer | string, { token = admin.token, query = '?name=questions.csv' } = {}) {
  const answer = await request(`${app.origin}/uploads${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` },
    body,
  });
  return { status: answer.statusCode, body: JSON.parse(await answer.body.text()) };
}

async function contentOf(uploadId: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readUpload(app.db, { userId: admin.userId, uploadId })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const rows = () => app.db('platform.uploads');

test('a file arrives byte for byte, in chunks', async () => {
  const file = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251));
  const { status, body } = await upload(file);
  expect([status, body]).toEqual([201, { uploadId: expect.any(String), byteCount: file.length }]);
  expect((await contentOf(body.uploadId)).equals(file)).toBe(true);
  const chunks = await app.db('platform.upload_chunks').where({ uploadId: body.uploadId });
  expect(chunks.length).toBeGreaterThan(1);
});

test('the audit log tells that a file came, and not what it is called: lines are there for ever', async () => {
  const { body } = await upload('x', { query: '?name=7b%20Max%20Mustermann.csv' });
  const line = await app.db('platform.audit_log').where({ targetId: body.uploadId }).first();
  expect(line).toMatchObject({ action: 'uploads.store', actor: admin.userId, detail: { byteCount: 1 } });
  expect(JSON.stringify(line)).not.toContain('Mustermann');
});

test('an empty file is a file', async () => {
  const { body } = await upload('');
  expect(await contentOf(body.uploadId)).toHaveLength(0);
});

test('what somebody else sent is not there', async () => {
  const { body } = await upload('x');
  const other = await app.signIn('admin');
  const reading = readUpload(app.db, { userId: other.userId, uploadId: body.uploadId });
  await expect(reading.next()).rejects.toMatchObject({ reason: 'upload-missing' });
});

test('only administrators send files', async () => {
  expect(await upload('x', { token: (await app.signIn('individual')).token })).toMatchObject({
    status: 403,
    body: { reason: 'forbidden' },
  });
  expect(await upload('x', { token: 'nobody' })).toMatchObject({
    status: 401,
    body: { reason: 'unauthenticated' },
  });
});

test('an administrator who lacks the second factor that is wanted sends none', async () => {
  const settings = app.db('platform.instance_settings');
  await settings
    .clone()
    .insert({ name: 'secondFactorForAdministrators', value: true, updatedAt: new Date() });
  try {
    expect(await upload('x')).toMatchObject({ status: 403, body: { reason: 'second-factor-required' } });
  } finally {
    await settings.clone().delete();
  }
});

test.each(['', '?name=', '?name=a&name=b', '?name[x]=a', `?name=${'x'.repeat(256)}`, '?name=%00'])(
  'a file has one name, not %j',
  async (query) => {
    expect(await upload('x', { query })).toMatchObject({
      status: 400,
      body: { reason: 'invalid-input', details: { field: 'name' } },
    });
  },
);

test('a file that grows beyond the limit while it is sent is refused, and nothing of it stays', async () => {
  const before = await rows();
  const answer = await request(`${app.origin}/uploads?name=big`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${admin.token}` },
    // Without a length: the server has to count.
    body: Readable.from(Array.from({ length: 66 }, () => Buffer.alloc(1024 * 1024))),
  });
  expect([answer.statusCode, await answer.body.json()]).toMatchObject([
    413,
    { reason: 'upload-too-large', details: { maxBytes: 67_108_864 } },
  ]);
  await expect.poll(rows).toEqual(before);
});

test('half a file is no upload: a sender who hangs up leaves nothing', async () => {
  const before = await rows();
  const socket = connect(app.port, '127.0.0.1');
  socket.write(
    `POST /uploads?name=half HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${admin.token}\r\n` +
      'Content-Type: application/octet-stream\r\nContent-Length: 2000000\r\n\r\n',
  );
  socket.write(Buffer.alloc(600_000));
  await expect.poll(() => app.db('platform.upload_chunks').where('position', 1)).not.toHaveLength(0);
  await expect.poll(() => rows().where({ isComplete: false })).toHaveLength(1);
  socket.destroy();
  await expect.poll(rows).toEqual(before);
  await sleep(50);
  expect(app.logged).toEqual([]);
});

test('sending files is limited by the account, with a time to come back', async () => {
  const busy = await app.signIn('admin');
  const statuses = new Set<number>();
  for (let sent = 0; sent <= quotas.upload.account; sent += 1)
    statuses.add((await upload('x', { token: busy.token })).status);
  expect([...statuses]).toEqual([201, 429]);
  const refused = await request(`${app.origin}/uploads?name=a`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${busy.token}` },
    body: 'x',
  });
  await refused.body.dump();
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
});
