import { type Beside, besideDatabase } from '../../operator/beside-database.ts';
import { isNamed } from '../../operator/open-named-copy.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import type { Shell } from '../../shell.ts';
import type { RestoreInput } from './restore-input.ts';

/**
 * Tells the log of the running database that a restore begins; what is restored says so in its own log. Of a swap this
 * line stays with the old data.
 */
export async function recordRestore(
  shell: Shell,
  input: RestoreInput,
  beside: Pick<Beside, 'operator' | 'access'>,
): Promise<void> {
  const { to, swap } = input;
  const moment = to === 'latest' ? to : to.toISOString();
  const detail = { begun: swap ? 'swap' : 'into', to: moment, isOffsite: isNamed(input) };
  await recordIfPossible(shell, beside, { action: 'backup.restore', detail });
}

/** The same where nothing else is asked of that database, which may be lost. */
export async function recordRestoreBeside(shell: Shell, input: RestoreInput): Promise<void> {
  try {
    await besideDatabase(
      shell,
      'the database could not be told',
      async (beside) => await recordRestore(shell, input, beside),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    shell.terminal.say(`The audit log could not keep this: ${why}`, 'hint');
  }
}
