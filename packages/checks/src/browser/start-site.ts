import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@studyhall/api/testing/database';

export const repository = join(import.meta.dirname, '../../../..');

/** The product as somebody runs it: the built server with its web client, on a database of its own. */
export interface Site {
  readonly origin: string;
  /** The single-use link that makes the first administrator. */
  readonly setupLink: string;
  /** Logs in as superuser: to set a scene that would take a learner months. */
  readonly databaseUrl: string;
  /** Where mails are kept, one JSON file each. */
  readonly mailFolder: string;
  close(): Promise<void>;
}

/** Starts it by what `npm start` runs, which builds first what has changed. */
export async function startSite(): Promise<Site> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-site-'));
  const mailFolder = join(folder, 'mails');
  const child = spawn(process.execPath, ['apps/server/bin/start.mjs'], {
    cwd: repository,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      SECRET_KEYS: randomBytes(32).toString('base64url'),
      DATA_DIR: folder,
      MAIL_SINK: `file:${mailFolder}`,
      LIMITS_FACTOR: '100',
      LOG_LEVEL: 'error',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await untilReady(child);
  return {
    origin: /ready: (\S+)/.exec(said)?.[1] ?? '',
    setupLink: /(http\S+\/setup#\S+)/.exec(said)?.[1] ?? '',
    databaseUrl: database.url,
    mailFolder,
    close: async () => {
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
