import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderStore } from './folder-store.ts';
import { oldestRestorable } from './oldest-restorable.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'studyhall-store-'));
});
afterAll(async () => await rm(root, { recursive: true }));

test('a folder that is not there yet is empty, and a list is of all folders below', async () => {
  const store = folderStore(join(root, 'backups'));
  expect(await store.list('')).toEqual([]);
  await store.write('full/one/base', Readable.from(['12']));
  await store.write('wal/two', Readable.from(['1']));
  expect(await store.list('')).toEqual([
    { name: 'full/one/base', bytes: 2 },
    { name: 'wal/two', bytes: 1 },
  ]);
  expect(await store.list('full/')).toHaveLength(1);
});

test('a folder that cannot be read is not taken for an empty one, of which nothing is needed', async () => {
  const place = join(root, 'no-folder');
  await writeFile(place, '');
  const store = folderStore(place);
  await expect(store.list('')).rejects.toMatchObject({ name: 'BackupError', reason: 'not-possible-here' });
  await expect(store.list('wal/')).rejects.toThrow('ENOTDIR');
  await expect(oldestRestorable(store)).rejects.toThrow(`${place}`);
});
