import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type PostgresAccount, runAs } from './embedded-postgres-account.ts';
import { EmbeddedPostgresError, errorCode, ifExists, withFileErrors } from './embedded-postgres-error.ts';
import { makeFolder } from './embedded-postgres-place.ts';

/** The programs of one PostgreSQL, in a folder from which the account may run them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

/**
 * The programs from the npm package of this platform. They are copied to `stateFolder` when the account cannot reach
 * them, as in a checkout below root's home.
 */
export async function findBinaries(account: PostgresAccount, stateFolder: string): Promise<PostgresBinaries> {
  const packageFolder = findPackage();
  const version = await readVersion(packageFolder);
  const native = join(packageFolder, 'native');
  await withFileErrors(native, () => restoreLinks(packageFolder));
  if (await canRun(account, native)) return programs(native, version);

  const copy = join(stateFolder, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (account !== undefined && !(await canRun(account, copy))) {
    await withFileErrors(copy, () => copyForAll(native, copy));
  }
  const program = programs(account === undefined ? native : copy, version);
  await runAs(account, program.postgres, ['--version']).catch((error: unknown) => {
    const line = String(error)
      .split('\n')
      .find((text) => !text.startsWith('Error: Command failed'));
    throw new EmbeddedPostgresError(`PostgreSQL's program does not run here: ${line ?? String(error)}`, {
      cause: error,
    });
  });
  return program;
}

function programs(native: string, version: string): PostgresBinaries {
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    major: version.split('.')[0] ?? version,
  };
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32')
      throw new Error('PostgreSQL for Windows has no private sockets to listen on');
    const umbrella = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(umbrella).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL for ${platform} is installed: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

async function readVersion(packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!isManifest || typeof manifest.version !== 'string') throw new Error(`${packageFolder} has no version`);
  return manifest.version;
}

/** npm packages hold no links: the install script makes them from this list, where install scripts may run. */
async function restoreLinks(packageFolder: string): Promise<void> {
  const list = await ifExists(readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8'));
  const links: { source: string; target: string }[] = list === undefined ? [] : JSON.parse(list);
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if ((await ifExists(lstat(path))) !== undefined) continue;
    await symlink(basename(source), path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function canRun(account: PostgresAccount, native: string): Promise<boolean> {
  return runAs(account, join(native, 'bin/postgres'), ['--version']).then(
    () => true,
    () => false,
  );
}

/** Complete or not there at all: the copy appears under its name when it is whole. */
async function copyForAll(native: string, copy: string): Promise<void> {
  await makeFolder(dirname(copy));
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
  await chmod(draft, 0o755);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
}
