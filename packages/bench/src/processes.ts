import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A server that was started for the benchmark. */
export interface Contender {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Start {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What it prints once it answers. */
  readonly ready: RegExp;
}

/** Starts a server process on a free port (given as PORT) and waits until it says that it is ready. */
export async function startContender({ command, env, cwd, ready }: Start): Promise<Contender> {
  const port = await freePort();
  const [executable = '', ...parameters] = command;
  const child = spawn(executable, parameters, {
    cwd,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await says(child, ready);
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Resolves when the process has written that; rejects if it ends before. */
export function says(child: ChildProcess, ready: RegExp): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (ready.test(output)) resolve();
    });
    child.once('exit', () => reject(new Error(`It ended before it was ready:\n${output}`)));
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
