import { once } from 'node:events';
import { openDatabase } from '@studyhall/api/server';
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
  const metrics = createMetrics(db, streams);
  const app = await openApp({ observe: metrics.observe });
  const server = createMetricsServer(metrics).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const read = async () => await (await request(`http://127.0.0.1:${port}/metrics`)).body.text();

  const late = new Date(Date.now() - 90_000);
  await db('platform.outbox_messages').insert({
    id: '018f0000-0000-7000-8000-000000000000',
    kind: 'x',
    sealedPayload: 'x',
    availableAt: late,
    createdAt: late,
  });
  streams.join({ sayBye: () => undefined });
  await (await request(`${app.origin}/trpc/auth.me`)).body.dump();
  await (await request(`${app.origin}/trpc/home.dashboard`)).body.dump();
  const text = await read();
  expect(text).toMatch(/^studyhall_call_seconds_count\{procedure="auth.me",outcome="ok"\} 1$/m);
  expect(text).toMatch(/^studyhall_call_seconds_count\{procedure="home.dashboard",outcome="error"\} 1$/m);
  expect(text).toMatch(/^studyhall_open_streams 1$/m);
  expect(text).toMatch(/^studyhall_pool_waiting_callers 0$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(Number(/^studyhall_outbox_age_seconds (.*)$/m.exec(text)?.[1])).toBeGreaterThan(89);

  await gate.shut('refuse');
  expect(await read()).toMatch(/^studyhall_outbox_age_seconds Nan$/im);

  server.close();
  server.closeAllConnections();
  await Promise.all([app.close(), db.destroy()]);
  await gate.close();
  await database.drop();
});
