import { createHash } from 'node:crypto';
import { createApiClient } from '@studyhall/client';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');
const address = `/site-logo/${createHash('sha256').update(PNG).digest('hex')}.png`;
let app: OpenApp;
let admin: SignedIn;

beforeAll(async () => {
  app = await openApp();
  admin = await app.signIn('admin');
});
afterAll(() => app.close());

const get = (path: string) => request(`${app.origin}${path}`);

test('a logo is served at an address with its hash, for ever and as nothing but a picture; and gone once it is removed', async () => {
  const headers = { authorization: `Bearer ${admin.token}` };
  const upload = await request(`${app.origin}/uploads?name=logo.html`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: PNG,
  });
  const { uploadId } = JSON.parse(await upload.body.text());
  const { admin: api } = createApiClient({ url: app.origin, token: () => admin.token });
  expect(await api.setLogo.mutate({ uploadId })).toEqual({ address });

  const answer = await get(address);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(Buffer.from(await answer.body.arrayBuffer()).equals(PNG)).toBe(true);
  // Its type is not the visitor's to choose, and no other blob is shown.
  for (const other of [address.replace('.png', '.webp'), address.replace(/\w{64}/, '0'.repeat(64))])
    expect((await get(other)).statusCode, other).toBe(404);

  await api.removeLogo.mutate();
  expect((await get(address)).statusCode).toBe(404);
});
