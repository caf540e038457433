import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The server as its own process, from sources. */
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

const server = join(import.meta.dirname, '../..');

/** Every setting comes from `env`: nothing of the developer's own environment reaches the process. */
export function startProcess(env: Readonly<Record<string, string>>): ServerProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: server,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
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
  return {
    ready,
    end: once(child, 'close').then(([code, signal]) => code ?? signal),
    stdout: () => said.out,
    stderr: () => said.err,
    kill: (signal) => void child.kill(signal),
  };
}
