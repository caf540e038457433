import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { withClient } from '../../testing/template-database.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { listErasedSince, rememberErased, rememberErasedMeanwhile } from './erased-accounts.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 29, hour));

let folder: string;
let store: BackupStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-erased-'));
  store = folderStore(folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('whoever was erased after a moment is known, once, in one file for each time', async () => {
  const [early, late, later] = [newId(), newId(), newId()];
  await rememberErased(store, { userIds: [early], at: at(1) });
  for (const _again of [1, 2]) await rememberErased(store, { userIds: [late, later], at: at(3) });
  expect(await listErasedSince(store, { since: at(2) })).toEqual([late, later]);
  expect(await listErasedSince(store, { since: at(0) })).toEqual([early, late, later]);
  expect(await store.list('erased/')).toHaveLength(2);
  expect(await listErasedSince(store, { since: at(3) })).toEqual([]);
});

test('and as long as a backup is kept that may bring them back', async () => {
  const [early, late, latest] = [newId(), newId(), newId()];
  await rememberErased(store, { userIds: [early], at: at(1) });
  const backup = {
    version: 1,
    kind: 'site',
    id: '20261129T020000Z-1f3a',
    startedAt: at(2),
    finishedAt: at(2),
  };
  const description = Readable.from([JSON.stringify({ ...backup, files: [] })]);
  await store.write(`site/${backup.id}/backup.json`, description);
  await rememberErased(store, { userIds: [late], at: at(3) });
  await rememberErased(store, { userIds: [latest], at: at(4) });
  expect(await listErasedSince(store, { since: at(0) })).toEqual([late, latest]);
});

test.each(['', '{"userIds":["ada"],"at":"2026-11-29"}', '{"userIds":[]'])(
  'a list that says %j is named as damaged, and nobody is taken for kept',
  async (content) => {
    await rememberErased(store, { userIds: [newId()], at: at(1) });
    await store.write('erased/20261129T020000Z-damaged.json', Readable.from([content]));
    await expect(listErasedSince(store, { since: at(0) })).rejects.toMatchObject({
      reason: 'damaged-file',
      message: expect.stringContaining(`erased/20261129T020000Z-damaged.json in ${folder} is damaged`),
    });
  },
);

test('who was erased while the store was another’s is known from the database, as long as a backup may bring them back', async () => {
  const database = await createTestDatabase();
  try {
    const [early, late] = [randomUUID(), randomUUID()];
    await withClient(database.url, async (client) => {
      const erased = `insert into auth.deletions (user_id, requested_at, erase_at, erasing_since, erased_at, opens_again)
        values ($1, $2, $2, $2, $2, false)`;
      await client.query(erased, [early, at(1)]);
      await client.query(erased, [late, at(3)]);
      await rememberErasedMeanwhile(store, client);
      expect(await store.list('erased/')).toEqual([]);
      const backup = {
        ...{ version: 1, kind: 'site', id: '20261129T020000Z-1f3a', startedAt: at(2), finishedAt: at(2) },
        files: [{ name: 'site.tar.br', bytes: 1, sha256: '0'.repeat(64) }],
      };
      await store.write(`site/${backup.id}/backup.json`, Readable.from([JSON.stringify(backup)]));
      await rememberErasedMeanwhile(store, client);
    });
    expect(await listErasedSince(store, { since: at(0) })).toEqual([late]);
  } finally {
    await database.drop();
  }
});
