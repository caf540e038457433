import { Failure } from '../failures.ts';
import type { Shell } from '../shell.ts';
import { type Beside, besideDatabase, type Operator } from './beside-database.ts';

export type Backups = typeof import('@studyhall/api/backup');

/** What a command has that looks at kept backups alone. */
interface KeptBackups {
  readonly backups: Backups;
  readonly store: ReturnType<Backups['folderStore']>;
}

/** Does `work` with the folder of the backups and without any database, which may be lost; refusals come out in words. */
export async function withKeptBackups<T>(
  { env, root, terminal }: Shell,
  work: (kept: KeptBackups) => Promise<T>,
): Promise<T> {
  const [operator, backups] = await Promise.all([
    import('@studyhall/api/server'),
    import('@studyhall/api/backup'),
  ]);
  try {
    const settings = operator.loadSettings(env, root);
    for (const warning of settings.warnings) terminal.say(warning, 'hint');
    return await work({ backups, store: backups.folderStore(settings.backups.folder) });
  } catch (error) {
    throw explainedFailure(error, { operator, backups });
  }
}

/** In one line where a person can mend it: what is wrong with backups, settings, or a database of another release. */
export function explainedFailure(
  error: unknown,
  { operator, backups }: { readonly operator: Operator; readonly backups: Backups },
): unknown {
  if (error instanceof Failure) return error;
  const line = error instanceof backups.BackupError ? error.message : operator.explainDatabaseFailure(error);
  return line === undefined ? error : new Failure(line, { cause: error });
}

/** What a command has that works on backups. */
export interface BesideBackups extends Beside, KeptBackups {}

/** Does `work` with the backups of this installation and its database; refusals come out in words. */
export async function besideBackups<T>(
  shell: Shell,
  action: string,
  work: (beside: BesideBackups) => Promise<T>,
): Promise<T> {
  const backups = await import('@studyhall/api/backup');
  return await besideDatabase(shell, action, async (beside) => {
    try {
      return await work({ ...beside, backups, store: backups.folderStore(beside.settings.backups.folder) });
    } catch (error) {
      throw error instanceof backups.BackupError ? new Failure(error.message, { cause: error }) : error;
    }
  });
}
