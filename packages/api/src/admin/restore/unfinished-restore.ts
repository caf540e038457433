import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { makeFolder, type PostgresPlace } from '../../platform/embedded-postgres-place.ts';
import { shutDownPostmaster } from '../../platform/embedded-postgres-postmaster.ts';
import { BackupError } from '../backup/backup-error.ts';
import { SITE_BACKUP_FILE } from '../site/site-backup.ts';
import { findLivePlace } from './live-database.ts';
import { isOwnerAlive, ownerHere } from './process-owner.ts';

/** Stands in the folder of a restore until it is finished, and says whose it is. */
const NOTE = 'restore-unfinished';

/** Makes the folder of a restore, for this process. */
export async function beginRestore(folder: string): Promise<void> {
  await makeFolder(folder);
  await writeFile(join(folder, NOTE), await ownerHere(), { mode: 0o600 });
}

/** From now on the folder is somebody's data. */
export async function endRestore(folder: string): Promise<void> {
  await rm(join(folder, NOTE), { force: true });
}

/**
 * What a restore that was killed has left in the folder goes: it is nobody's, and whoever could use it would use what is
 * not whole. Errors: BackupError `not-possible-here` for a folder with anything else in it.
 */
export async function clearForRestore(folder: string, stateFolder: string): Promise<void> {
  const names = (await ifExists(readdir(folder))) ?? [];
  if (names.length === 0 || (await removeUnfinished(folder, stateFolder))) return;
  throw new BackupError(
    'not-possible-here',
    names.includes(NOTE)
      ? `${folder} is where another restore is at work: wait for it, or name another folder`
      : `${folder} is not empty: a restore makes a folder of its own. Name another`,
  );
}

/** Whether there was something of a restore whose process has ended; its server goes as well. */
export async function removeUnfinished(folder: string, stateFolder?: string): Promise<boolean> {
  const owner = await ifExists(readFile(join(folder, NOTE), 'utf8'));
  if (owner === undefined || (await isOwnerAlive(owner))) return false;
  const place = await findLivePlace(folder, stateFolder);
  if (place === undefined) await rm(folder, { recursive: true, force: true });
  else await removeRestored(folder, place);
  return true;
}

/** Stops what runs there; the folder goes, and where root keeps the data of a closed one. */
export async function removeRestored(
  folder: string,
  { dataFolder, socketFolder }: PostgresPlace,
): Promise<void> {
  await shutDownPostmaster(dataFolder);
  await rm(dataFolder, { recursive: true, force: true });
  await rm(socketFolder, { recursive: true, force: true });
  await rm(dirname(dataFolder), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

export interface RestoresBeside {
  /** Unfinished, or without any data: nobody can use them. */
  readonly useless: readonly string[];
  /** Finished and not put into place. */
  readonly whole: readonly string[];
}

/** What swaps that did not come about have left beside the data. */
export async function findRestoresBeside({
  dataFolder,
}: Pick<PostgresPlace, 'dataFolder'>): Promise<RestoresBeside> {
  const home = dirname(dataFolder);
  const useless: string[] = [];
  const whole: string[] = [];
  for (const name of await readdir(home)) {
    if (!/^restored-\d{8}T\d{6}Z$/.test(basename(name))) continue;
    const folder = join(home, name);
    const owner = await ifExists(readFile(join(folder, NOTE), 'utf8'));
    if (owner !== undefined && (await isOwnerAlive(owner))) continue;
    const hasData = (await findLivePlace(folder)) !== undefined || (await hasSite(folder));
    const isWhole = owner === undefined && hasData;
    (isWhole ? whole : useless).push(folder);
  }
  return { useless, whole };
}

/** Rows that were laid for an import. */
async function hasSite(folder: string): Promise<boolean> {
  return (await readdir(folder)).includes(SITE_BACKUP_FILE);
}

/** Those that nobody can use go. */
export async function removeUselessRestores({ useless }: RestoresBeside): Promise<void> {
  for (const folder of useless)
    if (!(await removeUnfinished(folder))) await rm(folder, { recursive: true, force: true });
}
