import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../platform/embedded-postgres-error.ts';
import type { PostgresPlace } from '../../platform/embedded-postgres-place.ts';
import { swapDataFolders } from '../../platform/embedded-postgres-swap.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import type { Branch } from '../backup/branch.ts';
import { abandonedTimelines, takeOver } from '../backup/branch-marks.ts';
import { writeHistory } from '../backup/timeline-history.ts';
import { findUser } from './live-database.ts';

export interface SwapOptions {
  readonly live: PostgresPlace;
  /** Stopped. */
  readonly restored: PostgresPlace;
  /** What the restore made, of which nothing but the data is needed. */
  readonly restoredFolder: string;
  readonly store: BackupStore;
  /** That of the restored one, which the store belongs to afterwards. */
  readonly branch: Branch;
  readonly now: Date;
}

/**
 * Puts a restored cluster in the place of the live one, which is kept beside it. Answers where. Killed
 * before the first step it leaves the live one; from then on the restored one, which the next start puts into place.
 * @throws BackupError `not-possible-here` while a server uses the live one, or where the two lie on different disks.
 */
export async function swapIn(options: SwapOptions): Promise<string> {
  const { live, restored, restoredFolder, store, branch, now } = options;
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const kept = `${live.dataFolder}.before-${stamp}`;
  await refuseUsed(live);
  await keepHistories(restored, store);
  // Before the first step: a swap that is killed behind it is ended by the next start, which knows of no store.
  const mark = await takeOver(store, { branch, abandoned: [...(await abandonedTimelines(store))] });
  try {
    await swapDataFolders(live.dataFolder, { restored: restored.dataFolder, kept });
  } catch (error) {
    await store.remove(mark);
    if (errorCode(error) !== 'EXDEV') throw error;
    throw new BackupError(
      'not-possible-here',
      `${restored.dataFolder} lies on another disk than ${live.dataFolder}: restore without --into to swap`,
      { cause: error },
    );
  }
  await rm(dirname(restored.dataFolder), { recursive: true, force: true });
  await rm(restoredFolder, { recursive: true, force: true });
  return kept;
}

/** @throws BackupError `not-possible-here` with the process that uses it. */
export async function refuseUsed(live: PostgresPlace): Promise<void> {
  const pid = await findUser(live);
  if (pid !== undefined)
    throw new BackupError(
      'not-possible-here',
      `the database in ${live.dataFolder} is in use (process ${pid}): stop the server first, then swap`,
    );
}

/** Where the new timeline began: without archiving, PostgreSQL has told nobody, and the next restore would take the same number. */
async function keepHistories({ dataFolder }: PostgresPlace, store: BackupStore): Promise<void> {
  const folder = join(dataFolder, 'pg_wal');
  for (const name of await readdir(folder)) {
    if (!/^[\dA-F]{8}\.history$/.test(name)) continue;
    await writeHistory(store, { name, content: await readFile(join(folder, name)) });
  }
}
