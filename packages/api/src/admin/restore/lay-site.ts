import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemStateFolder } from '../../platform/embedded-postgres-place.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { readFulls } from '../backup/kept-fulls.ts';
import { listSiteBackups } from '../site/list-site-backups.ts';
import { SITE_BACKUP_FILE } from '../site/site-backup.ts';
import { inWords, type Moment } from './choose-full.ts';
import { beginRestore, clearForRestore, endRestore } from './unfinished-restore.ts';
import { hashOf } from './verify-kept-files.ts';

export interface LaidSite {
  readonly id: string;
  readonly startedAt: Date;
  /** What `site import` takes. */
  readonly file: string;
}

export interface SiteToLay {
  readonly moment: Moment;
  readonly folder: string;
  /** One of either kind that was named. */
  readonly backupId?: string | undefined;
}

/**
 * Where a store has no full backup from before the moment, no cluster can be built from it: the newest of the logical kind
 * is laid into the folder, held to its hash, for an import; or the one that was named. Undefined where a cluster can be
 * built, or nothing is kept at all. Errors: BackupError `moment-out-of-reach`, `damaged-file`, and `not-possible-here` for
 * a folder with anything in it: the keys of an installation that is there would be written over by those of the copy.
 */
export async function laySiteBackup(
  store: BackupStore,
  { moment, folder, backupId }: SiteToLay,
): Promise<LaidSite | undefined> {
  const all = await listSiteBackups(store);
  const [oldest] = all;
  if (oldest === undefined) return undefined;
  const isBefore = (at: Date) => moment === 'latest' || at <= moment;
  const before = all.filter(({ startedAt }) => isBefore(startedAt));
  const named = before.find(({ id }) => id === backupId);
  if (named === undefined) {
    const { fulls } = await readFulls(store);
    if (fulls.some(({ finishedAt }) => isBefore(finishedAt))) return undefined;
    if (before.length === 0 && fulls.length > 0) return undefined;
  }
  const backup = named ?? (backupId === undefined ? before.at(-1) : undefined);
  if (backup === undefined && backupId !== undefined) return undefined;
  await clearForRestore(folder, systemStateFolder);
  if (backup === undefined)
    throw new BackupError(
      'moment-out-of-reach',
      `${inWords(moment)} is before the oldest backup: possible is ${inWords(oldest.startedAt)}`,
    );
  const name = `site/${backup.id}/${SITE_BACKUP_FILE}`;
  const [described] = backup.files;
  if ((await hashOf(await store.read(name))).sha256 !== described?.sha256)
    throw new BackupError('damaged-file', `${name} in ${store.place} is damaged`);
  await beginRestore(folder);
  const file = join(folder, SITE_BACKUP_FILE);
  await pipeline(await store.read(name), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  await endRestore(folder);
  return { id: backup.id, startedAt: backup.startedAt, file };
}
