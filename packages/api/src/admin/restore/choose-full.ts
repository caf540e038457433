import { BackupError } from '../backup/backup-error.ts';
import { BACKUP_FILE, folderOfFull, type PhysicalBackup } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { readFulls } from '../backup/kept-fulls.ts';

/** A moment to go back to, or all that is there. */
export type Moment = Date | 'latest';

export interface ChosenFull {
  readonly full: PhysicalBackup;
  /** No later backup stands on a later timeline of its own, so the recovery follows wherever the log leads. */
  readonly isNewest: boolean;
  /** Descriptions that cannot be read: what they describe was left out. */
  readonly damaged: readonly string[];
}

/**
 * The newest full backup that was finished before the moment, or the one that was named.
 * @throws BackupError `no-backup` where there is none at all, `damaged-file` where the one that is meant does not say what it is, `moment-out-of-reach` with the moments that are possible.
 */
export async function chooseFull(
  store: BackupStore,
  { moment, backupId }: { readonly moment: Moment; readonly backupId?: string | undefined },
): Promise<ChosenFull> {
  const { fulls, damaged } = await readFulls(store);
  fulls.sort((one, other) => one.finishedAt.getTime() - other.finishedAt.getTime());
  const [oldest, newest] = [fulls[0], fulls.at(-1)];
  const meant = damaged.find(
    (name) => fulls.length === 0 || name === `${folderOfFull(backupId ?? '')}${BACKUP_FILE}`,
  );
  if (meant !== undefined)
    throw new BackupError(
      'damaged-file',
      `${meant} in ${store.place} is damaged: it does not describe a backup`,
    );
  if (oldest === undefined || newest === undefined)
    throw new BackupError('no-backup', `There is no backup in ${store.place}`);
  const before = fulls.filter(({ finishedAt }) => moment === 'latest' || finishedAt <= moment);
  const full = backupId === undefined ? before.at(-1) : before.find(({ id }) => id === backupId);
  if (full === undefined && backupId !== undefined)
    throw new BackupError(
      'no-backup',
      `There is no backup ${backupId} before ${inWords(moment)} in ${store.place}`,
    );
  if (full === undefined)
    throw new BackupError(
      'moment-out-of-reach',
      `${inWords(moment)} is before the oldest backup: possible are moments from ${inWords(oldest.finishedAt)} on`,
    );
  return { full, isNewest: full === newest, damaged };
}

/** As people at the terminal read and write it, in UTC. */
export function inWords(moment: Moment): string {
  return moment === 'latest'
    ? 'the latest moment'
    : moment.toISOString().replace('T', ' ').replace('Z', ' UTC');
}
