import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createTemplateDatabase,
  databaseUrl,
  makeTestFolder,
  startSweeper,
  type TemplateDatabase,
  withClient,
} from '@studyhall/api/testing';
import { cloneTemplate, createTestDatabase, testClusterUrl } from '@studyhall/api/testing/database';

/** A PostgreSQL that the same suite runs on. */
export interface PostgresServer {
  readonly name: string;
  /** The one that the whole run shares: a migrated database is only copied there. */
  readonly isOfTheRun?: true;
  /** The superuser's URL, to the database "postgres". */
  start(): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

const embedded: PostgresServer = {
  name: 'the embedded PostgreSQL',
  isOfTheRun: true,
  start: async () => ({ url: testClusterUrl(), stop: async () => undefined }),
};

const PG_15 = '15';

/** Debian's place, or the one that pg_config names when it is of that version. */
function findPostgres15(): string | undefined {
  const debian = `/usr/lib/postgresql/${PG_15}/bin`;
  if (existsSync(join(debian, 'initdb'))) return debian;
  try {
    const [version = '', folder = ''] = ['--version', '--bindir'].map((flag) =>
      execFileSync('pg_config', [flag], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    );
    return version.startsWith(`PostgreSQL ${PG_15}.`) && existsSync(join(folder, 'initdb'))
      ? folder
      : undefined;
  } catch {
    return undefined;
  }
}

const postgres15Folder = findPostgres15();

/** The oldest PostgreSQL that is supported; `undefined` where the machine has none. */
export const postgres15: PostgresServer | undefined =
  postgres15Folder === undefined
    ? undefined
    : { name: 'PostgreSQL 15 of this machine', start: () => startPostgres15(postgres15Folder) };

/** A machine without PostgreSQL 15 says so instead of leaving something out in silence. */
export const servers: readonly PostgresServer[] =
  postgres15 === undefined
    ? [{ ...embedded, name: `${embedded.name} (this machine has no PostgreSQL 15 to run it on as well)` }]
    : [embedded, postgres15];

const NOBODY = { uid: 65_534, gid: 65_534 };

/** PostgreSQL does not run as root, so root hands it to somebody else. Gone after `stop`, and when this process dies. */
async function startPostgres15(programs: string) {
  const account = process.getuid?.() === 0 ? NOBODY : undefined;
  const folder = await makeTestFolder('postgres15');
  await chmod(folder, 0o700);
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const options = { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } } as const;
  const sweeper = startSweeper(folder);
  const data = join(folder, 'postgres');
  const initdb = [
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '-D',
    data,
  ];
  execFileSync(join(programs, 'initdb'), initdb, { ...options, stdio: 'pipe' });
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(url, server);
  return { url, stop: () => sweeper.sweep() };
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (let tries = 0; tries < 200 && server.exitCode === null; tries += 1) {
    const isUp = await withClient(url, (client) => client.query('select 1')).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(50);
  }
  throw new Error(`PostgreSQL ${PG_15} did not start:\n${said}`);
}

/** A database without tables, made and dropped by a test. */
export interface EmptyDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createEmptyDatabase(clusterUrl: string): Promise<EmptyDatabase> {
  const name = `studyhall_check_${randomBytes(4).toString('hex')}`;
  await withClient(clusterUrl, (client) => client.query(`create database ${name} template template0`));
  return {
    url: databaseUrl(clusterUrl, name),
    drop: async () => {
      await withClient(clusterUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** What is copied on a server that this process started, and that ends with it. */
const templates = new Map<PostgresServer, Promise<TemplateDatabase>>();

/** The newest schema on a server, in a database of its own. */
export async function openMigrated(server: PostgresServer): Promise<EmptyDatabase> {
  // The server of the run has it already.
  if (server.isOfTheRun === true) return await createTestDatabase();
  const template = templates.get(server) ?? migratedOn(server);
  templates.set(server, template);
  return await cloneTemplate(await template, randomBytes(4).toString('hex'));
}

async function migratedOn(server: PostgresServer): Promise<TemplateDatabase> {
  const { url } = await server.start();
  return await createTemplateDatabase(url);
}
