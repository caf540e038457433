import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { walContinuity } from '@studyhall/domain/admin/wal-continuity';
import { bytesOfLsn, lsnOfBytes, segmentOfName } from '@studyhall/domain/admin/wal-names';
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
import { handOutLog } from '../restore/live-database.ts';
import { findNeed } from './full-backup-needed.ts';
import { handOverWal } from './hand-over-wal.ts';
import { keptWal } from './kept-wal.ts';
import { possibleMoments } from './possible-moments.ts';
import { receiveWal } from './receive-wal.ts';
import { findReceivedLogFacts } from './received-log-facts.ts';
import { takeFullBackup } from './take-full-backup.ts';
import { verifyBackups } from './verify-backups.ts';
import { receivingFolder, walSpool } from './wal-spool.ts';

const kinds = sized<readonly ServerKind[]>({
  small: ['embedded 18'],
  full: ['embedded 18', "Debian's 15"],
});
const steps = sized({ small: ['half', 'kept'], full: ['begun', 'half', 'kept', 'half', 'kept', 'begun'] });
const now = new Date('2026-11-29T12:00:00Z');
const program = join(import.meta.dirname, '../../testing/killed-backup.ts');
const loader = `file://${createRequire(import.meta.url).resolve('tsx')}`;

for (const kind of kinds) {
  const reason = isInstalled(kind) ? '' : ' (skipped: it is not installed here)';
  describe.skipIf(!isInstalled(kind))(`on ${kind}${reason}`, () => {
    let cluster: ArchivingCluster;
    let spoolFolder: string;
    const children: ChildProcess[] = [];
    beforeAll(async () => {
      cluster = await startArchivingCluster(kind);
      spoolFolder = receivingFolder(cluster.storeFolder);
    });
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      await cluster.stop();
    });

    const write = async (what: string) =>
      await withClient(cluster.url, async (client) => {
        await client.query('insert into things values ($1)', [what]);
      });
    const handOver = async () =>
      await handOverWal({ url: cluster.url, spoolFolder, store: cluster.store, now, isFirst: true });
    /** What is kept hangs together, and nothing is damaged. */
    const expectWhole = async () => {
      await handOver();
      const segments = (await keptWal(cluster.store)).map(({ name }) => name);
      expect(walContinuity(segments, 2 ** 20).gaps).toEqual([]);
      expect(new Set(segments).size).toBe(segments.length);
      expect((await verifyBackups(cluster.store, { now })).findings).toEqual([]);
    };

    test('what is committed behind a full backup is received and kept, and the server may forget it', async () => {
      const { url, store } = cluster;
      const receiving = startReceiving(cluster);
      await receiving.begun;
      await takeFullBackup({ url, store });
      await write('received');
      await receiveAll(cluster);
      expect(await findNeed(spoolFolder)).toBeUndefined();
      await expect
        .poll(async () => await findReceivedLogFacts(url))
        .toMatchObject({
          isBehind: false,
          slot: { isActive: true, isLost: false },
        });
      await expectWhole();
      const [window] = await possibleMoments(store);
      expect(window?.to.getTime()).toBe(await lastCommitMs(url));
      expect(window?.gap).toBeUndefined();
      await receiving.stop();
      expect((await findReceivedLogFacts(url)).slot?.isLost).toBe(false);
    });

    test('a command that needs what is newest waits until it is received', async () => {
      const receiving = startReceiving(cluster);
      await receiving.begun;
      await write('needed at once');
      await handOutLog(cluster.url);
      await handOver();
      expect((await possibleMoments(cluster.store)).at(-1)?.to.getTime()).toBe(
        await lastCommitMs(cluster.url),
      );
      await receiving.stop();
    });

    test('a segment that was written to ends by itself', async () => {
      const { url, store } = cluster;
      const stopping = new AbortController();
      const running = receiveWal({
        ...{ url, store, spool: walSpool(spoolFolder), signal: stopping.signal },
        segmentEndsMs: 30,
      });
      await write('within the minute');
      const written = await lastCommitMs(url);
      const reach = async () => {
        await handOver();
        return (await possibleMoments(store)).at(-1)?.to.getTime();
      };
      await expect.poll(reach, { timeout: 20_000 }).toBe(written);
      stopping.abort();
      expect(await running).toBe(true);
    });

    test('what is not safe yet is not confirmed, so that the server keeps it', async () => {
      const { url, store } = cluster;
      const stopping = new AbortController();
      const spool = walSpool(spoolFolder);
      let held: string | undefined;
      const running = receiveWal({
        ...{ url, store, signal: stopping.signal },
        spool: {
          ...spool,
          begin: async (name, bytes) => {
            const segment = await spool.begin(name, bytes);
            held = name;
            const finish = async () => {
              await once(stopping.signal, 'abort');
              await segment.abandon();
            };
            return { ...segment, finish };
          },
        },
      });
      await cluster.finishSegments(2);
      await expect.poll(() => held).toBeDefined();
      const firstHeld = segmentOfName(held ?? '', 2 ** 20)?.number;
      const status = async (since: string | undefined) =>
        await withClient(url, async (client) => {
          const { rows } = await client.query<{ at: string; flushed: string; written: string }>(
            `select reply_time::text as at, flush_lsn::text as flushed, write_lsn::text as written
             from pg_stat_replication where reply_time is distinct from $1::timestamptz`,
            [since ?? null],
          );
          return rows[0];
        });
      const before = await status(undefined);
      // Another status comes every ten seconds.
      await expect.poll(async () => await status(before?.at), { timeout: 25_000 }).toBeDefined();
      const { flushed = '', written = '' } = (await status(undefined)) ?? {};
      expect(flushed).toBe(lsnOfBytes((firstHeld ?? 0) * 2 ** 20));
      expect(bytesOfLsn(written)).toBeGreaterThan(bytesOfLsn(flushed));
      stopping.abort();
      await running;
    });

    test('of two processes exactly one receives, and the other takes over when it ends', async () => {
      const [one, other] = [startReceiving(cluster), startReceiving(cluster)];
      await expect.poll(() => one.streams() + other.streams()).toBe(1);
      await write('with two');
      await receiveAll(cluster);
      expect(one.streams() + other.streams()).toBe(1);
      const [first, second] = one.streams() === 1 ? [one, other] : [other, one];
      await first.stop();
      await expect.poll(() => second.streams()).toBe(1);
      await write('with one');
      await receiveAll(cluster);
      await second.stop();
      await expectWhole();
    });

    test('killed at any step it leaves no gap and no draft', { timeout: 120_000 }, async () => {
      const { url, storeFolder } = cluster;
      for (const step of steps) {
        const args = ['--import', loader, program, 'receive', url, storeFolder, spoolFolder, step];
        const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        children.push(child);
        const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
        await cluster.finishSegments(1);
        await cluster.finishSegments(1);
        await write(`before it is killed: ${step}`);
        expect((await lines.next()).value, step).toBe('reached');
        const exit = once(child, 'exit');
        child.kill('SIGKILL');
        await exit;
        const receiving = startReceiving(cluster);
        await receiveAll(cluster);
        await receiving.stop();
        expect(await findNeed(spoolFolder), step).toBeUndefined();
        await expectWhole();
        const left = (await readdir(spoolFolder)).filter((name) => !name.endsWith('.receiving'));
        expect(left, step).toEqual([]);
      }
      const [window] = await possibleMoments(cluster.store);
      expect(window?.to.getTime()).toBe(await lastCommitMs(url));
    });

    test('a folder that takes nothing ends it with one line, and it goes on where it was', async () => {
      const { url, store } = cluster;
      await rm(spoolFolder, { recursive: true });
      await writeFile(spoolFolder, '');
      const { signal } = new AbortController();
      await write('while nothing can be kept');
      await expect(receiveWal({ url, store, spool: walSpool(spoolFolder), signal })).rejects.toMatchObject({
        reason: 'not-possible-here',
        message: expect.stringContaining(cluster.storeFolder),
      });
      await rm(spoolFolder);
      const receiving = startReceiving(cluster);
      await receiveAll(cluster);
      await receiving.stop();
      expect(await findNeed(spoolFolder)).toBeUndefined();
      await expectWhole();
    });
  });
}
