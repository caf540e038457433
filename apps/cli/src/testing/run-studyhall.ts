import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { run } from '../run.ts';

const home = join(import.meta.dirname, '../..');

/** The program as it is built, which the set-up of the run sees to; sources would be compiled anew at each start. */
export const built = join(home, 'dist/main.mjs');

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
  /** The same, to its end. Files are named by where they are, not by where the desk is. */
  run(args: readonly string[], stdin?: string): Promise<Ended>;
  clear(): Promise<void>;
}

/**
 * At it, `run` starts the program that is given. Where none is, the commands run in the process of the test, from their
 * sources: a start of the program costs more than what most of them do.
 */
export async function openDesk(program?: string): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-desk-'));
  const configHome = join(folder, '.config');
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: configHome, ENV_FILE: 'off' };
  const start = (args: readonly string[], stdin = ''): Running => {
    const child = spawn(process.execPath, [program ?? built, ...args], { cwd: folder, env });
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
    run: async (args, stdin) =>
      program === undefined
        ? await runHere(args, { env, configFolder: join(configHome, 'studyhall'), stdin })
        : await start(args, stdin).ended,
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Here {
  readonly env: NodeJS.ProcessEnv;
  readonly configFolder: string;
  readonly stdin?: string | undefined;
}

/** Runs a command in this process, with no terminal anywhere. */
async function runHere(args: readonly string[], { env, configFolder, stdin = '' }: Here): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const listener = (name: keyof typeof said) =>
    new Writable({
      decodeStrings: false,
      write: (text, _encoding, done) => {
        said[name] += String(text);
        done();
      },
    });
  const streams = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: listener('stdout'),
    stderr: listener('stderr'),
  };
  const code = await run(args, {
    home: pathToFileURL(`${home}/`),
    surroundings: { ...streams, env, configFolder },
  });
  return { code, ...said };
}

/** Gives a command, in this process, as an operator on the machine of the database, whose address is in `env`. */
export async function runBeside(
  { HOME = tmpdir(), ...env }: NodeJS.ProcessEnv,
  args: readonly string[],
  stdin = '',
): Promise<Ended> {
  const configFolder = join(HOME, '.config/studyhall');
  return await runHere(args, { env: { HOME, ...env }, configFolder, stdin });
}

/** Starts the program for the same, to its end: where the database is in a folder, which counts the processes at it. */
export function runProgramBeside(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  stdin = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [built, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
    child.stdin?.end(stdin);
  });
}

/** The same for what a test builds on: rejects with what was said where it fails. */
export async function mustRunProgramBeside(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runProgramBeside(env, args);
  if (code !== 0) throw new Error(`studyhall ${args.join(' ')} ended with ${code}: ${stderr}`);
}
