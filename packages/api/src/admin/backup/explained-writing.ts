import { errorCode } from '../../platform/embedded-postgres-error.ts';
import { BackupError } from './backup-error.ts';
import type { BackupStore } from './backup-store.ts';

/** Does what writes to a store. Errors: BackupError `no-room` and `not-possible-here` where the disk or the folder is the reason. */
export async function explainedWriting<T>(store: BackupStore, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (['ENOSPC', 'EDQUOT'].includes(code))
      throw new BackupError(
        'no-room',
        `${store.place} has no room for another backup: free some space, or set BACKUP_DIR to another disk`,
        { cause: error },
      );
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST'].includes(code))
      throw new BackupError(
        'not-possible-here',
        `${store.place} cannot be written to (${code}): give the server's account the right, or set BACKUP_DIR`,
        { cause: error },
      );
    throw error;
  }
}
