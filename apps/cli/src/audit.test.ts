import { tmpdir } from 'node:os';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, type Ended, openDesk, runBeside } from './testing/run-studyhall.ts';
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

/** On the machine of the database, with its address. */
function verify(...args: string[]): Promise<Ended> {
  const env = {
    ...{ PATH: process.env['PATH'], HOME: tmpdir(), SECRET_KEYS: newSecretKey() },
    DATABASE_URL: server.databaseUrl,
  };
  return runBeside(env, ['audit', 'verify', ...args]);
}

const list = async (...args: string[]) => {
  const { code, stdout, stderr } = await desk.run(['audit', 'list', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};

test('what was done in the terminal is listed, by whom and to whom', async () => {
  expect(await desk.run(['users', 'set-extra-time', 'bob', '50', '--yes'])).toMatchObject({ code: 0 });
  const [line] = await list('--json', '--target', 'bob', '--limit', '1');
  expect(line).toMatchObject({
    action: 'admin.setExtraTime',
    outcome: 'ok',
    targetName: 'bob',
    targetKind: 'user',
  });
  expect(line.detail).toEqual({ extraTimePercent: 50 });
  expect(line.requestId).not.toBe('');
  const today = new Date().toISOString().slice(0, 10);
  const days = await list('--json=action', '--since', today, '--until', today, '--actor', line.actor);
  expect(days).toContainEqual({ action: 'auth.signIn' });
  const nothing = await desk.run(['audit', 'list', '--until', '2020-01-01', '--json']);
  expect(nothing).toMatchObject({
    code: 0,
    stdout: '[]\n',
    stderr: expect.stringContaining('Nothing was done'),
  });
  expect(await desk.run(['audit', 'list', '--since', 'yesterday'])).toMatchObject({ code: 2 });
});

test('a whole log is said to be, and one that somebody changed fails with the line', async () => {
  const unchained = async () =>
    await withClient(server.databaseUrl, async (client) => {
      const { rows } = await client.query(
        'select count(*)::int as count from platform.audit_log where position is null',
      );
      return rows[0].count;
    });
  await expect.poll(unchained).toBe(0);
  const { stdout } = await desk.run(['status', '--json=auditHead']);
  const { auditHead } = JSON.parse(stdout);
  const whole = await verify('--head', auditHead.hash);
  expect(whole).toMatchObject({ code: 0, stderr: expect.stringContaining(auditHead.hash) });
  expect(whole.stderr).toContain('Nothing was changed');
  const [wrong, other] = await Promise.all([
    verify('--head', 'x'),
    verify('--head', 'f'.repeat(64), '--json=kind'),
  ]);
  expect(wrong).toMatchObject({ code: 2 });
  expect(other).toMatchObject({ code: 1, stdout: expect.stringContaining('head') });
  await withClient(server.databaseUrl, (client) =>
    client.query(`update platform.audit_log set actor = 'system' where position = 2`),
  );
  const changed = await verify('--json=kind,position');
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.stdout)).toEqual([{ kind: 'altered', position: 2 }]);
});
