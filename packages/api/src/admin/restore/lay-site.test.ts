import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { laySiteBackup } from './lay-site.ts';

const ID = '20261129T171500Z-0000';
let root: string;
let store: BackupStore;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'studyhall-lay-'));
  store = folderStore(join(root, 'backups'));
  const sha256 = createHash('sha256').update('all rows').digest('hex');
  const description = {
    ...{ version: 1, kind: 'site', id: ID },
    ...{ startedAt: '2026-11-29T17:15:00Z', finishedAt: '2026-11-29T17:15:01Z' },
    files: [{ name: 'site.tar.br', bytes: 8, sha256 }],
  };
  await store.write(`site/${ID}/site.tar.br`, Readable.from(['all rows']));
  await store.write(`site/${ID}/backup.json`, Readable.from([JSON.stringify(description)]));
});
afterAll(async () => await rm(root, { recursive: true }));

test('the newest backup of all rows is laid into a folder of its own, and nothing else is in it', async () => {
  const folder = join(root, 'new');
  const laid = await laySiteBackup(store, { moment: 'latest', folder });
  expect(laid).toMatchObject({ id: ID, file: join(folder, 'site.tar.br') });
  expect(await readdir(folder)).toEqual(['site.tar.br']);
  expect(await readFile(join(folder, 'site.tar.br'), 'utf8')).toBe('all rows');
});

test('a folder with anything in it is refused, because keys would be laid over those that are there', async () => {
  const folder = join(root, 'live');
  await mkdir(folder);
  await writeFile(join(folder, 'secret-keys'), 'of the installation that is there');
  await expect(laySiteBackup(store, { moment: 'latest', folder })).rejects.toThrow(`${folder} is not empty`);
  expect(await readdir(folder)).toEqual(['secret-keys']);
});

test('full backups come first, unless there is none from before the moment or another one is named', async () => {
  const mixed = folderStore(join(root, 'mixed'));
  for (const { name } of await store.list('')) await mixed.write(name, await store.read(name));
  const full = {
    ...{ version: 1, kind: 'physical', id: '20261130T000000Z-0000', startLsn: '0/1', stopLsn: '0/2' },
    ...{ startedAt: '2026-11-30T00:00:00Z', finishedAt: '2026-11-30T00:01:00Z', timeline: 1 },
    ...{ systemIdentifier: '1', serverVersion: '18.4', walSegmentBytes: 2 ** 20, migration: null, files: [] },
  };
  await mixed.write('full/20261130T000000Z-0000/base.tar.br', Readable.from(['of a killed one']));
  const lay = async (folder: string, moment: Date | 'latest', backupId?: string) =>
    await laySiteBackup(mixed, { moment, backupId, folder: join(root, folder) });
  expect(await lay('half', 'latest')).toMatchObject({ id: ID });
  await mixed.write('full/20261130T000000Z-0000/backup.json', Readable.from([JSON.stringify(full)]));
  expect(await lay('none', 'latest')).toBeUndefined();
  expect(await lay('before', new Date('2026-11-29T20:00:00Z'))).toMatchObject({ id: ID });
  expect(await lay('too-early', new Date('2026-11-29T12:00:00Z'))).toBeUndefined();
  expect(await lay('named', 'latest', ID)).toMatchObject({ id: ID });
  expect(await lay('unknown', 'latest', full.id)).toBeUndefined();
});
