import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArchivingCluster, startArchivingCluster } from '../../testing/archiving-cluster.ts';
import { receiveAll } from '../../testing/receiving.ts';
import { withClient } from '../../testing/template-database.ts';
import { type BackupKeeper, createBackupKeeper } from './backup-keeper.ts';
import { type FolderStore, folderStore } from './folder-store.ts';
import { findNeed, noteNeed } from './full-backup-needed.ts';
import { keptFulls } from './kept-fulls.ts';
import { findReceivedLogFacts } from './received-log-facts.ts';
import { releaseSlot } from './receiving-slot.ts';
import { takeFullBackup } from './take-full-backup.ts';
import { receivingFolder } from './wal-spool.ts';

let cluster: ArchivingCluster;
let keeper: BackupKeeper;
let spoolFolder: string;
const openIncidents = new Map<string, string>();
const upSince = new Date();
const minutes = (count: number) => new Date(upSince.getTime() + count * 60_000);

beforeAll(async () => {
  cluster = await startArchivingCluster('embedded 18');
  spoolFolder = receivingFolder(cluster.storeFolder);
  // Rights as an operator gives them to the role of DATABASE_URL.
  await withClient(cluster.url, async (client) => {
    await client.query('create role school login replication');
    await client.query('create role reader login');
    await client.query('create schema platform authorization school');
    await client.query('create table platform.blobs (hash text)');
    await client.query('grant usage on schema platform to reader');
    await client.query('grant select on platform.blobs, things to school');
  });
  keeper = keeperOf('school');
});
afterAll(() => cluster.stop());

function keeperOf(role: string): BackupKeeper {
  return createBackupKeeper({
    url: cluster.url.replace('//postgres@', `//${role}@`),
    store: cluster.store,
    spoolFolder: undefined,
    blobsFolder: `${cluster.storeFolder}-blobs`,
    maxBytes: undefined,
    upSince,
    incidents: {
      open: async (kind, detail) => void openIncidents.set(kind, detail),
      close: async (kind) => void openIncidents.delete(kind),
    },
  });
}

/** As a server does it: until the test ends it. */
function receiving(): { readonly ended: Promise<void>; end(): Promise<void> } {
  const stopping = new AbortController();
  const running = keeper.receive(stopping.signal);
  running.catch(() => undefined);
  return {
    ended: running,
    end: async () => {
      stopping.abort();
      await running;
    },
  };
}

const isReceived = async () => (await findReceivedLogFacts(cluster.url)).slot?.isActive;
const incidentsAt = async (now: Date) => {
  await keeper.watch(now);
  return [...openIncidents.keys()];
};

test('every moment since the first full backup can be brought back, with the right to replicate alone', async () => {
  const { url, store } = cluster;
  const log = receiving();
  await expect.poll(isReceived).toBe(true);
  await keeper.backUpIfDue(minutes(4));
  await withClient(url, (client) => client.query(`insert into things values ('received')`));
  await receiveAll(cluster);
  await keeper.handOver(new Date());
  expect(await incidentsAt(minutes(5))).toEqual([]);
  const { from, to, newestFullAt, note } = await keeper.state();
  expect(to?.getTime()).toBeGreaterThan(from?.getTime() ?? Number.POSITIVE_INFINITY);
  expect(newestFullAt).toEqual((await keptFulls(store))[0]?.finishedAt);
  expect(note).toContain('pg_switch_wal()');
  await withClient(url, (client) => client.query('grant execute on function pg_switch_wal() to school'));
  expect((await keeper.state()).note).toBeNull();
  await log.end();
});

test('that nobody receives is an incident after three minutes, until somebody does', async () => {
  await expect.poll(isReceived).toBe(false);
  expect(await incidentsAt(minutes(10))).toEqual([]);
  expect(await incidentsAt(minutes(13))).toEqual([]);
  expect(await incidentsAt(minutes(14))).toEqual(['archive-late']);
  const log = receiving();
  await expect.poll(isReceived).toBe(true);
  await receiveAll(cluster);
  await keeper.handOver(new Date());
  await expect.poll(async () => await incidentsAt(minutes(15))).toEqual([]);
  await log.end();
});

test('a folder that takes nothing is an incident at once, the database goes on, and all is well when it does again', async () => {
  await rm(spoolFolder, { recursive: true, force: true });
  await writeFile(spoolFolder, '');
  await expect(keeper.receive(new AbortController().signal)).rejects.toMatchObject({ name: 'BackupError' });
  await rm(spoolFolder);
  expect(await incidentsAt(minutes(20))).toEqual(['archive-failing']);
  expect(openIncidents.get('archive-failing')).toContain(cluster.storeFolder);
  await withClient(cluster.url, (client) => client.query(`insert into things values ('goes on')`));
  const log = receiving();
  await expect.poll(isReceived).toBe(true);
  await receiveAll(cluster);
  await keeper.handOver(new Date());
  await expect.poll(async () => await incidentsAt(minutes(21))).toEqual([]);
  await log.end();
});

test('a connection that is lost is no incident, unless it stays so', async () => {
  const log = receiving();
  await expect.poll(isReceived).toBe(true);
  await withClient(cluster.url, (client) =>
    client.query('select pg_terminate_backend(active_pid) from pg_replication_slots where active'),
  );
  await expect(log.ended).rejects.toThrow();
  expect(await incidentsAt(minutes(30))).toEqual([]);
  expect(await incidentsAt(minutes(31.1))).toEqual(['archive-failing']);
  const again = receiving();
  await expect.poll(isReceived).toBe(true);
  await expect.poll(async () => await incidentsAt(minutes(32))).toEqual([]);
  await again.end();
});

test('a hole in the log is an incident and a full backup is due at once; with that all is well', async () => {
  const { store } = cluster;
  const count = async () => (await keptFulls(store)).length;
  const before = await count();
  const [newest] = await keptFulls(store);
  const soon = new Date((newest?.startedAt.getTime() ?? 0) + 60_000);
  await keeper.backUpIfDue(soon);
  expect(await count()).toBe(before);
  await noteNeed(spoolFolder, 'the log has a hole');
  await keeper.watch(new Date());
  expect(openIncidents.get('archive-failing')).toBe('the log has a hole');
  await keeper.backUpIfDue(soon);
  expect(await count()).toBe(before + 1);
  await keeper.watch(new Date());
  expect(openIncidents.has('archive-failing')).toBe(false);
  await keeper.backUpIfDue(soon);
  expect(await count()).toBe(before + 1);
});

test('a full backup that began before a hole was found does not answer it', async () => {
  const { url, store, storeFolder } = cluster;
  await noteNeed(spoolFolder, 'the first hole');
  const meanwhile: FolderStore = {
    ...store,
    write: async (name, content) => {
      if (name.endsWith('base.tar.br')) await noteNeed(spoolFolder, 'the second hole');
      return await store.write(name, content);
    },
  };
  await takeFullBackup({ url, store: meanwhile });
  expect(await findNeed(spoolFolder)).toMatchObject({ detail: 'the second hole' });
  await takeFullBackup({ url, store: folderStore(storeFolder) });
  expect(await findNeed(spoolFolder)).toBeUndefined();
});

test('a role that may not replicate receives nothing and makes no slot', async () => {
  await expect.poll(isReceived).toBe(false);
  await releaseSlot(cluster.url);
  openIncidents.clear();
  const reader = keeperOf('reader');
  await reader.receive(new AbortController().signal);
  await reader.watch(minutes(60));
  expect((await findReceivedLogFacts(cluster.url)).slot).toBeNull();
  expect(openIncidents.size).toBe(0);
  expect((await reader.state()).note).toContain('may not replicate');
  // Rows are kept no more from the moment it is given the right, so it begins at once, without a restart.
  await withClient(cluster.url, (client) => client.query('alter role reader replication'));
  const stopping = new AbortController();
  const running = reader.receive(stopping.signal);
  await expect.poll(isReceived).toBe(true);
  expect((await reader.state()).note).not.toContain('may not replicate');
  stopping.abort();
  await running;
});
