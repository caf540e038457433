import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { walContinuity } from '@studyhall/domain/admin/wal-continuity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArchivingCluster, startArchivingCluster } from '../../testing/archiving-cluster.ts';
import { sized } from '../../testing/size.ts';
import { finishedIn, handOverWal } from './hand-over-wal.ts';
import { keptFulls } from './kept-fulls.ts';
import { keptWal } from './kept-wal.ts';
import { takeFullBackup } from './take-full-backup.ts';
import { verifyBackups } from './verify-backups.ts';

const program = join(import.meta.dirname, '../../testing/killed-backup.ts');
const loader = `file://${createRequire(import.meta.url).resolve('tsx')}`;
const children: ChildProcess[] = [];
const now = new Date('2026-11-29T12:00:00Z');
let cluster: ArchivingCluster;

beforeAll(async () => {
  cluster = await startArchivingCluster('embedded 18');
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await cluster.stop();
});

/** A process of its own that works until it has reached the step, and is killed there. */
async function killAt(what: 'full' | 'wal', step: string): Promise<void> {
  const { url, storeFolder, spoolFolder } = cluster;
  const args = ['--import', loader, program, what, url, storeFolder, spoolFolder, step];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  expect(value).toBe('reached');
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Whatever a killed process held in the database is let go as soon as PostgreSQL sees that it is gone. */
async function untilMine<T>(work: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const done = await work();
    if (done !== undefined) return done;
    await sleep(20);
  }
}

async function everythingBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(cluster.storeFolder, folder), { recursive: true });
  return entries.filter((name) => name.includes('.')).sort();
}

const steps = sized({
  small: ['manifest:kept'],
  full: ['base.tar:half', 'base.tar:kept', 'manifest:kept', 'backup.json:half'],
});
const moments = sized({ small: ['kept'], full: ['half', 'kept'] });

test('a full backup that was killed at any step is not there, and the next one clears it away', async () => {
  const { url, store } = cluster;
  for (const step of steps) {
    await killAt('full', step);
    expect(await keptFulls(store), step).toEqual([]);
    expect((await everythingBelow('full')).length, step).toBeGreaterThan(0);
  }
  const full = await untilMine(() => takeFullBackup({ url, store }));
  expect(await keptFulls(store)).toEqual([full]);
  const files = ['backup.json', 'backup_manifest.br', 'base.tar.br'];
  expect(await everythingBelow('full')).toEqual(files.map((name) => `${full.id}/${name}`));
  expect((await verifyBackups(store, { now })).findings).toEqual([]);
});

test('a hand-over that was killed between any two steps leaves no gap and no damage', async () => {
  const { url, store, spoolFolder } = cluster;
  await untilMine(() => handOverWal({ url, spoolFolder, store, now }));
  for (const moment of moments) {
    await cluster.finishSegments(3);
    const waiting = (await finishedIn(spoolFolder)).filter((name) => name.length === 24);
    // The second of three: one was taken over before it.
    await killAt('wal', `${waiting[1]}:${moment}`);
    expect(await finishedIn(spoolFolder), moment).toEqual(waiting.slice(1));
    expect((await verifyBackups(store, { now })).findings, moment).toEqual([]);
    await untilMine(() => handOverWal({ url, spoolFolder, store, now, isFirst: true }));
    const kept = await keptWal(store);
    expect(waiting.map((name) => kept.filter((one) => one.name === name).length)).toEqual([1, 1, 1]);
  }
  const names = (await keptWal(store)).map(({ name }) => name);
  expect(walContinuity(names, 2 ** 20).gaps).toEqual([]);
  expect((await verifyBackups(store, { now })).findings).toEqual([]);
  expect((await everythingBelow('wal')).filter((name) => name.includes('.draft'))).toEqual([]);
  expect(await finishedIn(spoolFolder)).toEqual([]);
});
