import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@studyhall/api/server';
import { databaseUrl, newSecretKey, startTestCluster, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from './testing/start-process.ts';

let cluster: Awaited<ReturnType<typeof startTestCluster>>;
let url: string;
let folder: string;

/** Those of other tests write no log that could be received. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-received-'));
  cluster = await startTestCluster({ wal_level: 'replica', max_wal_senders: '5' });
  await withClient(cluster.url, (client) => client.query('create database school'));
  url = databaseUrl(cluster.url, 'school');
  await migrate(url);
});
afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Of the connection that receives; undefined while none does. */
async function receiver(): Promise<number | undefined> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `select active_pid as pid from pg_replication_slots where slot_name = 'studyhall_backup' and active`,
    );
    return rows[0]?.pid;
  });
}

/** How many pieces of the log are kept. */
async function kept(): Promise<number> {
  return (await readdir(join(folder, 'wal')).catch(() => [])).length;
}

test('the log of another PostgreSQL comes into the backups, by one process, and by the next when that is killed', async () => {
  const env = { DATABASE_URL: url, SECRET_KEYS: newSecretKey(), BACKUPS: 'on', BACKUP_DIR: folder };
  const endSegment = async () =>
    await withClient(url, async (client) => {
      await client.query('create table if not exists public.things ()');
      await client.query('insert into public.things default values');
      await client.query('select pg_switch_wal()');
    });
  const first = startProcess(env);
  await first.ready;
  await expect.poll(receiver, { timeout: 30_000 }).toBeDefined();
  const pid = await receiver();
  await endSegment();
  await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(0);

  const second = startProcess(env);
  await second.ready;
  expect(await receiver()).toBe(pid);
  first.kill('SIGKILL');
  await expect.poll(async () => ![undefined, pid].includes(await receiver()), { timeout: 30_000 }).toBe(true);
  const before = await kept();
  await endSegment();
  await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(before);
  second.kill('SIGTERM');
  expect(await second.end).toBe(0);
});
