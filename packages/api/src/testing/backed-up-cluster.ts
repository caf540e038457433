import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { type PhysicalBackup, storedWalName } from '../admin/backup/backup-layout.ts';
import type { BackupStore } from '../admin/backup/backup-store.ts';
import { type FolderStore, folderStore } from '../admin/backup/folder-store.ts';
import { takeFullBackup } from '../admin/backup/take-full-backup.ts';
import { socketUrl } from '../platform/embedded-postgres.ts';
import { giveTo, runAs } from '../platform/embedded-postgres-account.ts';
import { findBinaries } from '../platform/embedded-postgres-binaries.ts';
import { choosePlace } from '../platform/embedded-postgres-place.ts';
import { findPostmaster, launchPostmaster } from '../platform/embedded-postgres-postmaster.ts';
import { startSweeper } from './postgres-cluster.ts';
import { withClient } from './template-database.ts';
import { makeTestFolder } from './test-folder.ts';

/** A server whose log is archived, and a store that its backups go to. */
export interface BackedUpCluster {
  /** Of all there is: restores may go below it. */
  readonly folder: string;
  readonly storeFolder: string;
  readonly store: FolderStore;
  /** Where finished segments wait. */
  readonly spool: string;
  readonly dataFolder: string;
  /** The superuser's. */
  url(database: string): string;
  takeFull(): Promise<PhysicalBackup>;
  /** Ends the running segment and moves all that is finished into the store. */
  handOver(): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = {
  ...{ fsync: 'off', shared_buffers: '32MB', listen_addresses: '', port: '5432', timezone: 'UTC' },
  ...{
    wal_level: 'replica',
    track_commit_timestamp: 'on',
    archive_mode: 'on',
    archive_library: 'basic_archive',
  },
};

const DEBIAN = '/usr/lib/postgresql/15/bin';

/** Whether this machine has Debian's PostgreSQL 15 beside ours. */
export async function hasDebianPostgres(): Promise<boolean> {
  return access(`${DEBIAN}/postgres`).then(
    () => true,
    () => false,
  );
}

/** Gone after `stop`, and also when this process dies. */
export async function startBackedUpCluster(of: 'embedded' | 'debian' = 'embedded'): Promise<BackedUpCluster> {
  const folder = await makeTestFolder();
  const sweeper = startSweeper(folder);
  const place = await choosePlace(folder, join(folder, 'state'));
  const binaries =
    of === 'debian' ? DEBIAN : dirname((await findBinaries(place.account, '/var/lib/studyhall')).postgres);
  const [spool, storeFolder] = [join(folder, 'spool'), join(folder, 'backups')];
  await mkdir(spool);
  await chmod(spool, 0o777);
  await mkdir(place.dataFolder, { mode: 0o700 });
  await giveTo(place.account, place.dataFolder);
  const flags = [
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--wal-segsize=1',
  ];
  await runAs(place.account, join(binaries, 'initdb'), ['-D', place.dataFolder, ...flags]);
  const settings = { ...SETTINGS, 'basic_archive.archive_directory': spool };
  await launchPostmaster(join(binaries, 'postgres'), place, settings);
  while ((await findPostmaster(place.dataFolder))?.socketFolder === undefined) await sleep(20);
  const url = (database: string) =>
    socketUrl({ socketFolder: place.socketFolder, port: undefined }, database);
  const store = folderStore(storeFolder);
  return {
    ...{ folder, storeFolder, store, spool, url, dataFolder: place.dataFolder },
    takeFull: async () => {
      const full = await takeFullBackup({ url: url('postgres'), store });
      if (full === undefined) throw new Error('Another process takes a full backup');
      return full;
    },
    handOver: async () => await handOver(url('postgres'), spool, store),
    stop: async () => {
      await sweeper.sweep();
    },
  };
}

async function handOver(url: string, spool: string, store: BackupStore): Promise<void> {
  await withClient(url, async (client) => {
    // Where nothing was written since the last switch there is none: the place before it is in the segment that ended then.
    const { rows } = await client.query<{ name: string }>(
      'select pg_walfile_name(pg_switch_wal() - 1) as name',
    );
    const isArchived = async () => {
      const { rows: states } = await client.query<{ done: boolean }>(
        'select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver',
        [rows[0]?.name],
      );
      return states[0]?.done === true;
    };
    while (!(await isArchived())) await sleep(20);
  });
  for (const name of await readdir(spool)) {
    if (!/^[\dA-F.]+(backup|history)?$/.test(name)) continue;
    const kept = compress(await buffer(createReadStream(join(spool, name))));
    await store.write(storedWalName(name, sha256Of(kept)), Readable.from([kept]));
    await rm(join(spool, name));
  }
}

function compress(content: Buffer): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
