import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseAccess } from '../../platform/database-access.ts';
import { MigrationError } from '../../platform/migration-error.ts';
import type { Settings } from '../../platform/settings.ts';
import { takeSiteBackup } from '../site/take-site-backup.ts';
import { BackupError } from './backup-error.ts';
import { withDirectConnection } from './direct-connection.ts';
import { folderStore } from './folder-store.ts';
import { keepBlobs } from './keep-blobs.ts';
import { mayReplicate } from './may-replicate.ts';
import { takeFullBackup } from './take-full-backup.ts';

export interface BackUpBefore {
  readonly settings: Settings;
  readonly access: Pick<DatabaseAccess, 'directUrl'>;
  readonly say: (line: string) => void;
  readonly clock: () => Date;
  /** For how long another process may be at work on the backups. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 10 * 60_000;
const LOOK_MS = 500;

/**
 * A backup of the kind that is possible, before migrations change a database that holds accounts; nothing where backups
 * are off. Errors: MigrationError where it cannot be taken, so that nothing is changed that could not be brought back.
 */
export async function backUpBeforeMigrating(before: BackUpBefore): Promise<void> {
  const { settings, access, say } = before;
  if (!settings.backups.areOn || !(await holdsAccounts(access.directUrl))) return;
  try {
    const id = await backUp(before);
    say(`Before that, a backup was taken: ${id} in ${settings.backups.folder}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `nothing was migrated, because no backup could be taken before: ${why}. Mend that; or go on without one: studyhall migrate --without-backup`,
      { cause: error },
    );
  }
}

async function backUp({ settings, access, clock, patienceMs = PATIENCE_MS }: BackUpBefore): Promise<string> {
  const store = folderStore(settings.backups.folder);
  const blobsFolder = join(settings.dataFolder, 'blobs');
  const url = access.directUrl;
  if (settings.database.kind === 'external' && !(await mayReplicate(url)))
    return (await takeSiteBackup({ url, store, blobsFolder, clock })).id;
  await keepBlobs(store, blobsFolder);
  // Whoever is at work there may prune, or fail: what counts is one that was taken now.
  for (const since = clock().getTime(); ; await sleep(LOOK_MS)) {
    const taken = await takeFullBackup({ url, store });
    if (taken !== undefined) return taken.id;
    if (clock().getTime() - since > patienceMs)
      throw new BackupError(
        'not-possible-here',
        'another process is at work on the backups, and does not end',
      );
  }
}

async function holdsAccounts(url: string): Promise<boolean> {
  return await withDirectConnection(url, async (client) => {
    const { rowCount } = await client.query(`select where to_regclass('auth.users') is not null`);
    return rowCount !== 0 && (await client.query('select from auth.users limit 1')).rowCount !== 0;
  });
}
