import type { ChildProcess } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo } from '../../platform/embedded-postgres-account.ts';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import type { PostgresPlace } from '../../platform/embedded-postgres-place.ts';
import {
  findPostmaster,
  isRunning,
  launchPostmaster,
  readLastComplaint,
  sizeOfLog,
} from '../../platform/embedded-postgres-postmaster.ts';

/** Stands in a restored data folder from before its first start: nothing of the old server's is left in force. */
const CONFIGURATION = `# Written by a restore. What stood here named the archive and the sockets of the server that was backed up.
listen_addresses = ''
archive_mode = off
datestyle = 'iso, mdy'
timezone = 'UTC'
log_timezone = 'UTC'
default_text_search_config = 'pg_catalog.english'
`;

/** Said on the command line, too, which nothing in any file overrides. */
const QUIET: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  archive_mode: 'off',
  archive_library: '',
  archive_command: '',
  shared_preload_libraries: '',
  primary_conninfo: '',
  hot_standby: 'off',
  ssl: 'off',
  logging_collector: 'off',
  log_destination: 'stderr',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '50',
  autovacuum: 'off',
};

/** For copies that are thrown away: a power cut may have them. */
export const SCRATCH: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '64MB',
};

/**
 * Makes an unpacked data folder harmless: no archive, no network, no socket of the old server's. Before the first start,
 * or it would write into the archive that it came from.
 */
export async function overwriteConfiguration({ dataFolder, account }: PostgresPlace): Promise<void> {
  const write = async (name: string, text: string) => {
    await writeFile(join(dataFolder, name), text, { mode: 0o600 });
    await giveTo(account, join(dataFolder, name));
  };
  const original = join(dataFolder, 'postgresql.conf');
  await ifExists(rename(original, `${original}.before-restore`));
  await write('postgresql.conf', CONFIGURATION);
  await write('postgresql.auto.conf', '');
  await write('pg_hba.conf', 'local all all trust\nlocal replication all trust\n');
  await write('pg_ident.conf', '');
  await write('recovery.signal', '');
}

/** A server that recovers, or did. */
export interface Recovery {
  readonly place: PostgresPlace;
  readonly program: string;
  readonly settings: Readonly<Record<string, string>>;
}

export type RecoveryEnd =
  | { readonly kind: 'open'; readonly socketFolder: string; readonly lastCommit: Date | undefined }
  /** The log ended before the moment that was asked for. */
  | { readonly kind: 'too-early'; readonly lastCommit: Date | undefined }
  | { readonly kind: 'failed'; readonly complaint: string };

const POLL_MS = 25;

/** Starts it and waits, however long it takes, until it serves or has ended. */
export async function recover({ place, program, settings }: Recovery): Promise<RecoveryEnd> {
  const from = await sizeOfLog(place.logFile);
  const child = await launchPostmaster(program, place, { ...QUIET, ...settings });
  const socketFolder = await whenReady(child, place.dataFolder);
  const said = (await readFile(place.logFile)).subarray(from).toString();
  const lastCommit = lastCommitOf(said);
  if (socketFolder !== undefined) return { kind: 'open', socketFolder, lastCommit };
  if (said.includes('recovery ended before configured recovery target was reached'))
    return { kind: 'too-early', lastCommit };
  const complaint = (await readLastComplaint(place.logFile, from)) ?? 'it says nothing';
  return { kind: 'failed', complaint };
}

async function whenReady(child: ChildProcess, dataFolder: string): Promise<string | undefined> {
  for (;;) {
    const socketFolder = (await findPostmaster(dataFolder))?.socketFolder;
    if (socketFolder !== undefined) return socketFolder;
    if (!isRunning(child)) return undefined;
    await sleep(POLL_MS);
  }
}

/** PostgreSQL says it at the end of a recovery, in UTC because we asked for that. */
function lastCommitOf(said: string): Date | undefined {
  const [, day, time] =
    /last completed transaction was at log time (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)/.exec(said) ??
    [];
  return day === undefined || time === undefined ? undefined : new Date(`${day}T${time}Z`);
}
