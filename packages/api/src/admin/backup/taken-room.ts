import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import type { FolderStore } from './folder-store.ts';

export interface TakenRoom {
  /** Of everything that is kept. */
  readonly bytes: number;
  /** Of the large files among it. One that is a second name of a file of the site takes no room of its own. */
  readonly blobBytes: number;
}

/** What the backups take on their disk. */
export async function takenRoom(store: FolderStore): Promise<TakenRoom> {
  let [bytes, blobBytes] = [0, 0];
  for (const file of await store.list('')) {
    const isBlob = file.name.startsWith('blobs/');
    const found = isBlob ? await ifExists(stat(join(store.place, file.name))) : undefined;
    if (found !== undefined && found.nlink > 1) continue;
    bytes += file.bytes;
    if (isBlob) blobBytes += file.bytes;
  }
  return { bytes, blobBytes };
}

/**
 * How many bytes backups may take: what is set, or else a fifth of what is free on their disk and of what they have;
 * undefined where that disk cannot be asked.
 */
export async function roomFor(
  store: FolderStore,
  { maxBytes, bytes }: { readonly maxBytes: number | undefined; readonly bytes: number },
): Promise<number | undefined> {
  if (maxBytes !== undefined) return maxBytes;
  const disk = await statfs(store.place).catch(() => undefined);
  return disk && (disk.bavail * disk.bsize + bytes) / 5;
}
