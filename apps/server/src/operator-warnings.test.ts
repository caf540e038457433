import { openDatabase } from '@studyhall/api/server';
import { withClient } from '@studyhall/api/testing';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { createApiClient, reasonOf } from '@studyhall/client';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { createLogger } from './log.ts';
import { createOperatorWarnings } from './operator-warnings.ts';
import { openApp } from './testing/open-app.ts';

/** Warnings whose log is kept, at a time that the test sets. */
function openWarnings(startsAt = new Date('2026-11-28T12:00:00Z')) {
  const logged: string[] = [];
  const stream = { write: (line: string) => logged.push(line) };
  let now = startsAt;
  const warnings = createOperatorWarnings(createLogger({ level: 'info', format: 'text', stream }), () => now);
  return {
    warnings,
    logged,
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

test('what goes on is logged once a minute, and kept for administrators with the last time', () => {
  const { warnings, logged, pass } = openWarnings();
  for (let second = 0; second < 90; second += 1) {
    warnings.tell('it burns');
    pass(1);
  }
  expect(logged).toHaveLength(2);
  expect(warnings.list()).toEqual([{ line: 'it burns', lastSeenAt: new Date('2026-11-28T12:01:29Z') }]);
});

describe('a proxy that nobody named', () => {
  const visit = async (origin: string, headers: Record<string, string>) =>
    (await request(`${origin}/trpc/auth.setupState`, { headers })).body.dump();

  test.each([
    [{ 'x-forwarded-for': '10.1.2.3' }, /requests from 127\.0\.0\.1 carry X-Forwarded-For.*TRUST_PROXY=1/],
    [{ forwarded: 'for=10.1.2.3' }, /carry Forwarded.*TRUST_PROXY.*have it send X-Forwarded-For/],
  ])('is told of by its header, once: %j', async (headers, line) => {
    const app = await openApp();
    for (let visits = 0; visits < 5; visits += 1) await visit(app.origin, headers);
    expect(app.logged).toHaveLength(1);
    expect(app.logged[0]).toMatch(line);
    await app.close();
  });

  test('is told of where another one was named', async () => {
    const app = await openApp({ trustProxy: ['10.0.0.1'] });
    await visit(app.origin, { 'x-forwarded-for': '10.1.2.3' });
    expect(app.logged).toHaveLength(1);
    await app.close();
  });

  test('and not where it was', async () => {
    const app = await openApp({ trustProxy: 1 });
    await visit(app.origin, { 'x-forwarded-for': '10.1.2.3' });
    await visit(app.origin, {});
    expect(app.logged).toEqual([]);
    await app.close();
  });
});

test('a full disk has a reason of its own, a line in the log, and is shown to administrators', async () => {
  const { warnings, logged } = openWarnings(new Date());
  const database = await createTestDatabase();
  const db = openDatabase({ url: database.appUrl, warn: warnings.tell });
  const app = await openApp({ db, databaseUrl: database.appUrl, warnings });
  const admin = await app.signIn('admin');
  // What PostgreSQL says when it cannot extend a file.
  await withClient(database.url, (client) =>
    client.query(`create function public.no_room() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
      create trigger no_room before insert on auth.sessions execute function public.no_room()`),
  );
  const body = JSON.stringify({ json: { timeZone: 'UTC', language: 'en' } });
  const headers = { 'content-type': 'application/json', origin: app.origin };
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await request(`${app.origin}/trpc/auth.startGuest`, { method: 'POST', headers, body });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60']);
    expect(await answer.body.json()).toMatchObject({
      error: { json: { data: { reason: 'storage-full' } } },
    });
  }
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('the disk of the database is full');
  const api = createApiClient({ url: app.origin, token: () => admin.token });
  expect((await api.admin.status.query()).warnings.map(({ line }) => line)).toEqual([
    expect.stringContaining('the disk of the database is full'),
  ]);
  expect(await api.admin.health.query()).toEqual({ isStorageFull: true });
  const ready = await request(`${app.origin}/readyz`);
  expect(ready.statusCode).toBe(200);
  expect(await ready.body.json()).toEqual({ status: 'ready', storage: 'full' });
  const visitor = createApiClient({ url: app.origin, token: () => undefined });
  const refusal = await visitor.admin.status.query().catch(reasonOf);
  expect(refusal).toMatchObject({ reason: 'unauthenticated' });
  expect(await visitor.admin.health.query().catch(reasonOf)).toMatchObject({ reason: 'unauthenticated' });
  await app.close();
  await db.destroy();
  await database.drop();
});
