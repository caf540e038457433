import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FolderStore, folderStore } from '../admin/backup/folder-store.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { giveTo, runAs } from '../platform/embedded-postgres-account.ts';
import { prepareArchive, SMALL_SEGMENTS } from '../platform/embedded-postgres-archive.ts';
import { choosePlace } from '../platform/embedded-postgres-place.ts';
import { findPostmaster, launchPostmaster } from '../platform/embedded-postgres-postmaster.ts';
import { startSweeper } from './postgres-cluster.ts';
import { withClient } from './template-database.ts';
import { makeTestFolder } from './test-folder.ts';

/** A server of its own that hands out its log, and a store for its backups. */
export interface ArchivingCluster {
  readonly url: string;
  readonly dataFolder: string;
  readonly spoolFolder: string;
  readonly storeFolder: string;
  readonly store: FolderStore;
  /** Writes something, ends the segment and waits until it lies in the spool, as often as asked. */
  finishSegments(count: number): Promise<void>;
  stop(): Promise<void>;
}

export type ServerKind = 'embedded 18' | "Debian's 15";

const DEBIAN = '/usr/lib/postgresql/15/bin';
/** What is measured here is what is kept, and no power is cut. */
const FAST = {
  fsync: 'off',
  shared_buffers: '32MB',
  listen_addresses: '',
  port: '5432',
  track_commit_timestamp: 'on',
};

/** Tests name the ones that are not here as skipped. */
export function isInstalled(kind: ServerKind): boolean {
  return kind === 'embedded 18' || existsSync(join(DEBIAN, 'postgres'));
}

/** Gone with its folder after `stop`, and also when this process dies. */
export async function startArchivingCluster(kind: ServerKind): Promise<ArchivingCluster> {
  const folder = await makeTestFolder();
  const sweeper = startSweeper(folder);
  const server = kind === 'embedded 18' ? await startOurs(folder) : await startDebians(folder);
  const storeFolder = join(folder, 'backups');
  await withClient(server.url, (client) => client.query('create table things (name text)'));
  return {
    ...server,
    storeFolder,
    store: folderStore(storeFolder),
    finishSegments: async (count) => {
      for (let done = 0; done < count; done += 1) await finishSegment(server.url);
    },
    stop: async () => {
      await server.end();
      await sweeper.sweep();
    },
  };
}

async function startOurs(folder: string) {
  const server = await startEmbeddedPostgres({ dataRoot: folder, settings: FAST, isArchiving: true });
  const { dataFolder, spoolFolder = '' } = server;
  return { url: server.url('postgres'), dataFolder, spoolFolder, end: () => server.stop() };
}

async function startDebians(folder: string) {
  const place = await choosePlace(folder, join(folder, 'state'));
  await mkdir(place.dataFolder, { mode: 0o700 });
  await giveTo(place.account, place.dataFolder);
  const flags = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await runAs(place.account, join(DEBIAN, 'initdb'), ['-D', place.dataFolder, ...flags, SMALL_SEGMENTS]);
  const { settings, spoolFolder } = await prepareArchive(place);
  await launchPostmaster(join(DEBIAN, 'postgres'), place, { ...FAST, ...settings });
  while ((await findPostmaster(place.dataFolder))?.socketFolder === undefined) await sleep(20);
  const host = encodeURIComponent(place.socketFolder);
  const url = `postgres://postgres@localhost/postgres?host=${host}`;
  return { url, dataFolder: place.dataFolder, spoolFolder, end: async () => undefined };
}

async function finishSegment(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`insert into things values ('a thing')`);
    const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
    const name = rows[0]?.name ?? '';
    const isDone = async () => {
      const { rows: found } = await client.query<{ done: boolean }>(
        'select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver',
        [name],
      );
      return found[0]?.done === true;
    };
    while (!(await isDone())) await sleep(10);
  });
}
