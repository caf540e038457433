import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const home = join(import.meta.dirname, '../..');

/** What npm links; without a build it runs from the sources. */
const launcher = join(home, 'bin/studyhall.mjs');

export interface Program {
  readonly file: string;
  remove(): Promise<void>;
}

/** The program as it is built, in a place of its own: it starts in half the time, and is what operators run. */
export async function buildProgram(): Promise<Program> {
  const cache = join(home, '../../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'studyhall-cli-'));
  await copyFile(join(home, 'package.json'), join(folder, 'package.json'));
  const vite = join(home, '../../node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'error', '--outDir', join(folder, 'dist')];
  await promisify(execFile)(process.execPath, args, { cwd: home });
  return {
    file: join(folder, 'dist/main.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

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

export async function openDesk({ file }: Pick<Program, 'file'> = { file: launcher }): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-desk-'));
  const start = (args: readonly string[], stdin = ''): Running => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: join(folder, '.config') };
    const child = spawn(process.execPath, [file, ...args], { cwd: folder, env });
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
