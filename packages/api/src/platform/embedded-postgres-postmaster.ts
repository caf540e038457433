import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchOptions, runAs } from './embedded-postgres-account.ts';
import { isAlive } from './embedded-postgres-cluster.ts';
import { ifExists, withFileErrors } from './embedded-postgres-error.ts';
import type { PostgresPlace } from './embedded-postgres-place.ts';

/** The server process that holds a data folder. */
export interface Postmaster {
  readonly pid: number;
  /** Unknown while it starts, recovers or stops: it would turn a session away. */
  readonly socketFolder: string | undefined;
}

const LOG_MAX_BYTES = 10_000_000;
const FAST_SHUTDOWN_MS = 30_000;
const SOCKET_FOLDER_LINE = 4;
const STATUS_LINE = 7;

/** Reads postmaster.pid; one left by a crash whose process number something else has now is removed. */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const file = join(dataFolder, 'postmaster.pid');
  const text = await ifExists(readFile(file, 'utf8'));
  const lines = text?.split('\n');
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (await isPostgresOf(pid, dataFolder)) {
    const isReady = lines[STATUS_LINE]?.trim() === 'ready';
    return { pid, socketFolder: isReady ? lines[SOCKET_FOLDER_LINE] : undefined };
  }
  // Unless another process that starts now was faster and has its own there.
  if (text === (await ifExists(readFile(file, 'utf8')))) await rm(file, { force: true });
  return undefined;
}

/** A postmaster works in its data folder, also after somebody moved that. Without /proc its name must do. */
async function isPostgresOf(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { stdout } = await runAs(undefined, '/bin/ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({
      stdout: '',
    }));
    return basename(stdout.trim()).startsWith('postgres');
  }
  const [, command = '', state] =
    /^\d+ \((.*)\) (\w)/.exec((await ifExists(readFile(`/proc/${pid}/stat`, 'utf8'))) ?? '') ?? [];
  // One that ended, and whose end nobody has asked for, serves nobody.
  if (!command.startsWith('postgres') || state === 'Z') return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => dataFolder);
  return folder === dataFolder;
}

/** A process that we launched and that has not ended. */
export function isRunning(child: ChildProcess | undefined): boolean {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** In a session of its own, so that Ctrl-C in the terminal does not reach it before its clients are done. */
export async function launchPostmaster(
  postgres: string,
  place: PostgresPlace,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const all = { ...settings, unix_socket_directories: place.socketFolder };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await withFileErrors(place.logFile, () => openLog(place.logFile));
  try {
    const child = spawn(postgres, ['-D', place.dataFolder, ...args], {
      ...launchOptions(place.account),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function openLog(path: string) {
  const found = await ifExists(stat(path));
  if (found !== undefined && found.size > LOG_MAX_BYTES) await rename(path, `${path}.1`);
  return open(path, 'a', 0o640);
}

/** How much the log holds: what comes after was said later. */
export async function sizeOfLog(logFile: string): Promise<number> {
  return (await ifExists(stat(logFile)))?.size ?? 0;
}

/** The line of the log, from a byte on, that says why the last start failed. */
export async function readLastComplaint(logFile: string, fromByte = 0): Promise<string | undefined> {
  const bytes = (await ifExists(readFile(logFile)))?.subarray(fromByte).toString() ?? '';
  const lines = bytes.trim() === '' ? [] : bytes.trimEnd().split('\n').slice(-20);
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC)\b/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?\b(?=FATAL|PANIC)/, '').replace(/\s+/g, ' ');
}

/** Ends sessions, writes everything and stops; a server that hangs is stopped hard and recovers at its next start. */
export async function shutDownPostmaster(dataFolder: string): Promise<void> {
  const postmaster = await findPostmaster(dataFolder);
  if (postmaster === undefined) return;
  signal(postmaster.pid, 'SIGINT');
  const hardStopAt = performance.now() + FAST_SHUTDOWN_MS;
  for (let isHard = false; (await findPostmaster(dataFolder))?.pid === postmaster.pid; await sleep(10)) {
    if (!isHard && performance.now() > hardStopAt) {
      isHard = true;
      signal(postmaster.pid, 'SIGQUIT');
    }
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name);
}
