import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresAccount } from '../../platform/embedded-postgres-account.ts';
import { findBinaries } from '../../platform/embedded-postgres-binaries.ts';
import { BackupError } from '../backup/backup-error.ts';

/** Where packages of PostgreSQL put their programs. */
const FOLDERS = [
  (major: string) => `/usr/lib/postgresql/${major}/bin`,
  (major: string) => `/usr/pgsql-${major}/bin`,
  (major: string) => `/opt/homebrew/opt/postgresql@${major}/bin`,
];

interface Needed {
  /** Such as `18.4`. */
  readonly serverVersion: string;
  readonly account: PostgresAccount;
  readonly stateFolder: string;
}

/**
 * The program `postgres` that can read such a data folder: ours, or one that this machine has.
 * @throws BackupError `not-possible-here`.
 */
export async function findRecoveryProgram({ serverVersion, account, stateFolder }: Needed): Promise<string> {
  const major = serverVersion.split('.')[0] ?? serverVersion;
  const ours = await findBinaries(account, stateFolder).catch(() => undefined);
  if (ours?.major === major) return ours.postgres;
  for (const folderOf of FOLDERS) {
    const program = join(folderOf(major), 'postgres');
    const isThere = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return program;
  }
  throw new BackupError(
    'not-possible-here',
    `The backup is of PostgreSQL ${serverVersion}: to restore it, install PostgreSQL ${major} on this machine`,
  );
}
