import type { Shell } from '../shell.ts';
import type { Beside } from './beside-database.ts';

interface Action {
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string | null };
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Tells the audit log what a command did beside the database, under the login and the machine of whoever gave it. */
export async function recordAction(
  { operator, access }: Pick<Beside, 'operator' | 'access'>,
  { action, target, detail }: Action,
): Promise<void> {
  const db = operator.openDatabase(access.application);
  try {
    await operator.recordOperatorAction(db, { action, target: target ?? null, detail, now: new Date() });
  } finally {
    await db.destroy();
  }
}

/**
 * The same for a command that must work where the log may not: a schema of before the log, a log-in of the application
 * that does not work yet. By the way that the command itself takes; where no line can be kept, that is said, and the
 * command goes on.
 */
export async function recordIfPossible(
  { terminal }: Shell,
  { operator, access }: Pick<Beside, 'operator' | 'access'>,
  action: Action,
): Promise<void> {
  try {
    const application = { url: access.directUrl, poolSize: 2 };
    await recordAction({ operator, access: { ...access, application } }, action);
  } catch (error) {
    const why =
      operator.explainDatabaseFailure(error) ?? (error instanceof Error ? error.message : String(error));
    terminal.say(`The audit log could not keep this: ${why}`, 'hint');
  }
}
