import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const home = join(import.meta.dirname, '../..');

/** The program as it is built. */
const built = join(home, 'dist/main.mjs');

/** What npm links: it runs the built program, or the sources where they are newer. */
export const launcher = join(home, 'bin/studyhall.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly child: ChildProcess;
  /** What was said on stderr so far. */
  readonly heard: () => string;
  readonly ended: Promise<Ended>;
}

/** A person's home and desk: what they log in to is kept here, and commands run here. */
export interface Desk {
  readonly folder: string;
  /** Starts the program with no terminal anywhere. */
  start(args: readonly string[], stdin?: string): Running;
  /** The same, to its end. */
  run(args: readonly string[], stdin?: string): Promise<Ended>;
  clear(): Promise<void>;
}

export async function openDesk(program: string = built): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-desk-'));
  const start = (args: readonly string[], stdin = ''): Running => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: join(folder, '.config') };
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, env });
    child.stdin.on('error', () => undefined).end(stdin);
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    const ended = once(child, 'close').then(([code]) => ({ code: Number(code), ...said }));
    return { child, heard: () => said.stderr, ended };
  };
  return {
    folder,
    start,
    run: async (args, stdin) => await start(args, stdin).ended,
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
