import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createSchedule, openDatabase, openIncident } from '@studyhall/api/server';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { createMetrics, createMetricsServer } from './metrics.ts';
import { createStreamRegistry } from './streams.ts';
import { createDatabaseGate } from './testing/database-gate.ts';
import { openApp } from './testing/open-app.ts';

test('an operator sees calls by procedure, the pool, the event loop, the outbox and streams; without a database the rest', async () => {
  const database = await createTestDatabase();
  const gate = await createDatabaseGate(database.appUrl);
  const db = openDatabase({ url: gate.url });
  const streams = createStreamRegistry();
  const sweep = { name: 'sweep', everyMs: 60_000, run: async () => undefined };
  const fail = async () => {
    throw new Error('no luck');
  };
  const jobs = [sweep, { ...sweep, name: 'backup', run: fail }];
  const log = { warn: () => undefined };
  const schedule = createSchedule({ db, jobs, log, clock: () => new Date(1_750_000_000_000) });
  for (const { name } of jobs) await schedule.runNow(name);
  await openIncident(db, { kind: 'backup-failed', detail: 'no luck', now: new Date() });
  const metrics = createMetrics(db, { streams, jobs, folders: { data: tmpdir(), backups: '/not/made/yet' } });
  const { observe, observeRefusedMessage } = metrics;
  const app = await openApp({ observe, observeRefusedMessage });
  const lost = await openApp({ observe, databaseUrl: gate.url });
  const server = createMetricsServer(metrics).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const read = async () => await (await request(`http://127.0.0.1:${port}/metrics`)).body.text();

  const late = new Date(Date.now() - 90_000);
  const message = { kind: 'x', sealedPayload: 'x', availableAt: late, createdAt: late };
  const longAgo = new Date(Date.now() - 86_400_000);
  await db('platform.outbox_messages').insert([
    { ...message, id: '018f0000-0000-7000-8000-000000000000', failedAt: null },
    { ...message, id: '018f0000-0000-7000-8000-000000000001', availableAt: longAgo, failedAt: late },
  ]);
  streams.join({ sayBye: () => undefined });
  await (await request(`${app.origin}/trpc/auth.me`)).body.dump();
  await (await request(`${app.origin}/trpc/home.dashboard`)).body.dump();
  const delivery = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } } as const;
  const refused = await request(`${app.origin}/webhooks/stripe`, delivery);
  await refused.body.dump();
  const text = await read();
  expect(text).toMatch(/^studyhall_call_seconds_count\{procedure="auth.me"\} 1$/m);
  expect(text).toMatch(/^studyhall_calls_total\{procedure="auth.me",outcome="ok"\} 1$/m);
  expect(text).toMatch(/^studyhall_calls_total\{procedure="home.dashboard",outcome="refused"\} 1$/m);
  expect(text).toMatch(/^studyhall_outbox_failed 1$/m);
  expect(text).toMatch(/^studyhall_webhooks_refused_total 1$/m);
  expect(text).toMatch(/^studyhall_open_streams 1$/m);
  expect(text).toMatch(/^studyhall_pool_waiting_callers 0$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  const age = Number(/^studyhall_outbox_age_seconds (.*)$/m.exec(text)?.[1]);
  expect(age).toBeGreaterThan(89);
  // What was given up does not wait.
  expect(age).toBeLessThan(80_000);
  expect(text).toMatch(/^studyhall_job_last_success_seconds\{job="sweep"\} 1750000000$/m);
  expect(text).toMatch(/^studyhall_job_failures_total\{job="sweep"\} 0$/m);
  expect(text).toMatch(/^studyhall_job_failures_total\{job="backup"\} 1$/m);
  expect(text).toMatch(/^studyhall_incidents\{kind="backup-failed"\} 1$/m);
  expect(text).toMatch(/^studyhall_incidents\{kind="spool-full"\} 0$/m);
  for (const of of ['data', 'backups'])
    for (const part of ['free', 'total'])
      expect(text).toMatch(new RegExp(`^studyhall_disk_${part}_bytes\\{of="${of}"\\} [1-9]`, 'm'));

  await gate.shut('refuse');
  await (await request(`${lost.origin}/trpc/auth.setupState`)).body.dump();
  const without = await read();
  expect(without).toMatch(/^studyhall_calls_total\{procedure="auth.setupState",outcome="failed"\} 1$/m);
  expect(without).toMatch(/^studyhall_outbox_age_seconds Nan$/im);
  // A count that came out as 0 would look like a restart, and all of it as new failures once it can be read again.
  expect(without).not.toContain('studyhall_job_failures_total{');

  server.close();
  server.closeAllConnections();
  await Promise.all([app.close(), lost.close(), db.destroy()]);
  await gate.close();
  await database.drop();
});

test('a promise that was given up is counted until somebody sees to it', async () => {
  const database = await createTestDatabase();
  const db = openDatabase({ url: database.appUrl });
  const metrics = createMetrics(db, { streams: createStreamRegistry(), jobs: [], folders: {} });
  const now = new Date();
  const given = { kind: 'x', sealedPayload: 'x', availableAt: now, createdAt: now };
  await db('platform.outbox_messages').insert([
    { ...given, id: '018f0000-0000-7000-8000-000000000001', failedAt: now },
    { ...given, id: '018f0000-0000-7000-8000-000000000002' },
  ]);
  expect(await metrics.registry.getSingleMetricAsString('studyhall_outbox_failed')).toMatch(/ 1$/m);
  await db.destroy();
  await database.drop();
});
