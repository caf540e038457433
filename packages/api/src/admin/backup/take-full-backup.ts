import { randomBytes } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress } from 'node:zlib';
import type pg from 'pg';
import { BACKUP_FILE, folderOfFull, PhysicalBackup } from './backup-layout.ts';
import type { WrittenFile } from './backup-store.ts';
import { type BaseBackupPart, type BaseBackupPlaces, BaseBackupStream } from './base-backup-stream.ts';
import { findBranch } from './branch.ts';
import { claimStore } from './claim-store.ts';
import { alone } from './direct-connection.ts';
import { explainedWriting } from './explained-writing.ts';
import type { FolderStore } from './folder-store.ts';
import { answerNeed, findNeed } from './full-backup-needed.ts';
import { withReplication } from './replication-connection.ts';
import { receivingFolder } from './wal-spool.ts';

export interface FullBackupOptions {
  /** A role that may replicate, past any pooler. */
  readonly url: string;
  readonly store: FolderStore;
}

/** Beside its files it needs nothing: the log from its beginning to its end lies in it, too. */
const BASE_BACKUP = `BASE_BACKUP (LABEL 'studyhall', CHECKPOINT 'fast', WAL true, WAIT false, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

const ARCHIVE_FILE = { archive: 'base.tar.br', manifest: 'backup_manifest.br' } as const;

/**
 * Takes a full backup of the running database and returns what was kept; undefined while another process takes one.
 * Errors: BackupError `not-possible-here` (the role may not replicate, tablespaces, the store is another database's),
 * `no-room`.
 */
export async function takeFullBackup({ url, store }: FullBackupOptions): Promise<PhysicalBackup | undefined> {
  return await alone(url, 'fulls', async (client) => {
    const branch = await findBranch(client);
    await claimStore(store, branch);
    await removeHalves(store);
    const spoolFolder = receivingFolder(store.place);
    const need = await findNeed(spoolFolder);
    const startedAt = await databaseClock(client);
    const id = `${startedAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(2).toString('hex')}`;
    const { places, files } = await explainedWriting(store, async () =>
      withReplication(url, async (replication) => await copyOut(replication, store, id)),
    );
    const full = PhysicalBackup.parse({
      version: 1,
      kind: 'physical',
      id,
      startedAt,
      finishedAt: await databaseClock(client),
      ...places,
      systemIdentifier: branch.systemIdentifier,
      ...(await describe(client)),
      files,
    });
    const list = Readable.from([`${JSON.stringify(full, undefined, 2)}\n`]);
    await explainedWriting(store, async () => await store.write(`${folderOfFull(id)}${BACKUP_FILE}`, list));
    await answerNeed(spoolFolder, need);
    return full;
  });
}

/** What killed tries left: drafts, and files whose list was never written. */
async function removeHalves(store: FolderStore): Promise<void> {
  await store.removeDrafts('full/');
  const files = await store.list('full/');
  const whole = new Set(
    files.filter(({ name }) => name.endsWith(`/${BACKUP_FILE}`)).map(({ name }) => folderOf(name)),
  );
  for (const { name } of files) if (!whole.has(folderOf(name))) await store.remove(name);
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

interface Copied {
  readonly places: BaseBackupPlaces;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

async function copyOut(replication: pg.Client, store: FolderStore, id: string): Promise<Copied> {
  // Holds the log of the backup's time on the server until the connection ends, however slowly it is read.
  const slot = `studyhall_${randomBytes(6).toString('hex')}`;
  await replication.query(`CREATE_REPLICATION_SLOT ${slot} TEMPORARY PHYSICAL (RESERVE_WAL true)`);
  const writing: Promise<WrittenFile>[] = [];
  const stream = new BaseBackupStream(BASE_BACKUP, ({ kind, content }: BaseBackupPart) => {
    const written = store.write(`${folderOfFull(id)}${ARCHIVE_FILE[kind]}`, compressed(content));
    // A store that takes nothing reads nothing, and the server would wait for ever.
    written.catch((error: Error) => content.destroy(error));
    writing.push(written);
  });
  replication.query(stream);
  const places = await stream.done.catch(async (error: unknown) => {
    // A disk that is full ends the connection as well, and is the reason.
    for (const outcome of await Promise.allSettled(writing))
      if (outcome.status === 'rejected') throw outcome.reason;
    throw error;
  });
  const files = await Promise.all(writing);
  return { places, files: files.map(({ name, bytes, sha256 }) => ({ name: nameIn(name), bytes, sha256 })) };
}

function nameIn(storedName: string): string {
  return storedName.slice(storedName.lastIndexOf('/') + 1);
}

/** Quality 1: smaller than gzip and faster; errors go both ways. */
export function compressed(content: Readable): Readable {
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  pipeline(content, brotli, () => undefined);
  return brotli;
}

async function databaseClock(client: pg.Client): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const [row] = rows;
  if (row === undefined) throw new Error('A statement without FROM has one row');
  return row.now;
}

/** What a restore has to know beforehand. */
async function describe(client: pg.Client) {
  const { rows } = await client.query<{ version: string; segment: string; journal: string | null }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version,
       (select setting from pg_settings where name = 'wal_segment_size') as segment,
       to_regclass('public.knex_migrations')::text as journal`,
  );
  const newest =
    rows[0]?.journal == null
      ? []
      : (await client.query<{ name: string }>('select name from knex_migrations order by id desc limit 1'))
          .rows;
  return {
    serverVersion: rows[0]?.version,
    walSegmentBytes: Number(rows[0]?.segment),
    migration: newest[0]?.name ?? null,
  };
}
