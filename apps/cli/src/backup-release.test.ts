import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@studyhall/api/server';
import { databaseUrl, newSecretKey, startTestCluster, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBeside } from './testing/run-studyhall.ts';

let cluster: Awaited<ReturnType<typeof startTestCluster>>;
let url: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-release-'));
  cluster = await startTestCluster({ wal_level: 'replica', max_wal_senders: '5' });
  await withClient(cluster.url, (client) => client.query('create database school'));
  url = databaseUrl(cluster.url, 'school');
  await migrate(url);
});
afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function studyhall(args: readonly string[], backups: 'on' | 'off') {
  return await runBeside(
    {
      ...{ PATH: process.env['PATH'], HOME: folder, ENV_FILE: 'off', DATA_DIR: join(folder, 'data') },
      ...{ DATABASE_URL: url, SECRET_KEYS: newSecretKey(), BACKUPS: backups },
    },
    args,
  );
}

/** What the doctor says of the log, and of nothing else. */
async function saidOfLog(backups: 'on' | 'off') {
  const { stdout } = await studyhall(['doctor', '--json'], backups);
  const findings: { check: string; verdict: string; what: string; cure: string | null }[] =
    JSON.parse(stdout);
  return findings.find(({ check }) => check === 'log');
}

test('a slot that nobody receives is named by the doctor, and is released by command, once', async () => {
  await withClient(url, (client) =>
    client.query(`select pg_create_physical_replication_slot('studyhall_backup', true)`),
  );
  expect(await saidOfLog('on')).toMatchObject({
    verdict: 'warning',
    what: expect.stringContaining('no server receives the log'),
  });
  expect(await saidOfLog('off')).toMatchObject({
    verdict: 'warning',
    cure: expect.stringContaining('studyhall backup release'),
  });
  const released = await studyhall(['backup', 'release', '--json=isReleased'], 'off');
  expect(released).toMatchObject({ code: 0, stdout: expect.stringContaining('true') });
  const again = await studyhall(['backup', 'release', '--json=isReleased'], 'off');
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('false') });
  const { rows } = await withClient(url, (client) =>
    client.query(`select action from platform.audit_log where action like 'backup.%'`),
  );
  expect(rows).toEqual([{ action: 'backup.release' }]);
});
