import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../platform/settings.ts';
import { NOW } from '../../testing/builders.ts';
import { folderStore } from '../backup/folder-store.ts';
import { findBackupFacts } from './backup-facts.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'studyhall-facts-'));
});
afterAll(async () => await rm(root, { recursive: true }));

test('copies of all rows from before are not the full copies that are taken from now on', async () => {
  const settings = readSettings({ DATA_DIR: root, BACKUP_DIR: join(root, 'backups') }, '/');
  const id = '20261129T171500Z-0000';
  const description = {
    ...{ version: 1, kind: 'site', id, startedAt: NOW, finishedAt: NOW },
    files: [{ name: 'site.tar.br', bytes: 1, sha256: '0'.repeat(64) }],
  };
  const list = Readable.from([JSON.stringify(description)]);
  await folderStore(settings.backups.folder).write(`site/${id}/backup.json`, list);
  const facts = await findBackupFacts({ settings, now: NOW }, undefined);
  expect(facts).toMatchObject({ kind: 'every-moment', newestAt: null });
});
