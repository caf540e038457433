import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** The server as its own process, as it is built: from sources each would be compiled anew, which takes five times as long. */
export interface ServerProcess {
  /** Where it answers, once it says that it is ready. */
  readonly ready: Promise<string>;
  /** How it ended: its exit code, or the signal that killed it. */
  readonly end: Promise<number | NodeJS.Signals>;
  /** What it printed so far. */
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
}

const bundle = join(import.meta.dirname, '../../dist/main.cjs');
const started: ServerProcess[] = [];
const folders: string[] = [];
/** Before the set-up of a file, after its tests, and where there is no such set-up. */
let isOver = true;

/** For the set-up of each test file: no process outlives the file that started it, whatever became of its tests. */
export function endProcessesWithFile(): void {
  isOver = false;
  afterAll(async () => {
    isOver = true;
    for (const server of started) server.kill('SIGKILL');
    await Promise.all(started.splice(0).map((server) => server.end));
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  });
}

/** Every setting comes from `env`: nothing of the developer's own environment reaches the process. */
export function startProcess(env: Readonly<Record<string, string>>): ServerProcess {
  if (isOver) throw new Error('The tests of this file are over: nobody would stop this server');
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-process-'));
  folders.push(folder);
  const child = spawn(process.execPath, [bundle], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ENV_FILE: 'off',
      PORT: '0',
      DATA_DIR: folder,
      BACKUPS: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text;
      const origin = /^Studyhall is ready: (.*)$/m.exec(said.out)?.[1];
      if (origin !== undefined) resolve(origin);
    });
    child.once('close', () => reject(new Error(`The server ended before it was ready:\n${said.err}`)));
  });
  ready.catch(() => undefined);
  const server = {
    ready,
    end: once(child, 'close').then(([code, signal]) => code ?? signal),
    stdout: () => said.out,
    stderr: () => said.err,
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
  };
  started.push(server);
  return server;
}
