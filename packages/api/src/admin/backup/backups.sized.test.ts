import { open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { walContinuity } from '@studyhall/domain/admin/wal-continuity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ArchivingCluster,
  isInstalled,
  type ServerKind,
  startArchivingCluster,
} from '../../testing/archiving-cluster.ts';
import { sized } from '../../testing/size.ts';
import { withClient } from '../../testing/template-database.ts';
import type { BackupError } from './backup-error.ts';
import { folderStore } from './folder-store.ts';
import { finishedIn, handOverWal } from './hand-over-wal.ts';
import { keptFulls } from './kept-fulls.ts';
import { keptWal } from './kept-wal.ts';
import { possibleMoments } from './possible-moments.ts';
import { takeFullBackup } from './take-full-backup.ts';
import { verifyBackups } from './verify-backups.ts';

const kinds = sized<readonly ServerKind[]>({
  small: ['embedded 18'],
  full: ['embedded 18', "Debian's 15"],
});
const now = new Date('2026-11-29T12:00:00Z');

for (const kind of kinds) {
  const reason = isInstalled(kind) ? '' : ' (skipped: it is not installed here)';
  describe.skipIf(!isInstalled(kind))(`on ${kind}${reason}`, () => {
    let cluster: ArchivingCluster;
    beforeAll(async () => {
      cluster = await startArchivingCluster(kind);
    });
    afterAll(() => cluster.stop());

    test('a full backup is kept whole, and the log behind it brings back every moment since', async () => {
      const { url, store, spoolFolder } = cluster;
      const full = await takeFullBackup({ url, store });
      expect(full?.serverVersion.startsWith(kind === 'embedded 18' ? '18' : '15')).toBe(true);
      expect(await keptFulls(store)).toEqual([full]);
      const [alone] = await possibleMoments(store);
      expect(alone).toMatchObject({ fullId: full?.id, from: full?.finishedAt, to: full?.finishedAt });

      await cluster.finishSegments(3);
      const waiting = await finishedIn(spoolFolder);
      expect(await handOverWal({ url, spoolFolder, store, now })).toBe(waiting.length);
      expect(await readdir(spoolFolder)).toEqual([]);
      const before = await lastCommit(url);
      const [window] = await possibleMoments(store);
      // Of a commit the log has the microseconds.
      expect(window?.to.getTime()).toBe(before);
      expect(window?.gap).toBeUndefined();
    });

    test('every byte is read back, and a flipped one is named with its file', async () => {
      const { store, storeFolder } = cluster;
      const sound = await verifyBackups(store, { now });
      expect(sound.findings).toEqual([]);
      const files = (await store.list('')).filter(({ name }) => !name.endsWith('verified.json'));
      expect(files.map(({ name }) => name).filter((name) => name.startsWith('full/')).length).toBe(3);
      for (const { name, bytes } of files.filter((file) => !file.name.endsWith('backup.json'))) {
        await flip(join(storeFolder, name), Math.floor(bytes / 2));
        const { findings, moments } = await verifyBackups(store, { now });
        expect(findings.map(({ file }) => file)).toEqual([name]);
        // What cannot be restored brings no moment back.
        expect(moments).toHaveLength(name.startsWith('full/') ? 0 : 1);
        await flip(join(storeFolder, name), Math.floor(bytes / 2));
      }
    });

    test('a missing segment shortens the moments and is named', async () => {
      const { store } = cluster;
      const segments = (await keptWal(store)).filter(({ name }) => name.length === 24);
      const [whole] = await possibleMoments(store);
      const lost = segments.at(-2);
      if (lost === undefined) throw new Error('no segment was kept');
      const content = await store.read(lost.file.name);
      const kept = Buffer.concat(await content.toArray());
      await store.remove(lost.file.name);
      const { findings, moments } = await verifyBackups(store, { now });
      expect(findings).toEqual([]);
      expect(moments[0]?.gap).toEqual({ first: lost.name, last: lost.name, segments: 1 });
      expect(moments[0]?.to.getTime()).toBeLessThan(whole?.to.getTime() ?? 0);
      await store.write(lost.file.name, Readable.from([kept]));
      expect(await possibleMoments(store)).toEqual([whole]);
    });

    test('a segment that is handed out twice is kept once', async () => {
      const { url, store, spoolFolder } = cluster;
      await cluster.finishSegments(1);
      const [name = ''] = (await finishedIn(spoolFolder)).slice(-1);
      const twice = await open(join(spoolFolder, name));
      const content = await twice.readFile();
      await twice.close();
      await handOverWal({ url, spoolFolder, store, now });
      const again = await open(join(spoolFolder, name), 'w');
      await again.writeFile(content);
      await again.close();
      await handOverWal({ url, spoolFolder, store, now });
      expect((await keptWal(store)).filter((kept) => kept.name === name).length).toBe(1);
    });

    test('a role that may not replicate is told so in one line', async () => {
      const { url, store } = cluster;
      await withClient(url, (client) => client.query('create role reader login'));
      const reader = url.replace('//postgres@', '//reader@');
      const error = await takeFullBackup({ url: reader, store }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        name: 'BackupError',
        reason: 'not-possible-here',
      } satisfies Partial<BackupError>);
      expect(String(error)).toContain('ALTER ROLE');
    });

    test("another database's store is refused before anything is written", async () => {
      const { url, spoolFolder } = cluster;
      const store = folderStore(`${cluster.storeFolder}-of-another`);
      const [full] = await keptFulls(cluster.store);
      const list = JSON.stringify({ ...full, systemIdentifier: '7' });
      await store.write(`full/${full?.id}/backup.json`, Readable.from([list]));
      const files = await store.list('');
      await cluster.finishSegments(1);
      const refused = { reason: 'not-possible-here', message: expect.stringContaining('BACKUP_DIR') };
      await expect(takeFullBackup({ url, store })).rejects.toMatchObject(refused);
      await expect(handOverWal({ url, spoolFolder, store, now })).rejects.toMatchObject(refused);
      expect(await store.list('')).toEqual(files);
      expect((await finishedIn(spoolFolder)).length).toBeGreaterThan(0);
      expect(await handOverWal({ url, spoolFolder, store: cluster.store, now })).toBeGreaterThan(0);
    });

    test('a folder that is none ends the backup with one line that names it', async () => {
      const { url, storeFolder } = cluster;
      const file = join(storeFolder, 'a-file');
      await writeFile(file, '');
      const taken = takeFullBackup({ url, store: folderStore(file) });
      await expect(taken).rejects.toMatchObject({
        reason: 'not-possible-here',
        message: expect.stringContaining(`${file}/full cannot be read (ENOTDIR)`),
      });
    });

    test('while one process takes a full backup another takes none', async () => {
      const { url, store } = cluster;
      const taken = await Promise.all([takeFullBackup({ url, store }), takeFullBackup({ url, store })]);
      expect(taken.filter((full) => full !== undefined).length).toBe(1);
    });

    test('the whole log hangs together', async () => {
      const names = (await keptWal(cluster.store)).map(({ name }) => name);
      const { ranges, gaps } = walContinuity(names, 2 ** 20);
      expect(gaps).toEqual([]);
      expect(ranges.length).toBe(1);
    });
  });
}

/** When the newest transaction committed, in whole milliseconds. */
async function lastCommit(url: string): Promise<number> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ at: string }>(
      `select floor(extract(epoch from (pg_last_committed_xact()).timestamp) * 1000)::text as at`,
    );
    return Number(rows[0]?.at);
  });
}

/** Turns the lowest bit of one byte over. */
async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, at);
  await file.close();
}
