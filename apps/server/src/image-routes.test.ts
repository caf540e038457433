import { quotas } from '@studyhall/api/testing';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

/** One red pixel. */
const RED = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
let app: OpenApp;
let admin: SignedIn;
let guest: SignedIn;

beforeAll(async () => {
  app = await openApp();
  [admin, guest] = await Promise.all([app.signIn('admin'), app.signIn('guest')]);
});
afterAll(() => app.close());

async function send(who: SignedIn, body: Buffer, type = 'application/octet-stream') {
  const answer = await request(`${app.origin}/images`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${who.token}` },
    body,
  });
  return { status: answer.statusCode, body: JSON.parse(await answer.body.text()) };
}

async function look(path: string, who?: SignedIn) {
  const headers = who === undefined ? {} : { authorization: `Bearer ${who.token}` };
  return await request(`${app.origin}${path}`, { headers });
}

test('what an author sends is shown to whoever is signed in and knows its hash, as nothing but a picture, for ever', async () => {
  const { status, body } = await send(admin, RED);
  expect([status, body]).toEqual([
    201,
    {
      ...{ hash: expect.stringMatching(/^[\da-f]{64}$/), kind: 'png', width: 1, height: 1 },
      ...{ byteCount: RED.length, isKnown: false },
    },
  ]);
  expect(await send(admin, RED)).toMatchObject({ body: { hash: body.hash, isKnown: true } });
  const shown = await look(`/images/${body.hash}`, guest);
  expect(shown.statusCode).toBe(200);
  expect(shown.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(Buffer.from(await shown.body.arrayBuffer()).equals(RED)).toBe(true);
  expect((await look(`/images/${body.hash}`)).statusCode).toBe(401);
  const lines = await app
    .db('platform.audit_log')
    .where({ action: 'images.store' })
    .select('actor', 'targetId');
  expect(lines).toContainEqual({ actor: admin.userId, targetId: body.hash });
});

test('no other blob is shown, and none that is unknown, without a word', async () => {
  const hash = 'a'.repeat(64);
  await app
    .db('platform.blobs')
    .insert({ hash, byteCount: 1, content: Buffer.from('x'), createdAt: new Date() });
  for (const path of [`/images/${hash}`, '/images/x', '/images/..%2f..%2fetc', `/images/${hash}.png`])
    expect((await look(path, guest)).statusCode, path).toBe(404);
});

test('learners and strangers send none, and no image is no image', async () => {
  expect(await send(guest, RED)).toMatchObject({ status: 403, body: { reason: 'forbidden' } });
  expect(await send({ ...guest, token: 'nobody' }, RED)).toMatchObject({ status: 401 });
  expect(await send(admin, RED, 'image/png')).toMatchObject({ status: 415 });
  const unfit = (problem: string) => ({ status: 400, body: { reason: 'image-unfit', details: { problem } } });
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(await send(admin, drawing)).toMatchObject(unfit('drawing'));
  expect(await send(admin, Buffer.from('<html></html>'))).toMatchObject(unfit('unknown-kind'));
  expect(await send(admin, RED.subarray(0, 40))).toMatchObject(unfit('malformed'));
});

// So many in an hour and no more, unfit ones too.
test('images that an author sends are counted', async () => {
  const author = await app.signIn('admin');
  await send(author, Buffer.from('AAAA'));
  const own = { owner: author.userId, kind: 'image' };
  await app.db('platform.quotas').where(own).update({ used: quotas.image.account });
  expect(await send(author, RED)).toMatchObject({ status: 429, body: { reason: 'rate-limited' } });
});
