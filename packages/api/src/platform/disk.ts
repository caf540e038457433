import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Disk {
  /** What the account of this process may still fill. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** The disk that a folder is on, or will be once it is made. Errors: those of the system, for a path that is closed to us. */
export async function diskOf(folder: string): Promise<Disk> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch (error) {
    if (dirname(folder) === folder) throw error;
    return await diskOf(dirname(folder));
  }
}
