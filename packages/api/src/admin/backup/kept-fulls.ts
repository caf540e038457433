import { text } from 'node:stream/consumers';
import { BackupError } from './backup-error.ts';
import { BACKUP_FILE, folderOfFull, PhysicalBackup, VERIFIED_FILE } from './backup-layout.ts';
import type { BackupStore, StoredFile } from './backup-store.ts';

/** Every full backup that is there as a whole and says what it is, oldest first. */
export async function keptFulls(store: BackupStore): Promise<PhysicalBackup[]> {
  return (await readFulls(store)).fulls;
}

export interface ReadFulls {
  readonly fulls: PhysicalBackup[];
  /** Lists that cannot be read: the backup may be well, but nobody knows. */
  readonly damaged: string[];
  /** By the id of a full backup that was read back and was as it should be. */
  readonly verified: ReadonlySet<string>;
  /** Everything that is kept of full backups. */
  readonly files: readonly StoredFile[];
}

export async function readFulls(store: BackupStore): Promise<ReadFulls> {
  const files = await store.list('full/');
  const fulls: PhysicalBackup[] = [];
  const damaged: string[] = [];
  for (const { name } of files.filter((file) => file.name.endsWith(`/${BACKUP_FILE}`))) {
    const result = PhysicalBackup.safeParse(parsed(await textOf(store, name)));
    if (result.success && name === `${folderOfFull(result.data.id)}${BACKUP_FILE}`) fulls.push(result.data);
    else damaged.push(name);
  }
  const names = new Set(files.map(({ name }) => name));
  const isVerified = ({ id }: PhysicalBackup) => names.has(`${folderOfFull(id)}${VERIFIED_FILE}`);
  return { fulls, damaged, verified: new Set(fulls.filter(isVerified).map(({ id }) => id)), files };
}

/** Of a copy that is encrypted, a damaged file gives no text at all. */
async function textOf(store: BackupStore, name: string): Promise<string> {
  try {
    return await text(await store.read(name));
  } catch (error) {
    if (error instanceof BackupError && error.reason === 'damaged-file') return '';
    throw error;
  }
}

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}
