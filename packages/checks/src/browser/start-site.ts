import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { root } from '../static/repository.ts';

/** The product as somebody runs it: the built server with its web client, on a database of its own. */
export interface Site {
  readonly origin: string;
  /** The single-use link that makes the first administrator. */
  readonly setupLink: string;
  /** Logs in as superuser: to set a scene that would take a learner months. */
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** A site for one test file, which may change what everybody on it sees. */
export async function startSite(): Promise<Site> {
  return await startSiteOn(await createTestDatabase());
}

/** Starts what was built before the tests, with settings of its own if told. The database goes with the site. */
export async function startSiteOn(
  database: TestDatabase,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-site-'));
  const child = spawn(process.execPath, ['apps/server/dist/main.cjs'], {
    cwd: root,
    env: {
      ...process.env,
      ENV_FILE: 'off',
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      BACKUPS: 'off',
      SECRET_KEYS: randomBytes(32).toString('base64url'),
      DATA_DIR: folder,
      MAIL_SINK: `file:${join(folder, 'mails')}`,
      LIMITS_FACTOR: '100',
      LOG_LEVEL: 'error',
      PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A run that is broken off closes nothing.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const said = await untilReady(child);
  return {
    origin: /ready: (\S+)/.exec(said)?.[1] ?? '',
    setupLink: /(http\S+\/setup#\S+)/.exec(said)?.[1] ?? '',
    databaseUrl: database.url,
    close: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What it printed until it answered. */
function untilReady(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/ready: \S+/.test(output)) resolve(output);
    });
    child.once('exit', () => reject(new Error(`The server ended before it was ready:\n${output}`)));
  });
}
