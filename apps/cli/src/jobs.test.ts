import { withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

const change = (sql: string) => withClient(server.databaseUrl, (client) => client.query(sql));

test('a job is run by hand, and its run is listed', async () => {
  const run = await desk.run(['jobs', 'run', 'sweep-guests']);
  expect(run).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('sweep-guests is done') });
  const listed = await desk.run(['jobs', 'list', '--json=name,everySeconds,lastOutcome,runs,failures']);
  expect(listed.code).toBe(0);
  const jobs: unknown[] = JSON.parse(listed.stdout);
  expect(jobs).toContainEqual({
    name: 'sweep-guests',
    everySeconds: 3600,
    lastOutcome: 'done',
    runs: 1,
    failures: 0,
  });
  expect(jobs.length).toBeGreaterThan(8);
});

test('one that runs elsewhere, and one that there is not, are refused with the reason', async () => {
  await change(`update platform.jobs set lease_id = '018f0000-0000-7000-8000-000000000000',
    leased_until = now() + interval '1 minute', last_started_at = '2026-11-29T10:00:00Z' where name = 'sweep-limits'`);
  const running = await desk.run(['jobs', 'run', 'sweep-limits']);
  expect(running).toMatchObject({ code: 1, stdout: '' });
  expect(running.stderr).toContain('it has been running since 2026-11-29T10:00:00.000Z');
  const missing = await desk.run(['jobs', 'run', 'sweep-floors']);
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('there is no job "sweep-floors"');
});

test('a job that failed is listed with its reason, and the command fails', async () => {
  await change(
    `update platform.jobs set last_outcome = 'failed', last_error = 'no luck' where name = 'sweep-quotas'`,
  );
  const listed = await desk.run(['jobs', 'list', '--json=name,lastError']);
  expect(listed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('failed the last time: sweep-quotas'),
  });
  expect(JSON.parse(listed.stdout)).toContainEqual({ name: 'sweep-quotas', lastError: 'no luck' });
});

test('the status says what is wrong with the installation', async () => {
  expect(JSON.parse((await desk.run(['status', '--json=incidents'])).stdout)).toEqual({ incidents: [] });
  await change(`insert into admin.incidents (id, kind, since, detail)
    values ('018f0000-0000-7000-8000-000000000000', 'archive-late', now(), 'nothing since noon')`);
  const { code, stdout } = await desk.run(['status', '--json=incidents']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    incidents: [{ kind: 'archive-late', until: null, detail: 'nothing since noon' }],
  });
});
