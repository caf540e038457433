import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackedUpCluster, startBackedUpCluster } from '../../testing/backed-up-cluster.ts';
import { withClient } from '../../testing/template-database.ts';
import { storedWalName } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { keptFulls } from '../backup/kept-fulls.ts';
import { verifyBackups } from '../backup/verify-backups.ts';
import { type RestoreOptions, restoreInto } from './restore-into.ts';

let cluster: BackedUpCluster;
let places = 0;
/** Between the first row and the second, and after the last. */
let between = new Date(0);
let afterLast = new Date(0);

async function run(sql: string): Promise<Date> {
  return await withClient(cluster.url('postgres'), async (client) => {
    await client.query(sql);
    const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
    return rows[0]?.now ?? new Date(0);
  });
}

beforeAll(async () => {
  cluster = await startBackedUpCluster();
  await run('create table notes (id int primary key)');
  await run(`alter system set archive_command = ''`);
  await cluster.takeFull();
  // So that each moment is at least a millisecond from the commits beside it.
  await run('insert into notes values (1); select pg_sleep(0.01)');
  between = await run('select pg_sleep(0.01)');
  await run('select pg_sleep(0.01); insert into notes values (2)');
  await cluster.handOver();
  await run('insert into notes values (3)');
  await cluster.handOver();
  afterLast = await run('select pg_sleep(0.01)');
});

afterAll(async () => await cluster.stop());

/** A copy of the store that a test may spoil. */
async function copyOfStore(): Promise<{ store: BackupStore; folder: string }> {
  places += 1;
  const folder = join(cluster.folder, `store-${places}`);
  await cp(cluster.storeFolder, folder, { recursive: true });
  return { store: folderStore(folder), folder };
}

function nextFolder(): string {
  places += 1;
  return join(cluster.folder, `restored-${places}`);
}

async function idsAt(options: Partial<RestoreOptions>): Promise<{ ids: number[]; isLatest: boolean }> {
  const restored = await restoreInto({
    ...{ store: cluster.store, moment: 'latest', folder: nextFolder(), isScratch: true },
    ...options,
  });
  try {
    const ids = await withClient(restored.url('postgres'), async (client) => {
      const { rows } = await client.query<{ id: number }>('select id from notes order by id');
      return rows.map(({ id }) => id);
    });
    return { ids, isLatest: restored.isLatest };
  } finally {
    await restored.remove();
  }
}

test('the latest state has every commit that is kept, and a moment later than the last commit is the latest state', async () => {
  expect(await Promise.all([idsAt({}), idsAt({ moment: between }), idsAt({ moment: afterLast })])).toEqual([
    { ids: [1, 2, 3], isLatest: true },
    { ids: [1], isLatest: false },
    { ids: [1, 2, 3], isLatest: true },
  ]);
});

test('segments that have not reached the store yet are taken from where they wait', async () => {
  await withClient(cluster.url('postgres'), async (client) => {
    await client.query('create table if not exists late (id int)');
    await client.query('select pg_switch_wal()');
    await expect
      .poll(async () => (await readdir(cluster.spool)).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
  });
  const restored = await restoreInto({
    ...{ store: cluster.store, moment: 'latest', folder: nextFolder(), isScratch: true },
    alsoFrom: [cluster.spool],
  });
  try {
    const rows = await withClient(
      restored.url('postgres'),
      async (client) => await client.query('select from late'),
    );
    expect(rows.rowCount).toBe(0);
  } finally {
    await restored.remove();
  }
});

test('a moment before the oldest backup is refused with the moments that are possible', async () => {
  await expect(idsAt({ moment: new Date('2020-01-01T00:00:00Z') })).rejects.toMatchObject({
    reason: 'moment-out-of-reach',
    message: expect.stringContaining('possible are moments from 20'),
  });
});

test('a store without a backup says so', async () => {
  await expect(idsAt({ store: folderStore(join(cluster.folder, 'nothing')) })).rejects.toMatchObject({
    reason: 'no-backup',
  });
});

test('a flipped bit in a kept file is named before anything is written', async () => {
  for (const name of ['base.tar.br', 'backup_manifest.br']) {
    const { store, folder } = await copyOfStore();
    const [file] = (await store.list('full/')).filter((stored) => stored.name.endsWith(name));
    const path = join(folder, file?.name ?? '');
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const target = nextFolder();
    await expect(idsAt({ store, folder: target })).rejects.toMatchObject({
      reason: 'damaged-file',
      message: expect.stringContaining(name),
    });
    await expect(readdir(target)).rejects.toMatchObject({ code: 'ENOENT' });
  }
});

test('where the newest full backup is damaged, the newest sound one is named, and leads to the same state', async () => {
  const { store, folder } = await copyOfStore();
  const [sound] = await keptFulls(store);
  const id = '20991231T235959Z-0000';
  await cp(join(folder, 'full', sound?.id ?? ''), join(folder, 'full', id), { recursive: true });
  const newest = { ...sound, id, finishedAt: new Date() };
  await writeFile(join(folder, 'full', id, 'backup.json'), JSON.stringify(newest));
  await writeFile(join(folder, 'full', id, 'base.tar.br'), 'nonsense');
  await expect(idsAt({ store })).rejects.toMatchObject({
    reason: 'damaged-file',
    message: expect.stringContaining(`--backup ${sound?.id}`),
  });
  expect(await idsAt({ store, backupId: sound?.id })).toEqual({ ids: [1, 2, 3], isLatest: true });
  expect(await verifyBackups(store, { now: afterLast })).toMatchObject({ soundId: sound?.id });
  await rm(join(folder, 'full', id), { recursive: true });
  expect(await verifyBackups(store, { now: afterLast })).toMatchObject({ soundId: undefined });
});

test('a full backup whose description is damaged is refused by name, and the others can still be restored', async () => {
  const { store, folder } = await copyOfStore();
  const damaged = '20991231T000000Z-0000';
  await mkdir(join(folder, 'full', damaged));
  await writeFile(join(folder, 'full', damaged, 'backup.json'), '{"version":3}');
  const refused = {
    reason: 'damaged-file',
    message: expect.stringContaining(`full/${damaged}/backup.json`),
  };
  await expect(idsAt({ store, backupId: damaged })).rejects.toMatchObject(refused);
  const [other] = await keptFulls(store);
  const [newest, named] = await Promise.all([idsAt({ store }), idsAt({ store, backupId: other?.id })]);
  expect([newest.ids, named.ids]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  await rm(join(folder, 'full', other?.id ?? ''), { recursive: true });
  await expect(idsAt({ store })).rejects.toMatchObject(refused);
});

test('a damaged segment is named; moments before it can still be restored, and those behind it are refused', async () => {
  const { store, folder } = await copyOfStore();
  const last = (await store.list('wal/')).filter((stored) => /\/[\dA-F]{24}-/.test(stored.name)).at(-1);
  await writeFile(join(folder, last?.name ?? ''), 'nonsense');
  const target = nextFolder();
  await expect(idsAt({ store, folder: target })).rejects.toMatchObject({
    reason: 'damaged-file',
    message: expect.stringContaining(last?.name ?? 'no name'),
  });
  await expect(readdir(target)).rejects.toMatchObject({ code: 'ENOENT' });
  const [before] = await Promise.all([
    idsAt({ store, moment: between }),
    expect(idsAt({ store, moment: afterLast, folder: target })).rejects.toMatchObject({
      reason: 'moment-out-of-reach',
      message: expect.stringContaining(last?.name ?? 'no name'),
    }),
  ]);
  expect(before.ids).toEqual([1]);
  await expect(readdir(target)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a missing segment with later ones behind it is named', async () => {
  const { store, folder } = await copyOfStore();
  const segments = (await store.list('wal/')).filter((stored) => /\/[\dA-F]{24}-/.test(stored.name));
  const [lost] = segments.slice(-2);
  await rm(join(folder, lost?.name ?? ''));
  await Promise.all([
    expect(idsAt({ store })).rejects.toMatchObject({
      reason: 'missing-file',
      message: expect.stringContaining((lost?.name ?? '').slice(4, 28)),
    }),
    expect(idsAt({ store, moment: afterLast })).rejects.toMatchObject({ reason: 'moment-out-of-reach' }),
  ]);
});

/** Keeps a segment a second time, as other bytes. */
async function keepAgain(store: BackupStore, content: (plain: Buffer) => Buffer): Promise<string> {
  const [segment] = (await store.list('wal/'))
    .filter((stored) => /\/[\dA-F]{24}-/.test(stored.name))
    .slice(-1);
  const plain = brotliDecompressSync(await buffer(await store.read(segment?.name ?? '')));
  const kept = brotliCompressSync(content(plain), { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } });
  const name = segment?.name.slice(4, 28) ?? '';
  const twin = storedWalName(name, createHash('sha256').update(kept).digest('hex'));
  await store.write(twin, Readable.from([kept]));
  return twin;
}

test('a segment that is kept twice, packed differently, is one; where the two differ it is damaged, and so says a verification', async () => {
  const { store } = await copyOfStore();
  const same = await keepAgain(store, (plain) => plain);
  expect((await idsAt({ store })).ids).toEqual([1, 2, 3]);
  expect((await verifyBackups(store, { now: afterLast })).findings).toEqual([]);
  await store.remove(same);
  const other = await keepAgain(store, (plain) => Buffer.from(plain).fill(1, 9000, 9008));
  const name = expect.stringContaining(other.slice(4, 28));
  await expect(idsAt({ store })).rejects.toMatchObject({ reason: 'damaged-file', message: name });
  expect((await idsAt({ store, moment: between })).ids).toEqual([1]);
  const { findings } = await verifyBackups(store, { now: afterLast });
  expect(findings).toMatchObject([{ file: name, problem: expect.stringContaining('holds something else') }]);
});

test('files that do not agree with the list of PostgreSQL are refused before a server starts, and leave no folder', async () => {
  const { store, folder } = await copyOfStore();
  // The manifest of another backup: each file is whole, and they do not belong together.
  await run('create table later_table (id int)');
  const other = await cluster.takeFull();
  const [mine] = (await store.list('full/')).filter((stored) => stored.name.endsWith('backup_manifest.br'));
  const name = mine?.name ?? '';
  const description = join(folder, name.replace('backup_manifest.br', 'backup.json'));
  const full: { files: unknown[] } = JSON.parse(await readFile(description, 'utf8'));
  full.files = [full.files[0], other.files[1]];
  await writeFile(description, JSON.stringify(full));
  await cp(join(cluster.storeFolder, 'full', other.id, 'backup_manifest.br'), join(folder, name));
  const target = nextFolder();
  await expect(idsAt({ store, folder: target })).rejects.toMatchObject({ reason: 'damaged-file' });
  await expect(readdir(target)).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(join(cluster.storeFolder, 'full', other.id), { recursive: true });
});

test('a folder that holds something is left alone', async () => {
  const folder = nextFolder();
  await mkdir(folder);
  await writeFile(join(folder, 'letter.txt'), 'mine');
  await expect(idsAt({ folder })).rejects.toMatchObject({ reason: 'not-possible-here' });
  expect(await readdir(folder)).toEqual(['letter.txt']);
});

test('the restored server archives nothing and listens nowhere, whatever its files said', async () => {
  const { store } = await copyOfStore();
  const before = await readdir(cluster.spool);
  const restored = await restoreInto({ store, moment: 'latest', folder: nextFolder() });
  try {
    await withClient(restored.url('postgres'), async (client) => {
      await client.query('insert into notes values (99)');
      await client.query('select pg_switch_wal()');
      const { rows } = await client.query(
        `select name, setting from pg_settings where name in ('archive_mode', 'archive_library', 'listen_addresses') order by name`,
      );
      expect(rows.map(({ setting }: { setting: string }) => setting)).toEqual(['', 'off', '']);
    });
    const { dataFolder } = restored.place;
    expect(await readFile(join(dataFolder, 'postgresql.auto.conf'), 'utf8')).toBe('');
    expect(await readFile(join(dataFolder, 'postgresql.conf'), 'utf8')).toContain('archive_mode = off');
    expect(await readdir(cluster.spool)).toEqual(before);
  } finally {
    await restored.remove();
  }
});

test('a later timeline is followed from a backup of the one before', async () => {
  const { store, folder } = await copyOfStore();
  const first = await restoreInto({ store, moment: between, folder: nextFolder(), isScratch: true });
  const history = join(first.place.dataFolder, 'pg_wal', '00000002.history');
  try {
    await withClient(first.url('postgres'), async (client) => {
      await client.query('insert into notes values (20)');
      await client.query('select pg_switch_wal()');
      await client.query('insert into notes values (21)');
      await client.query('select pg_switch_wal()');
    });
    const waiting = join(folder, 'waiting');
    await mkdir(waiting);
    await cp(history, join(waiting, '00000002.history'));
    for (const name of await readdir(join(first.place.dataFolder, 'pg_wal')))
      if (name.startsWith('00000002') && name.length === 24)
        await cp(join(first.place.dataFolder, 'pg_wal', name), join(waiting, name));
    await first.stop();
    const { ids } = await idsAt({ store, alsoFrom: [waiting] });
    expect(ids).toEqual([1, 20, 21]);
    // A newer one, which need not be read: the latest state is that of the newest timeline, whichever backup it begins with.
    const [full] = await keptFulls(store);
    const newer = {
      ...full,
      id: '20991231T235959Z-0000',
      finishedAt: new Date('2099-12-31T23:59:59Z'),
      timeline: 2,
    };
    await store.write(`full/${newer.id}/backup.json`, Readable.from([JSON.stringify(newer)]));
    expect((await idsAt({ store, alsoFrom: [waiting], backupId: full?.id })).ids).toEqual([1, 20, 21]);
    // And what is kept before it is not called the latest.
    const inHole = await idsAt({ store, moment: new Date('2050-01-01T00:00:00Z') });
    expect(inHole).toEqual({ ids: [1, 2, 3], isLatest: false });
  } finally {
    await first.remove();
    await rename(folder, `${folder}-done`);
  }
});

test('what a killed restore has left goes with the next one, and anything else stays', async () => {
  const folder = nextFolder();
  await mkdir(folder);
  await writeFile(join(folder, 'mine'), '');
  // It may be the data of the running installation, so nobody is told to remove it.
  await expect(idsAt({ folder })).rejects.toThrow(
    `${folder} is not empty: a restore makes a folder of its own. Name another`,
  );
  await expect(idsAt({ folder })).rejects.not.toThrow('rm -r');
  const program = join(cluster.folder, 'restore.mts');
  const killed = nextFolder();
  await writeFile(
    program,
    `import { folderStore } from ${JSON.stringify(join(import.meta.dirname, '../backup/folder-store.ts'))};
     import { restoreInto } from ${JSON.stringify(join(import.meta.dirname, 'restore-into.ts'))};
     await restoreInto({
       ...{ store: folderStore(${JSON.stringify(cluster.storeFolder)}), moment: 'latest', isScratch: true },
       folder: ${JSON.stringify(killed)},
     });
     process.stdout.write('restored');
     setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect(idsAt({ folder: killed })).rejects.toThrow('another restore is at work');
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(await idsAt({ folder: killed })).toMatchObject({ ids: [1, 2, 3] });
});

test('after a restore to a moment before a full backup, what is kept of the new branch is followed and the branch that was left is not', async () => {
  const { store, folder } = await copyOfStore();
  const source = folderStore(cluster.storeFolder);
  const abandoned = await cluster.takeFull();
  await run('insert into notes values (4)');
  await cluster.handOver();
  for (const { name } of await source.list(''))
    if ((await store.list(name)).length === 0) await store.write(name, await source.read(name));
  const branch = await restoreInto({ store, moment: between, folder: nextFolder(), isScratch: true });
  const pgWal = join(branch.place.dataFolder, 'pg_wal');
  const waiting = join(folder, 'waiting');
  await mkdir(waiting);
  const onBranch = await withClient(branch.url('postgres'), async (client) => {
    await client.query('insert into notes values (30)');
    await client.query('select pg_switch_wal(), pg_sleep(0.01)');
    const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
    await client.query('select pg_sleep(0.01); insert into notes values (31)');
    await client.query('select pg_switch_wal()');
    return rows[0]?.now;
  });
  for (const name of await readdir(pgWal))
    if (/^00000002(\.history|[\dA-F]{16})$/.test(name)) await cp(join(pgWal, name), join(waiting, name));
  await branch.remove();
  const alsoFrom = [waiting];
  try {
    const [latest, then, left, named] = await Promise.all([
      idsAt({ store, alsoFrom }),
      idsAt({ store, alsoFrom, moment: onBranch ?? 'latest' }),
      idsAt({ store, alsoFrom, moment: abandoned.finishedAt }),
      idsAt({ store, alsoFrom, backupId: abandoned.id }),
    ]);
    expect(latest).toEqual({ ids: [1, 30, 31], isLatest: true });
    expect(then).toEqual({ ids: [1, 30], isLatest: false });
    // What was left can be looked at, and is not called the latest.
    expect(left).toEqual({ ids: [1, 2, 3], isLatest: false });
    expect(named).toEqual({ ids: [1, 2, 3, 4], isLatest: false });
    for (const full of await keptFulls(store))
      if (full.id !== abandoned.id) await rm(join(folder, 'full', full.id), { recursive: true });
    await expect(idsAt({ store, alsoFrom })).rejects.toMatchObject({
      reason: 'no-backup',
      message: expect.stringContaining(`"--backup ${abandoned.id}"`),
    });
  } finally {
    await rm(join(cluster.storeFolder, 'full', abandoned.id), { recursive: true });
  }
});
