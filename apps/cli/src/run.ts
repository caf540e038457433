import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import * as z from 'zod';
import { withJsonMeant } from './command-line.ts';
import { exitCodeOf, exitCodes, Failure } from './failures.ts';
import { openTerminal, type Terminal } from './output/terminal.ts';
import { buildProgram } from './program.ts';
import { createShell } from './shell.ts';

interface RunOptions {
  /** The folder of this program, which its version and the repository are found from. */
  readonly home: URL;
}

/** Runs one command line and answers with its exit code. */
export async function run(args: readonly string[], { home }: RunOptions): Promise<number> {
  const terminal = openTerminal(process);
  const shell = createShell({ terminal, root: fileURLToPath(new URL('../../', home)) });
  const program = buildProgram(shell, versionOf(home));
  try {
    await program.parseAsync(withJsonMeant(args), { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misused;
    return report(terminal, error);
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
