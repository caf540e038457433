import { statfs } from 'node:fs/promises';
import type { BackupStore } from './backup-store.ts';

/** How many bytes backups may have where nobody set it: a fifth of what is free on their disk and of what they have. */
export async function aFifthOfTheDisk(store: BackupStore): Promise<number> {
  const disk = await statfs(store.place).catch(() => undefined);
  if (disk === undefined) return Number.POSITIVE_INFINITY;
  const ours = (await store.list('')).reduce((sum, { bytes }) => sum + bytes, 0);
  return (disk.bavail * disk.bsize + ours) / 5;
}
