import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux has it everywhere, and containers have it with next to no room. */
const IN_MEMORY = '/dev/shm';
/** Many times what the clusters of a run hold at once, which is some 300 MB. */
const AMPLE_BYTES = 3 * 2 ** 30;

/**
 * A new folder that every user may enter, for clusters and their backups: in memory where there is ample, because a
 * database is a thousand small files and a disk takes five times as long over making and removing them.
 */
export async function makeTestFolder(name = 'test'): Promise<string> {
  const folder = await mkdtemp(join(parentOfFolders(), `studyhall-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

function parentOfFolders(): string {
  if (existsSync(IN_MEMORY)) {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (Math.min(bavail * bsize, process.availableMemory()) >= AMPLE_BYTES) return IN_MEMORY;
  }
  // PostgreSQL runs as another user when we are root, whose own temporary folder may be closed to that user.
  return process.getuid?.() === 0 ? '/tmp' : tmpdir();
}
