import type { ChangeOptions } from '../commands/users/change.ts';
import { Failure } from '../failures.ts';
import { type Done, done } from '../output/result.ts';
import type { Shell } from '../shell.ts';
import { besideDatabase } from './beside-database.ts';
import { recordAction } from './record-action.ts';

/**
 * The same without a server and a log-in, for the machine's own operator: so that the last administrator who loses a
 * phone locks nobody out. Said in the audit log under the login of whoever gave it.
 */
export async function resetBesideDatabase(
  shell: Shell,
  { user, isDryRun, confirm }: ChangeOptions,
): Promise<Done> {
  if (isDryRun) return done(`Would reset the second factor of ${user}. Nothing was changed.`);
  await confirm(`Reset the second factor of ${user}? This ends their sessions.`);
  return await besideDatabase(shell, 'the second factor could not be reset', async (beside) => {
    const { operator, access } = beside;
    const db = operator.openDatabase(access.application);
    try {
      const secrets = await operator.openSecrets(db, { settings: beside.settings, now: new Date() });
      const { wasReset } = await operator.resetSecondFactor(db, { secrets, now: new Date() }, { user });
      if (!wasReset) return done(`${user} has no second factor; nothing changed`);
    } catch (error) {
      throw inWords(error, user);
    } finally {
      await db.destroy();
    }
    const target = { kind: 'user', id: user };
    await recordAction(beside, { action: 'users.reset-second-factor', target, detail: {} });
    return done(`Reset the second factor of ${user}. This ended their sessions.`);
  });
}

function inWords(error: unknown, user: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message === 'not-found') return new Failure(`nobody is called ${user}`);
  if (error.message === 'last-sign-in-method')
    return new Failure(`${user} has neither a password nor an address nor a provider that would lead back`, {
      hint: 'Give the account an address first',
    });
  return error;
}
