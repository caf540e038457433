import { Failure } from '../failures.ts';
import type { Shell } from '../shell.ts';

export type Operator = typeof import('@studyhall/api/server');
export type Settings = ReturnType<Operator['loadSettings']>;
type DatabaseAccess = Awaited<ReturnType<Operator['accessDatabase']>>;

/** What a command has that runs beside the database. */
export interface Beside {
  readonly operator: Operator;
  readonly settings: Settings;
  readonly access: DatabaseAccess;
}

/**
 * Does `work` with the database of this machine, or that of DATABASE_URL, without a server; gives it up again. Failures of
 * the database come out in words; `action` says what could not be done, such as "the database could not be asked".
 */
export async function besideDatabase<T>(
  shell: Shell,
  action: string,
  work: (beside: Beside) => Promise<T>,
): Promise<T> {
  return await withAccess(shell, action, { work, mayMake: false });
}

/** The same for what may begin with an empty database, which it makes where there is none. */
export async function besideNewDatabase<T>(
  shell: Shell,
  action: string,
  work: (beside: Beside) => Promise<T>,
): Promise<T> {
  return await withAccess(shell, action, { work, mayMake: true });
}

interface Work<T> {
  readonly work: (beside: Beside) => Promise<T>;
  readonly mayMake: boolean;
}

async function withAccess<T>(
  { env, root, terminal }: Shell,
  action: string,
  { work, mayMake }: Work<T>,
): Promise<T> {
  // Loaded only here: PostgreSQL's client takes longer to load than most commands take in all.
  const operator = await import('@studyhall/api/server');
  try {
    const settings = operator.loadSettings(env, root);
    for (const warning of settings.warnings) terminal.say(warning, 'hint');
    if (!mayMake) await refuseNone(operator, settings);
    const access = await operator.accessDatabase(settings, (line) => terminal.say(line, 'hint'));
    try {
      return await work({ operator, settings, access });
    } finally {
      await access.stop();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const message = operator.explainDatabaseFailure(error);
    throw message === undefined ? unexpected(error, action) : new Failure(message, { cause: error });
  }
}

/** An empty database in the place of one that is elsewhere would look like a loss of everything. */
async function refuseNone(operator: Operator, { database, dataFolder }: Settings): Promise<void> {
  if (database.kind !== 'embedded' || (await operator.isDatabaseMade(dataFolder))) return;
  throw new Failure(`there is no database in ${dataFolder}`, {
    hint: 'Set DATA_DIR or DATABASE_URL as for the server; or start it once, which makes one',
  });
}

function unexpected(error: unknown, action: string): Failure {
  if (!(error instanceof Error)) return new Failure(String(error));
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return new Failure(`${action}${code}: ${error.message}`, { cause: error });
}
