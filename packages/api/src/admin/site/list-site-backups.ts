import { buffer } from 'node:stream/consumers';
import { BackupError } from '../backup/backup-error.ts';
import { BACKUP_FILE } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { SiteBackup } from './site-backup.ts';

/** Every whole backup of the logical kind, the oldest first. Errors: BackupError `damaged-file` names its list. */
export async function listSiteBackups(
  store: Pick<BackupStore, 'list' | 'read' | 'place'>,
): Promise<SiteBackup[]> {
  const backups: SiteBackup[] = [];
  for (const { name } of await store.list('site/')) {
    if (!name.endsWith(`/${BACKUP_FILE}`)) continue;
    const description = SiteBackup.safeParse(parsed(await buffer(await store.read(name))));
    if (!description.success)
      throw new BackupError('damaged-file', `${name} in ${store.place} does not describe a backup`);
    backups.push(description.data);
  }
  return backups.sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}
