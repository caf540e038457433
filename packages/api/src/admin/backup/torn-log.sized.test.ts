import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ArchivingCluster,
  isInstalled,
  type ServerKind,
  startArchivingCluster,
} from '../../testing/archiving-cluster.ts';
import { lastCommitMs, receiveAll, startReceiving } from '../../testing/receiving.ts';
import { sized } from '../../testing/size.ts';
import { withClient } from '../../testing/template-database.ts';
import { restoreInto } from '../restore/restore-into.ts';
import { answerNeed, findNeed } from './full-backup-needed.ts';
import { handOverWal } from './hand-over-wal.ts';
import { possibleMoments } from './possible-moments.ts';
import { receiveWal } from './receive-wal.ts';
import { findReceivedLogFacts } from './received-log-facts.ts';
import { releaseSlot } from './receiving-slot.ts';
import { takeFullBackup } from './take-full-backup.ts';
import { verifyBackups } from './verify-backups.ts';
import { receivingFolder, walSpool } from './wal-spool.ts';

const kinds = sized<readonly ServerKind[]>({
  small: ['embedded 18'],
  full: ['embedded 18', "Debian's 15"],
});
const now = new Date('2026-11-29T12:00:00Z');

for (const kind of kinds) {
  const reason = isInstalled(kind) ? '' : ' (skipped: it is not installed here)';
  describe.skipIf(!isInstalled(kind))(`on ${kind}${reason}`, () => {
    let cluster: ArchivingCluster;
    let spoolFolder: string;
    /** With a full backup and some log behind it. */
    beforeAll(async () => {
      cluster = await startArchivingCluster(kind);
      spoolFolder = receivingFolder(cluster.storeFolder);
      const receiving = startReceiving(cluster);
      await receiving.begun;
      await takeFullBackup(cluster);
      await write('received');
      await receiveAll(cluster);
      await receiving.stop();
      await handOver();
    });
    afterAll(() => cluster.stop());

    const write = async (what: string) =>
      await withClient(cluster.url, async (client) => {
        await client.query('insert into things values ($1)', [what]);
      });
    const handOver = async () =>
      await handOverWal({ url: cluster.url, spoolFolder, store: cluster.store, now });

    test('a slot that is released while the log is still there loses nothing', async () => {
      const { url } = cluster;
      const receiving = startReceiving(cluster);
      await receiving.begun;
      await expect(releaseSlot(url)).rejects.toMatchObject({ reason: 'not-possible-here' });
      await receiving.stop();
      await expect.poll(async () => (await findReceivedLogFacts(url)).slot?.isActive).toBe(false);
      expect(await releaseSlot(url)).toBe(true);
      expect(await releaseSlot(url)).toBe(false);
      await write('without a slot');
      const again = startReceiving(cluster);
      await receiveAll(cluster);
      await again.stop();
      expect(await findNeed(spoolFolder)).toBeUndefined();
      await handOver();
      expect((await possibleMoments(cluster.store))[0]).toMatchObject({ gap: undefined });
      expect((await verifyBackups(cluster.store, { now })).findings).toEqual([]);
    });

    test('a log that was removed before it was received makes a full backup due, and is whole again from then on', async () => {
      const { url, store } = cluster;
      await releaseSlot(url);
      await forgetLog(cluster);
      const receiving = startReceiving(cluster);
      await receiving.begun;
      await write('behind the hole');
      await receiveAll(cluster);
      await handOver();
      expect(await findNeed(spoolFolder)).toMatchObject({
        detail: expect.stringContaining('cannot be restored'),
      });
      const full = await takeFullBackup({ url, store });
      expect(await findNeed(spoolFolder)).toBeUndefined();
      await write('whole again');
      await receiveAll(cluster);
      await receiving.stop();
      await handOver();
      const window = (await possibleMoments(store)).at(-1);
      expect(window).toMatchObject({ fullId: full?.id, gap: undefined });
      expect(window?.to.getTime()).toBe(await lastCommitMs(url));
      expect((await possibleMoments(store))[0]?.gap).toBeDefined();
    });

    test('a slot that the server gave up is made anew, and what it let go of is said', async () => {
      const { url } = cluster;
      await withClient(url, async (client) => {
        await client.query(`alter system set max_slot_wal_keep_size = '1MB'`);
        await client.query('select pg_reload_conf()');
      });
      await forgetLog(cluster);
      expect((await findReceivedLogFacts(url)).slot?.isLost).toBe(true);
      const receiving = startReceiving(cluster);
      await receiving.begun;
      // With so little kept for it, it may be given up once more before the receiver has caught up.
      await expect
        .poll(async () => (await findReceivedLogFacts(url)).slot)
        .toMatchObject({ isActive: true, isLost: false });
      expect(await findNeed(spoolFolder)).toMatchObject({
        detail: expect.stringContaining('cannot be restored'),
      });
      await receiving.stop();
    });

    test('a database that was set back is refused, before segments of one name are two', async () => {
      const { url, store } = cluster;
      const ahead = join(spoolFolder, '0000000100000FFF00000FFF');
      await writeFile(ahead, '');
      const { signal } = new AbortController();
      const failed = await receiveWal({ url, store, spool: walSpool(spoolFolder), signal }).catch(
        (error: unknown) => error,
      );
      await rm(ahead);
      expect(failed).toMatchObject({
        reason: 'not-possible-here',
        message: expect.stringContaining('set back'),
      });
    });

    test('a database that goes on along another timeline is received from there on', async () => {
      const { url, store } = cluster;
      await answerNeed(spoolFolder, await findNeed(spoolFolder));
      const full = await takeFullBackup({ url, store });
      const folder = `${cluster.storeFolder}-restored`;
      const restored = await restoreInto({ store, moment: 'latest', folder, isScratch: true });
      try {
        const promoted = { url: restored.url('postgres'), store };
        const receiving = startReceiving(promoted);
        await receiving.begun;
        expect(await findNeed(spoolFolder)).toBeUndefined();
        const first = await takeFullBackup(promoted);
        expect(first?.timeline).toBe((full?.timeline ?? 0) + 1);
        await withClient(promoted.url, (client) => client.query(`insert into things values ('promoted')`));
        await receiveAll(promoted);
        await receiving.stop();
        await handOverWal({ ...promoted, spoolFolder, now });
        const window = (await possibleMoments(store)).at(-1);
        expect(window).toMatchObject({ fullId: first?.id, gap: undefined });
        expect(window?.to.getTime()).toBeGreaterThan(first?.finishedAt.getTime() ?? Number.POSITIVE_INFINITY);
      } finally {
        await restored.remove();
      }
    });
  });
}

/** Finishes segments until the server has removed what nobody holds. */
async function forgetLog(cluster: ArchivingCluster): Promise<void> {
  await withClient(cluster.url, async (client) => {
    const names = async () => {
      const { rows } = await client.query<{ name: string }>('select name from pg_ls_waldir()');
      return new Set(rows.map(({ name }) => name));
    };
    const { rows } = await client.query<{ name: string }>(
      'select pg_walfile_name(pg_current_wal_lsn()) as name',
    );
    for (;;) {
      await cluster.finishSegments(4);
      await client.query('checkpoint');
      if (!(await names()).has(rows[0]?.name ?? '')) return;
    }
  });
}
