import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { giveTo, runAs } from './embedded-postgres-account.ts';
import type { PostgresBinaries } from './embedded-postgres-binaries.ts';
import { EmbeddedPostgresError, errorCode, ifExists, withFileErrors } from './embedded-postgres-error.ts';
import type { PostgresPlace } from './embedded-postgres-place.ts';

/** Text sorts and folds case by code point on every machine; the built-in provider needs nothing of the system. */
const INITDB_FLAGS = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--text-search-config=english',
];

export interface NewCluster {
  readonly place: PostgresPlace;
  readonly binaries: PostgresBinaries;
  readonly flags: readonly string[];
}

/** Makes the data folder unless it is there; refuses one of another major version. Returns whether it was made. */
export async function createClusterIfMissing({ place, binaries, flags }: NewCluster): Promise<boolean> {
  const { dataFolder } = place;
  return withFileErrors(dataFolder, async () => {
    if (await hasCluster(dataFolder, binaries.major)) return false;
    await removeAbandonedDrafts(dataFolder);
    const draft = `${dataFolder}.new-${process.pid}`;
    await mkdir(draft, { mode: 0o700 });
    try {
      await giveTo(place.account, draft);
      await initialise(binaries, place, ['-D', draft, ...INITDB_FLAGS, ...flags]);
      return await putInPlace(draft, dataFolder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  });
}

async function hasCluster(dataFolder: string, major: string): Promise<boolean> {
  const found = (await ifExists(readFile(join(dataFolder, 'PG_VERSION'), 'utf8')))?.trim();
  if (found !== undefined && found !== major) {
    throw new EmbeddedPostgresError(
      `The data in ${dataFolder} was made by PostgreSQL ${found} and this is PostgreSQL ${major}: move it away, or use the release that made it.`,
    );
  }
  return found !== undefined;
}

async function initialise(
  binaries: PostgresBinaries,
  place: PostgresPlace,
  args: readonly string[],
): Promise<void> {
  await runAs(place.account, binaries.initdb, args).catch((error: unknown) => {
    const lines = String(error).split('\n');
    const cause = lines.find((line) => /initdb: error|FATAL|PANIC/.test(line)) ?? lines[0];
    throw new EmbeddedPostgresError(`PostgreSQL could not create ${place.dataFolder}: ${cause}`, {
      cause: error,
    });
  });
}

/** Of two processes that start at once, one puts its folder in place and the other uses that one. */
async function putInPlace(draft: string, dataFolder: string): Promise<boolean> {
  try {
    await rename(draft, dataFolder);
    return true;
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
    if ((await ifExists(readFile(join(dataFolder, 'PG_VERSION')))) !== undefined) return false;
    throw new EmbeddedPostgresError(
      `${dataFolder} holds files that are not a PostgreSQL database: move them away.`,
    );
  }
}

async function removeAbandonedDrafts(dataFolder: string): Promise<void> {
  const prefix = `${basename(dataFolder)}.new-`;
  for (const name of await readdir(dirname(dataFolder))) {
    if (!name.startsWith(prefix)) continue;
    // Our own number on it: a container restarted, and numbers begin anew.
    const pid = Number(name.slice(prefix.length));
    if (pid === process.pid || !isAlive(pid))
      await rm(join(dirname(dataFolder), name), { recursive: true, force: true });
  }
}

/** True also for a process of another user; that one merely may not be signalled. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
