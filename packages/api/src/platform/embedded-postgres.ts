import type { ChildProcess } from 'node:child_process';
import { totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareArchive, SMALL_SEGMENTS } from './embedded-postgres-archive.ts';
import { findBinaries, type PostgresBinaries } from './embedded-postgres-binaries.ts';
import { createClusterIfMissing } from './embedded-postgres-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { choosePlace, type PostgresPlace, systemStateFolder } from './embedded-postgres-place.ts';
import {
  findPostmaster,
  isRunning,
  launchPostmaster,
  readLastComplaint,
  shutDownPostmaster,
} from './embedded-postgres-postmaster.ts';
import { createSupervisor, type PostgresWatch } from './embedded-postgres-supervisor.ts';
import { joinUsers, type PostgresUsage, type Reviver } from './embedded-postgres-usage.ts';

export interface EmbeddedPostgresOptions {
  /** The folder of data and log; two processes that name the same one share one server. */
  readonly dataRoot: string;
  /** Told what happens, a line at a time. */
  readonly log?: (line: string) => void;
  /** Server settings that replace ours, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the server ended although it is in use, which it never should. */
  readonly watch?: PostgresWatch;
  /** The pause before each try to start it again, in milliseconds. */
  readonly restartPausesMs?: readonly number[];
  /** Where root keeps what must lie outside a closed checkout. */
  readonly stateFolder?: string;
  /** Every finished segment of the log is handed out, for backups. Off unless asked for. */
  readonly isArchiving?: boolean;
}

export interface EmbeddedPostgres {
  /** A connection URL through the private socket; the user is the superuser "postgres" unless named. */
  url(database: string, user?: string): string;
  /** Gives the server up, and shuts it down when no other process uses it. */
  stop(): Promise<void>;
  /** Another process had started it, or a killed one had left it running. */
  readonly wasRunning: boolean;
  readonly dataFolder: string;
  /** Where finished segments of the log are handed out; undefined unless that was asked for. */
  readonly spoolFolder: string | undefined;
}

/** Recovery after a crash counts too. */
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 15;
const MAX_LAUNCHES = 2;
/** Processes of a server that was killed may hold its memory for a moment, and no other starts before. */
const RELAUNCH_MS = 1_000;

/**
 * Starts the PostgreSQL that came with npm, or attaches to the one that runs already; the data is made at the first
 * start. It listens on a Unix socket in a private folder and on no port.
 * @throws EmbeddedPostgresError with one line that names the cause.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log = () => undefined, stateFolder = systemStateFolder, isArchiving = false } = options;
  const given = { ...defaultSettings(), ...options.settings };
  const place = await choosePlace(options.dataRoot, stateFolder, log);
  const binaries = await findBinaries(place.account, stateFolder);
  const flags = [...(given.fsync === 'off' ? ['--no-sync'] : []), ...(isArchiving ? [SMALL_SEGMENTS] : [])];
  const isNew = await createClusterIfMissing({ place, binaries, flags });
  if (isNew) log(`Created a PostgreSQL ${binaries.major} database in ${place.dataFolder}`);
  const archive = isArchiving ? await prepareArchive(place) : undefined;
  const settings = { ...given, ...archive?.settings };

  const { watch = silent, restartPausesMs: pausesMs } = options;
  const supervisor = createSupervisor({ place, binaries, settings, watch, pausesMs });
  const { usage, socketFolder, wasRunning } = await bringUp({ place, binaries, settings, supervisor });
  log(`PostgreSQL ${binaries.major} ${wasRunning ? 'was running already' : 'started'} (${place.dataFolder})`);
  let stopping: Promise<void> | undefined;
  return {
    url: (database, user) => socketUrl({ socketFolder, port: settings['port'] }, database, user),
    stop: () => {
      stopping ??= giveUp(usage, place, log);
      return stopping;
    },
    wasRunning,
    dataFolder: place.dataFolder,
    spoolFolder: archive?.spoolFolder,
  };
}

const silent: PostgresWatch = { warn: () => undefined, lost: () => undefined };

interface Launch {
  readonly place: PostgresPlace;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
  readonly supervisor: Reviver;
}

interface Running {
  readonly usage: PostgresUsage;
  readonly socketFolder: string;
  readonly wasRunning: boolean;
}

/** Attaches to whatever server holds the data folder, launching one whenever none does: PostgreSQL lets only one win. */
async function bringUp({ place, binaries, settings, supervisor }: Launch): Promise<Running> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  let child: ChildProcess | undefined;
  for (let launches = 0; performance.now() < deadline; await sleep(POLL_MS)) {
    const postmaster = await findPostmaster(place.dataFolder);
    if (postmaster?.socketFolder !== undefined) {
      const { pid, socketFolder } = postmaster;
      const usage = await joinUsers(
        socketUrl({ socketFolder, port: settings['port'] }, 'postgres'),
        supervisor,
      );
      if (usage !== undefined) return { usage, socketFolder, wasRunning: pid !== child?.pid };
    } else if (postmaster === undefined && !isRunning(child)) {
      if (launches === MAX_LAUNCHES) break;
      if (launches > 0) await sleep(RELAUNCH_MS);
      child = await launchPostmaster(binaries.postgres, place, settings);
      launches += 1;
    }
  }
  const complaint = (await readLastComplaint(place.logFile)) ?? 'it says nothing';
  throw new EmbeddedPostgresError(`PostgreSQL did not start: ${complaint} (log: ${place.logFile})`);
}

async function giveUp(
  usage: PostgresUsage,
  place: PostgresPlace,
  log: (line: string) => void,
): Promise<void> {
  if (await usage.leave()) {
    await shutDownPostmaster(place.dataFolder);
    log('PostgreSQL stopped');
  } else if ((await findPostmaster(place.dataFolder)) !== undefined) {
    log('PostgreSQL keeps running for another process');
  }
}

interface Socket {
  readonly socketFolder: string;
  /** Part of its name. */
  readonly port: string | undefined;
}

/** Through a private socket, where nobody is asked for a password. Whole: what it left out, PGPORT and PGSSLMODE would fill in. */
export function socketUrl(
  { socketFolder, port = '5432' }: Socket,
  database: string,
  user = 'postgres',
): string {
  const path = `${encodeURIComponent(user)}@localhost:${port}/${encodeURIComponent(database)}`;
  return `postgres://${path}?host=${encodeURIComponent(socketFolder)}&sslmode=disable`;
}

/** For one machine that also runs the application: an eighth of its memory, no port, times in UTC. */
function defaultSettings(): Record<string, string> {
  const mebibytes = Math.floor(totalmem() / 2 ** 20);
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: `${Math.min(512, Math.max(64, Math.floor(mebibytes / 8)))}MB`,
    effective_cache_size: `${Math.floor(mebibytes / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    // Small segments would make it small, too.
    min_wal_size: '80MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    // Which statements cost the most: `studyhall db slow`.
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
}
