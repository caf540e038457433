import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BackupKeeper, createBackupKeeper } from '@studyhall/api/backup';
import { restoreInto } from '@studyhall/api/restore';
import { type ArchivingCluster, startArchivingCluster, withClient } from '@studyhall/api/testing';
import { figureOf } from './cost.ts';
import type { Section } from './report.ts';
import type { Bench } from './scene.ts';

/** As the server does it. */
const HAND_OVER_MS = 5_000;
const LOOK_MS = 100;
const COMMITS_APART_MS = 2_000;
const ROWS_IN_A_MEGABYTE = 930;

/**
 * What an accident costs: how long until a full backup and the log behind it answer again (RTO), and how long a commit is
 * on one disk alone (RPO). A server of its own, because that of the other sections hands out no log.
 */
export async function measureBackup({ size, ends }: Bench): Promise<Section> {
  const cluster = await startArchivingCluster('embedded 18');
  ends.push(() => cluster.stop());
  const keeper = createBackupKeeper({
    url: cluster.url,
    spoolFolder: cluster.spoolFolder,
    blobsFolder: join(cluster.spoolFolder, '..', 'blobs'),
    store: cluster.store,
    maxBytes: undefined,
    // Long ago: the first full backup is due at once.
    upSince: new Date(0),
    incidents: { open: async () => undefined, close: async () => undefined },
  });
  const stopHandOver = handOverAgainAndAgain(keeper);
  ends.push(stopHandOver);
  process.stderr.write(`${size.backupMegabytes} MB are written\n`);
  await write(cluster, size.backupMegabytes);
  await keeper.backUpIfDue(new Date());
  const kept = await followCommits(cluster, size.followedCommits);
  process.stderr.write('a twentieth is changed, for the log behind the backup\n');
  await write(cluster, Math.ceil(size.backupMegabytes / 20));
  await cluster.finishSegments(1);
  await stopHandOver();
  await keeper.handOver(new Date());
  const seconds = await timeRestore(cluster);
  return {
    goals: [
      {
        what: `restore of ${size.backupMegabytes} MB and a twentieth more from the log: until it answers (RTO)`,
        measured: figureOf([seconds]),
        kind: 'at most',
        limit: 300,
        unit: 's',
      },
      {
        what: `from commit to being in the backups, of ${kept.length} commits (RPO)`,
        measured: figureOf(kept),
        kind: 'at most',
        limit: 70,
        unit: 's',
      },
    ],
    lines: [],
  };
}

/** Returns how to end it; may be called twice. */
function handOverAgainAndAgain(keeper: BackupKeeper): () => Promise<void> {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      await keeper.handOver(new Date());
      await pause(HAND_OVER_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    ended.abort();
    await running;
  };
}

/** Hashes, which do not compress to nothing. */
async function write({ url }: ArchivingCluster, megabytes: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      'create table if not exists filling (id bigint generated always as identity primary key, text text)',
    );
    for (let done = 0; done < megabytes; done += 16)
      await client.query(
        `insert into filling (text) select (select string_agg(md5(n::text || m::text || random()::text), '') from generate_series(1, 32) m)
         from generate_series(1, $1) n`,
        [Math.min(16, megabytes - done) * ROWS_IN_A_MEGABYTE],
      );
  });
}

/** Seconds until each commit lay in the backups. */
async function followCommits(cluster: ArchivingCluster, count: number): Promise<number[]> {
  return await withClient(cluster.url, async (client) => {
    const waiting: Promise<number>[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      await client.query(`insert into things values ('followed')`);
      const { rows } = await client.query<{ segment: string }>(
        'select pg_walfile_name(pg_current_wal_lsn()) as segment',
      );
      waiting.push(secondsUntilKept(cluster, rows[0]?.segment ?? ''));
      process.stderr.write(`commit ${sent + 1} of ${count}\r`);
      await pause(COMMITS_APART_MS);
    }
    process.stderr.write('\n');
    return await Promise.all(waiting);
  });
}

async function secondsUntilKept({ store }: ArchivingCluster, segment: string): Promise<number> {
  const committedAt = performance.now();
  while (!(await store.list('wal')).some(({ name }) => name.includes(segment))) await pause(LOOK_MS);
  return (performance.now() - committedAt) / 1_000;
}

async function timeRestore({ store }: ArchivingCluster): Promise<number> {
  const folder = await mkdtemp(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'studyhall-bench-'));
  await chmod(folder, 0o755);
  try {
    const startedAt = performance.now();
    const restored = await restoreInto({
      store,
      moment: 'latest',
      folder: join(folder, 'restored'),
      stateFolder: join(folder, 'state'),
      progress: ({ step, done, all }) => process.stderr.write(`${step} ${done} of ${all}\n`),
    });
    try {
      await withClient(restored.url('postgres'), (client) => client.query('select max(id) from filling'));
      return (performance.now() - startedAt) / 1_000;
    } finally {
      await restored.remove();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
