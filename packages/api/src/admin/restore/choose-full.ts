import { BackupError } from '../backup/backup-error.ts';
import { BACKUP_FILE, folderOfFull, type PhysicalBackup } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import type { ReadFulls } from '../backup/kept-fulls.ts';
import { possibleMoments } from '../backup/possible-moments.ts';
import { type BranchPath, isOnPath } from './branch-path.ts';

/** A moment to go back to, or all that is there. */
export type Moment = Date | 'latest';

export interface ChosenFull {
  readonly full: PhysicalBackup;
  /** Into the timelines that lead to the one that the database is on. */
  readonly follows: boolean;
  /** Nothing later is kept of the branch that the database is on than what is behind it. */
  readonly isNewest: boolean;
}

export interface FullQuestion extends Pick<ReadFulls, 'fulls' | 'damaged'> {
  readonly moment: Moment;
  readonly backupId?: string | undefined;
  readonly path: BranchPath;
}

/**
 * The newest full backup that was finished before the moment, or the one that was named. A moment that its own timeline
 * has is taken from there, any other from the branch that the database is on: backups of a branch that a restore has left
 * lead to none of its moments.
 * @throws BackupError `no-backup` where there is none at all or none of that branch, `damaged-file` where the one that is meant does not say what it is, `moment-out-of-reach` with the moments that are possible.
 */
export async function chooseFull(store: BackupStore, question: FullQuestion): Promise<ChosenFull> {
  const { moment, backupId, path } = question;
  const fulls = readable(store, question);
  const { found, before } = meantOf(store, question, fulls);
  const isOwn = moment !== 'latest' && (await isOnOwnTimeline(store, found, moment));
  const full = backupId !== undefined || isOwn ? found : before.findLast((one) => isOnPath(path, one));
  // A moment behind the end of a branch that was left, and before the first backup of the next.
  if (full === undefined && moment !== 'latest') return { full: found, follows: false, isNewest: false };
  if (full === undefined)
    throw new BackupError(
      'no-backup',
      `No backup in ${store.place} leads to what the database is now: it was restored to a moment before the oldest, or it is not known where timeline ${path.timeline} began. "backup now" takes one; "--backup ${found.id}" restores the end of what it was before`,
    );
  const isOnBranch = isOnPath(path, full);
  const isNewest = isOnBranch && full === fulls.findLast((one) => isOnPath(path, one));
  return { full, follows: isOnBranch && !isOwn, isNewest };
}

/** By their ends; those whose description is damaged matter where no other could be meant. */
function readable(store: BackupStore, { fulls, damaged, backupId }: FullQuestion): PhysicalBackup[] {
  const meant = damaged.find(
    (name) => fulls.length === 0 || name === `${folderOfFull(backupId ?? '')}${BACKUP_FILE}`,
  );
  if (meant !== undefined)
    throw new BackupError(
      'damaged-file',
      `${meant} in ${store.place} is damaged: it does not describe a backup`,
    );
  return fulls.toSorted((one, other) => one.finishedAt.getTime() - other.finishedAt.getTime());
}

function meantOf(store: BackupStore, { moment, backupId }: FullQuestion, fulls: readonly PhysicalBackup[]) {
  const [oldest] = fulls;
  if (oldest === undefined) throw new BackupError('no-backup', `There is no backup in ${store.place}`);
  const before = fulls.filter(({ finishedAt }) => moment === 'latest' || finishedAt <= moment);
  const found = backupId === undefined ? before.at(-1) : before.find(({ id }) => id === backupId);
  if (found === undefined && backupId !== undefined)
    throw new BackupError(
      'no-backup',
      `There is no backup ${backupId} before ${inWords(moment)} in ${store.place}`,
    );
  if (found === undefined)
    throw new BackupError(
      'moment-out-of-reach',
      `${inWords(moment)} is before the oldest backup: possible are moments from ${inWords(oldest.finishedAt)} on`,
    );
  return { found, before };
}

/**
 * Whether the moment lies on the timeline of the backup itself: then a later one, which left it before that moment, has
 * no part in it.
 */
async function isOnOwnTimeline(store: BackupStore, full: PhysicalBackup, moment: Date): Promise<boolean> {
  const windows = await possibleMoments(store).catch((error: unknown) => {
    // Which file is damaged, and whether that matters, is found out when it is restored.
    if (error instanceof BackupError) return [];
    throw error;
  });
  return windows.some(({ fullId, to }) => fullId === full.id && moment <= to);
}

/** As people at the terminal read and write it, in UTC. */
export function inWords(moment: Moment): string {
  return moment === 'latest'
    ? 'the latest moment'
    : moment.toISOString().replace('T', ' ').replace('Z', ' UTC');
}
