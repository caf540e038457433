import { createApiClient } from '@studyhall/client';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp } from './testing/open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

async function fetched(path: string, token?: string) {
  const headers = token === undefined ? {} : { cookie: `sid=${token}` };
  const answer = await request(`${app.origin}${path}`, { headers });
  return { ...answer, bytes: Buffer.from(await answer.body.arrayBuffer()) };
}

test('an export is fetched by its link in the session that prepared it, as a file that nobody keeps', async () => {
  const [ada, bob] = [await app.signIn('individual'), await app.signIn('individual')];
  const api = createApiClient({ url: app.origin, token: () => ada.token });
  const { path } = await api.accounts.prepareExport.mutate();
  for (const _again of [1, 2]) {
    const { statusCode, headers, bytes } = await fetched(path, ada.token);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('application/zip');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="studyhall-[\d-]+\.zip"$/);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.includes('auth/profiles.json')).toBe(true);
  }
  expect((await fetched(path, bob.token)).statusCode).toBe(403);
  expect((await fetched(path)).statusCode).toBe(401);
  for (const other of ['/account-export', '/account-export?ticket=x', '/account-export?ticket=a&ticket=b'])
    expect((await fetched(other, ada.token)).statusCode).toBe(400);
});

test('what goes wrong before anything is sent is answered, and found in the log by its request', async () => {
  const broken = await openApp({
    limiter: {
      factor: 1,
      spend: async (name) => {
        if (name === 'export-fetch-account') throw new Error('no luck');
      },
      demand: async () => undefined,
      refund: async () => undefined,
    },
  });
  try {
    const { token } = await broken.signIn('individual');
    const api = createApiClient({ url: broken.origin, token: () => token });
    const { path } = await api.accounts.prepareExport.mutate();
    const answer = await request(`${broken.origin}${path}`, { headers: { cookie: `sid=${token}` } });
    expect(answer.statusCode).toBe(500);
    const requestId = String(answer.headers['x-request-id']);
    expect(await answer.body.json()).toMatchObject({ reason: 'unknown', requestId });
    expect(broken.logged.filter((line) => line.includes('no luck'))).toEqual([
      expect.stringContaining(requestId),
    ]);
  } finally {
    await broken.close();
  }
});
