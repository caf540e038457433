import { once } from 'node:events';
import { connect } from 'node:net';
import { quotas } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { PICTURE_MAX_BYTES } from '@studyhall/domain/auth/picture';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

/** One pixel of each. */
const RED = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
const BLUE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC';
let app: OpenApp;
let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  app = await openApp();
  [ada, bob] = await Promise.all([app.signIn('individual'), app.signIn('individual')]);
});
afterAll(() => app.close());

async function send(who: SignedIn, body: Buffer | string, type = 'application/octet-stream') {
  const answer = await request(`${app.origin}/pictures`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${who.token}` },
    body: typeof body === 'string' ? Buffer.from(body, 'base64') : body,
  });
  return { status: answer.statusCode, body: JSON.parse(await answer.body.text()) };
}

async function look(path: string, who?: SignedIn, headers: Record<string, string> = {}) {
  const token = who === undefined ? {} : { authorization: `Bearer ${who.token}` };
  return await request(`${app.origin}${path}`, { headers: { ...token, ...headers } });
}

const apiOf = ({ token }: SignedIn) => createApiClient({ url: app.origin, token: () => token });
const keepers = async () =>
  await app.db('platform.blob_keepers').where('keeper', 'like', 'picture:%').select('keeper');

test('what somebody sends is shown to those who are signed in, as nothing but a picture, until there is another', async () => {
  const { status, body } = await send(ada, RED);
  expect([status, body]).toEqual([
    201,
    { address: expect.stringMatching(/^\/pictures\/[\da-f]{64}\.webp$/) },
  ]);
  const shown = await look(body.address, bob);
  expect(shown.statusCode).toBe(200);
  expect(shown.headers).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const bytes = Buffer.from(await shown.body.arrayBuffer());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
  const again = await look(body.address, bob, { 'if-none-match': String(shown.headers.etag) });
  expect([again.statusCode, await again.body.text()]).toEqual([304, '']);
  expect((await look(body.address)).statusCode).toBe(401);
  expect((await apiOf(ada).auth.me.query())?.pictureUrl).toBe(body.address);
  expect((await apiOf(ada).home.dashboard.query()).avatarUrl).toBe(body.address);
  expect((await apiOf(bob).auth.me.query())?.pictureUrl).toBeNull();

  const second = await send(ada, BLUE);
  expect(second.body.address).not.toBe(body.address);
  expect((await look(body.address, bob)).statusCode).toBe(404);
  expect((await look(body.address, bob, { 'if-none-match': String(shown.headers.etag) })).statusCode).toBe(
    404,
  );
  expect(await keepers()).toEqual([{ keeper: `picture:${ada.userId}` }]);

  // Whoever removes theirs takes nothing from who has the same.
  await send(bob, BLUE);
  expect(await apiOf(ada).auth.removePicture.mutate()).toEqual({ isRemoved: true });
  expect(await apiOf(ada).auth.removePicture.mutate()).toEqual({ isRemoved: false });
  expect((await look(second.body.address, ada)).statusCode).toBe(200);
  await apiOf(bob).auth.removePicture.mutate();
  expect((await look(second.body.address, ada)).statusCode).toBe(404);
  expect(await keepers()).toEqual([]);
});

test('a picture that is hidden is shown to administrators alone, and is not sent again', async () => {
  const { body } = await send(ada, RED);
  await send(bob, RED);
  const what = /[\da-f]{64}/.exec(body.address)?.[0] ?? '';
  const hide = async (userId: string) =>
    await app.db('auth.hidden_things').insert({ userId, thing: 'picture', what, hiddenAt: new Date() });
  await hide(ada.userId);
  // Bob has the same, and nobody minds.
  expect((await look(body.address, bob)).statusCode).toBe(200);
  await hide(bob.userId);
  expect((await look(body.address, bob)).statusCode).toBe(404);
  expect((await look(body.address, await app.signIn('admin'))).statusCode).toBe(200);
  expect(await send(ada, RED)).toMatchObject({ status: 403, body: { reason: 'picture-hidden' } });
  expect(await send(ada, BLUE)).toMatchObject({ status: 201 });
  for (const who of [ada, bob]) await apiOf(who).auth.removePicture.mutate();
});

test('a picture of somebody who is shut out is shown to administrators alone, as long as they are', async () => {
  const eve = await app.signIn('individual');
  const { body } = await send(eve, BLUE);
  const root = await app.signIn('admin');
  const until = new Date(Date.now() + 60_000);
  await apiOf(root).admin.banUser.mutate({ user: eve.userId, reason: 'Insults', until });
  expect((await look(body.address, bob)).statusCode).toBe(404);
  expect((await look(body.address, root)).statusCode).toBe(200);
  // Bob has the same, and is not.
  await send(bob, BLUE);
  expect((await look(body.address, bob)).statusCode).toBe(200);
  await apiOf(bob).auth.removePicture.mutate();
  await apiOf(root).admin.setActive.mutate({ user: eve.userId, isActive: true });
  expect((await look(body.address, bob)).statusCode).toBe(200);
  await app.db('auth.pictures').delete();
});

test('no other blob is shown, whatever its hash', async () => {
  const hash = 'a'.repeat(64);
  await app
    .db('platform.blobs')
    .insert({ hash, byteCount: 1, content: Buffer.from('x'), createdAt: new Date() });
  for (const path of [`/pictures/${hash}.webp`, '/pictures/x.webp', '/pictures/..%2f..%2fetc.webp'])
    expect((await look(path, ada)).statusCode, path).toBe(404);
});

test('guests, strangers and programs send none, and no picture is no picture', async () => {
  const guest = await app.signIn('guest');
  expect(await send(guest, RED)).toMatchObject({ status: 403, body: { reason: 'forbidden' } });
  expect(await send({ ...ada, token: 'nobody' }, RED)).toMatchObject({ status: 401 });
  expect(await send(ada, RED, 'image/png')).toMatchObject({ status: 415 });
  const page = Buffer.from('<html><script>alert(1)</script>');
  expect(await send(ada, page)).toMatchObject({ status: 400, body: { reason: 'file-format-unknown' } });
  const cut = Buffer.from(RED, 'base64').subarray(0, 40);
  expect(await send(ada, cut)).toMatchObject({ status: 400, body: { reason: 'file-malformed' } });
  const large = Buffer.alloc(PICTURE_MAX_BYTES + 1);
  expect(await send(ada, large)).toMatchObject({ status: 413, body: { reason: 'upload-too-large' } });
});

/** Sends the beginning of a picture and no more; `end` goes away without the rest. */
async function stall(who: SignedIn) {
  const socket = connect(app.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `POST /pictures HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${who.token}\r\n` +
      'Content-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nx',
  );
  return { answer: () => answer, end: () => socket.destroy() };
}

test('of one account two bodies are taken at once, of all so many, and no more is read of any', async () => {
  const dora = await app.signIn('individual');
  const countTaken = async ({ userId }: SignedIn) =>
    (await app.db('platform.quotas').where({ owner: userId, kind: 'picture' }).first('used'))?.used ?? 0;
  const stalled = [await stall(dora), await stall(dora)];
  await expect.poll(() => countTaken(dora)).toBe(2);
  const third = await stall(dora);
  await expect.poll(third.answer).toMatch(/^HTTP\/1\.1 503 .*"busy"/s);
  expect(await countTaken(dora)).toBe(2);

  const others = await Promise.all(Array.from({ length: 7 }, () => app.signIn('individual')));
  for (const other of others) stalled.push(await stall(other), await stall(other));
  for (const other of others) await expect.poll(() => countTaken(other)).toBe(2);
  const erin = await app.signIn('individual');
  expect(await send(erin, RED)).toMatchObject({ status: 503, body: { reason: 'busy' } });
  for (const { end } of [...stalled, third]) end();
  await expect.poll(async () => (await send(erin, RED)).status).toBe(201);
});

// So many in an hour and no more, unfit ones too.
test('tries to send a picture are counted', async () => {
  const carl = await app.signIn('individual');
  for (let sent = 0; sent < quotas.picture.account; sent += 1) await send(carl, 'AAAA');
  expect(await send(carl, RED)).toMatchObject({ status: 429, body: { reason: 'rate-limited' } });
  // Before anything is read of it.
  const late = await stall(carl);
  await expect.poll(late.answer).toMatch(/^HTTP\/1\.1 429 /);
  late.end();
});
