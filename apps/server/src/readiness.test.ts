import { openIncident } from '@studyhall/api/server';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { createDatabaseGate } from './testing/database-gate.ts';
import { openApp } from './testing/open-app.ts';

async function openGatedApp() {
  const database = await createTestDatabase();
  const gate = await createDatabaseGate(database.appUrl);
  const app = await openApp({ databaseUrl: gate.url });
  const status = async (path: string) => {
    const answer = await request(`${app.origin}${path}`);
    await answer.body.dump();
    return answer.statusCode;
  };
  return {
    app,
    gate,
    status,
    close: async () => {
      await app.close();
      await gate.close();
      await database.drop();
    },
  };
}

/** The rule is three seconds and five; a machine that runs other tests at the same time gets as much again. */
const GONE_MS = 6_000;
const BACK_MS = 10_000;

test.each(['refuse', 'hang'] as const)(
  'a database that is gone (%s) shows within seconds, and that it is back as well',
  async (how) => {
    const { gate, status, close } = await openGatedApp();
    expect(await status('/readyz')).toBe(200);
    await gate.shut(how);
    await expect.poll(() => status('/readyz'), { timeout: GONE_MS }).toBe(503);
    expect(await status('/livez')).toBe(200);
    await gate.open();
    await expect.poll(() => status('/readyz'), { timeout: BACK_MS }).toBe(200);
    await close();
  },
);

test('calls meanwhile are told to come back, and succeed when the database does', async () => {
  const { app, gate, close } = await openGatedApp();
  const viewer = await app.signIn();
  const ask = () =>
    request(`${app.origin}/trpc/home.dashboard`, { headers: { cookie: `sid=${viewer.token}` } });
  expect((await ask()).statusCode).toBe(200);
  await gate.shut('refuse');
  const refused = await ask();
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1']);
  expect(await refused.body.json()).toMatchObject({
    error: { json: { message: 'busy', data: { reason: 'busy' } } },
  });
  await gate.open();
  await expect.poll(async () => (await ask()).statusCode).toBe(200);
  expect(app.logged).toEqual([]);
  await close();
});

test('a process that stops is not ready, whatever its database says', async () => {
  const { app, status, close } = await openGatedApp();
  app.readiness.stop();
  expect(await status('/readyz')).toBe(503);
  expect(await status('/livez')).toBe(200);
  await close();
});

test('administrators see what is wrong with the installation, others and balancers only whether it is ready', async () => {
  const app = await openApp();
  const now = new Date();
  await openIncident(app.db, { kind: 'backup-failed', detail: 'the disk is full', now });
  const read = async (headers: Record<string, string> = {}) => {
    const { statusCode, body } = await request(`${app.origin}/readyz`, { headers });
    return [statusCode, await body.json()];
  };
  const [admin, learner] = [await app.signIn('admin'), await app.signIn()];
  const plain = { status: 'ready', storage: 'ok' };
  const incidents = [{ kind: 'backup-failed', since: now.toISOString(), detail: 'the disk is full' }];
  expect(await read({ cookie: `sid=${admin.token}` })).toEqual([200, { ...plain, incidents }]);
  expect(await read({ authorization: `Bearer ${admin.token}` })).toEqual([200, { ...plain, incidents }]);
  for (const headers of [{}, { cookie: `sid=${learner.token}` }, { cookie: 'sid=made-up' }])
    expect(await read(headers)).toEqual([200, plain]);
  await app.close();
});
