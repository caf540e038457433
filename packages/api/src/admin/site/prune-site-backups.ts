import type { RetainedSite } from '@studyhall/domain/admin/backup-retention';
import { BACKUP_FILE } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { alone } from '../backup/direct-connection.ts';
import type { FolderStore } from '../backup/folder-store.ts';

/** Of the logical kind, the oldest first. */
export async function wholeSiteIds(store: BackupStore): Promise<string[]> {
  const files = await store.list('site/');
  return files.flatMap(({ name }) => (name.endsWith(`/${BACKUP_FILE}`) ? [idOf(name)] : [])).sort();
}

/** The same with what retention asks: the days, weeks and months of full backups keep these, too. */
export async function keptSites(store: BackupStore): Promise<RetainedSite[]> {
  const files = await store.list('site/');
  const bytesOf = (id: string) =>
    files.filter(({ name }) => idOf(name) === id).reduce((sum, { bytes }) => sum + bytes, 0);
  return (await wholeSiteIds(store)).map((id) => ({ id, startedAt: startOf(id), bytes: bytesOf(id) }));
}

/** When it began, as its id says. */
export function startOf(id: string): Date {
  return new Date(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6Z'));
}

interface PruneSites {
  /** The database, past any pooler. */
  readonly url: string;
  readonly store: FolderStore;
  /** Those that are kept no longer, by id. */
  readonly beyond: readonly string[];
}

/**
 * What killed tries left goes as well, drafts too; the file that makes a backup one goes first. Nothing happens while
 * somebody takes one: a slow one is older than what was finished meanwhile.
 */
export async function pruneSiteBackups({ url, store, beyond }: PruneSites): Promise<void> {
  await alone(url, 'sites', async () => {
    const ids = (await wholeSiteIds(store)).filter((id) => !beyond.includes(id));
    const newest = ids.at(-1) ?? '';
    // What is younger than the newest may be another database's, which is written at this moment.
    const isOld = (name: string) => idOf(name) < newest;
    const names = (await store.list('site/'))
      .map(({ name }) => name)
      .filter((name) => !ids.includes(idOf(name)) && isOld(name));
    for (const name of names.filter((one) => one.endsWith(`/${BACKUP_FILE}`))) await store.remove(name);
    for (const name of names) await store.remove(name);
    await store.removeDrafts('site/', isOld);
  });
}

function idOf(name: string): string {
  return name.split('/')[1] ?? '';
}
