import { BackupError } from './backup-error.ts';
import type { BackupStore } from './backup-store.ts';
import { keptFulls } from './kept-fulls.ts';

/**
 * Segments of two databases have the same names: together in one store neither could be told from the other.
 * Errors: BackupError `not-possible-here` where the store keeps backups of another database.
 */
export async function refuseForeignStore(store: BackupStore, systemIdentifier: string): Promise<void> {
  const foreign = (await keptFulls(store)).find((full) => full.systemIdentifier !== systemIdentifier);
  if (foreign !== undefined)
    throw new BackupError(
      'not-possible-here',
      `${store.place} keeps the backups of another database (${foreign.id}): set BACKUP_DIR to another folder, or move them away`,
    );
}
