import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The server as a process of its own, from sources, as `npm start` would run it. */
export interface ServerProcess {
  readonly origin: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const server = join(import.meta.dirname, '../../../../apps/server');

/** Starts one on a database; processes that share a database must share the keys, too. `env` is put over the settings. */
export async function startServerProcess(
  databaseUrl: string,
  secretKey: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'studyhall-process-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: server,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      DATABASE_URL: databaseUrl,
      SECRET_KEYS: secretKey,
      LIMITS_FACTOR: '1000',
      LOG_LEVEL: 'error',
      DATA_DIR: dataFolder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const ended = once(child, 'close');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    await rm(dataFolder, { recursive: true, force: true });
  };
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text;
      const ready = /^Studyhall is ready: (.*)$/m.exec(said.out)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('close', () => reject(new Error(`The server ended before it was ready:\n${said.err}`)));
  });
  return { origin, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
