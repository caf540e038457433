import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import * as z from 'zod';
import { withJsonMeant } from './command-line.ts';
import { exitCodeOf, exitCodes, Failure } from './failures.ts';
import type { Terminal } from './output/terminal.ts';
import { buildProgram } from './program.ts';
import { createShell } from './shell.ts';
import { ofThisProcess, type Surroundings } from './surroundings.ts';

interface RunOptions {
  /** The folder of this program, which its version and the repository are found from. */
  readonly home: URL;
  /** Of this process, unless given. */
  readonly surroundings?: Surroundings;
}

/** Runs one command line and answers with its exit code. */
export async function run(args: readonly string[], { home, ...given }: RunOptions): Promise<number> {
  const root = fileURLToPath(new URL('../../', home));
  return await runProgram(args, { root, version: versionOf(home), ...given });
}

interface ProgramOptions {
  /** The folder of the repository. */
  readonly root: string;
  readonly version: string;
  readonly surroundings?: Surroundings;
}

/** The same for a program that is nowhere at home. */
export async function runProgram(
  args: readonly string[],
  { root, version, surroundings = ofThisProcess() }: ProgramOptions,
): Promise<number> {
  const shell = createShell({ surroundings, root });
  const program = buildProgram(shell, version);
  try {
    await program.parseAsync(withJsonMeant(args), { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misused;
    return report(shell.terminal, error);
  }
}

function report(terminal: Terminal, error: unknown): number {
  if (!(error instanceof Failure)) {
    terminal.say(`unexpected: ${error instanceof Error ? error.stack : String(error)}`, 'error');
    return exitCodes.failed;
  }
  terminal.say(error.message, 'error');
  if (error.hint !== undefined) terminal.say(error.hint, 'hint');
  return exitCodeOf(error);
}

function versionOf(home: URL): string {
  const text = readFileSync(new URL('package.json', home), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
