import { createHash } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArchivingCluster, startArchivingCluster } from '../../testing/archiving-cluster.ts';
import { withClient } from '../../testing/template-database.ts';
import { type BackupKeeper, createBackupKeeper } from './backup-keeper.ts';
import { finishedIn } from './hand-over-wal.ts';
import { keepBlobs, pruneBlobs } from './keep-blobs.ts';
import { keptFulls } from './kept-fulls.ts';
import { prunePlan } from './prune-backups.ts';
import { takenRoom } from './taken-room.ts';

let cluster: ArchivingCluster;
let keeper: BackupKeeper;
const openIncidents = new Map<string, string>();
/** Of today: what a full backup says of its own time comes from the machine's clock. */
const upSince = new Date();
const minutes = (count: number) => new Date(upSince.getTime() + count * 60_000);

beforeAll(async () => {
  cluster = await startArchivingCluster('embedded 18');
  keeper = createBackupKeeper({
    ...cluster,
    blobsFolder: join(cluster.storeFolder, '../blobs'),
    maxBytes: undefined,
    upSince,
    incidents: {
      open: async (kind, detail) => void openIncidents.set(kind, detail),
      close: async (kind) => void openIncidents.delete(kind),
    },
  });
});
afterAll(() => cluster.stop());

test('the first full backup is taken some minutes after the start, read back at once, and not again', async () => {
  await keeper.backUpIfDue(minutes(1));
  expect(await keptFulls(cluster.store)).toEqual([]);
  expect(await keeper.state()).toMatchObject({ from: null, to: null, newestFullAt: null });
  await keeper.backUpIfDue(minutes(4));
  const [full] = await keptFulls(cluster.store);
  const names = (await cluster.store.list('full/')).map(({ name }) => name);
  expect(names).toContain(`full/${full?.id}/verified.json`);
  await keeper.backUpIfDue(full === undefined ? upSince : new Date(full.startedAt.getTime() + 60_000));
  expect((await keptFulls(cluster.store)).length).toBe(1);
  expect(await keeper.state()).toMatchObject({ newestFullAt: full?.finishedAt, note: null });
});

test('a spool that takes nothing is an incident, the database goes on, and all is well when there is room again', async () => {
  const { url, spoolFolder } = cluster;
  await keeper.handOver(new Date());
  // Its owner, PostgreSQL's account, can make no file there, as on a full disk: PostgreSQL meets both when it opens one.
  await chmod(spoolFolder, 0o500);
  await withClient(url, async (client) => {
    await client.query(`insert into things values ('while nothing is handed out')`);
    await client.query('select pg_switch_wal()');
  });
  await expect
    .poll(async () => {
      await keeper.watch(new Date());
      return [...openIncidents.keys()];
    })
    .toEqual(['archive-failing']);
  const count = async () =>
    await withClient(url, async (client) => {
      await client.query(`insert into things values ('service goes on')`);
      return (await client.query('select 1 from things')).rowCount;
    });
  expect(await count()).toBeGreaterThan(1);

  await chmod(spoolFolder, 0o700);
  await cluster.finishSegments(1);
  await keeper.watch(new Date());
  expect([...openIncidents.keys()]).toEqual([]);
  await keeper.handOver(new Date());
  expect(await finishedIn(spoolFolder)).toEqual([]);
  const { to, from, spoolFiles } = await keeper.state();
  expect(to?.getTime()).toBeGreaterThan(from?.getTime() ?? Number.POSITIVE_INFINITY);
  expect(spoolFiles).toBe(0);
});

test('a hand-over that fails is an incident with its reason until one succeeds', async () => {
  const { storeFolder, spoolFolder } = cluster;
  await cluster.finishSegments(1);
  const wal = join(storeFolder, 'wal');
  await rename(wal, `${wal}-aside`);
  await writeFile(wal, '');
  await expect(keeper.handOver(new Date())).rejects.toMatchObject({ name: 'BackupError' });
  await keeper.watch(new Date());
  expect(openIncidents.get('archive-failing')).toContain(storeFolder);
  expect((await finishedIn(spoolFolder)).length).toBeGreaterThan(0);
  await rename(wal, `${wal}-file`);
  await rename(`${wal}-aside`, wal);
  await keeper.handOver(new Date());
  await keeper.watch(new Date());
  expect([...openIncidents.keys()]).toEqual([]);
});

test('log that was never kept, while backups were off, is an incident until a full backup behind it is there', async () => {
  const { spoolFolder, store } = cluster;
  const fulls = async () => (await keptFulls(store)).length;
  await keeper.backUpIfDue(minutes(10));
  const before = await fulls();
  await cluster.finishSegments(2);
  for (const name of await finishedIn(spoolFolder)) await rm(join(spoolFolder, name));
  await cluster.finishSegments(1);
  await keeper.handOver(new Date());
  const blobsFolder = join(cluster.storeFolder, '../blobs');
  await writeFile(blobsFolder, 'no folder');
  await expect(keeper.backUpIfDue(minutes(12))).rejects.toThrow();
  await keeper.watch(new Date());
  expect([...openIncidents.keys()].sort()).toEqual(['archive-failing', 'backup-failed']);
  expect(openIncidents.get('archive-failing')).toContain(`is not in ${store.place}`);
  await rm(blobsFolder);

  await keeper.backUpIfDue(minutes(28));
  expect(await fulls()).toBe(before + 1);
  await keeper.watch(new Date());
  expect([...openIncidents.keys()]).toEqual([]);
  await cluster.finishSegments(1);
  await keeper.handOver(new Date());
  await keeper.backUpIfDue(minutes(30));
  expect(await fulls()).toBe(before + 1);
  expect((await keeper.state()).fulls.at(-1)).toMatchObject({ missingSegments: 0 });
});

test('a full backup that fails is an incident until one succeeds', async () => {
  const day = 24 * 60;
  const { storeFolder } = cluster;
  const full = join(storeFolder, 'full');
  await rename(full, `${full}-aside`);
  await writeFile(full, '');
  await expect(keeper.backUpIfDue(minutes(2 * day))).rejects.toMatchObject({ name: 'BackupError' });
  expect(openIncidents.get('backup-failed')).toContain(storeFolder);
  await rename(full, `${full}-file`);
  await rename(`${full}-aside`, full);
  await keeper.backUpIfDue(minutes(2 * day + 16));
  expect([...openIncidents.keys()]).toEqual([]);
});

test('large files are kept with the backups, and removed from them once the sweep has: not when they merely got lost', async () => {
  const blobsFolder = join(cluster.storeFolder, '../blobs');
  const content = Buffer.alloc(3_000_000, 'of the film');
  const hash = createHash('sha256').update(content).digest('hex');
  const name = `${hash.slice(0, 2)}/${hash.slice(2)}`;
  await mkdir(join(blobsFolder, hash.slice(0, 2)), { recursive: true });
  await writeFile(join(blobsFolder, name), content);
  await writeFile(join(blobsFolder, `${name}.draft`), 'half');
  expect(await keepBlobs(cluster.store, blobsFolder)).toBe(1);
  expect(await keepBlobs(cluster.store, blobsFolder)).toBe(0);
  const kept = async () => await cluster.store.list('blobs/');
  expect(await kept()).toEqual([{ name: `blobs/${name}`, bytes: content.length }]);
  // A second name of one file takes no room.
  const room = async () => (await takenRoom(cluster.store)).blobBytes;
  expect(await room()).toBe(0);

  const prune = async () => await pruneBlobs(cluster.store, { url: cluster.url, blobsFolder });
  await withClient(cluster.url, async (client) => {
    await client.query('create schema platform');
    await client.query('create table platform.blobs (hash text)');
    await client.query('insert into platform.blobs values ($1)', [hash]);
  });
  await rm(join(blobsFolder, name));
  expect(await room()).toBe(content.length);
  const withoutIt = await prunePlan(cluster.store, undefined);
  expect(await prunePlan(cluster.store, content.length)).not.toEqual(withoutIt);
  expect(await prune()).toBe(0);
  expect(await kept()).toHaveLength(1);
  await withClient(cluster.url, async (client) => await client.query('delete from platform.blobs'));
  expect(await prune()).toBe(1);
  expect(await kept()).toEqual([]);
});
