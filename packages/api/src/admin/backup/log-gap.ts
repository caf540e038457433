import { tornLog } from '@studyhall/domain/admin/receiving-position';
import { segmentNumberAt, segmentOfName } from '@studyhall/domain/admin/wal-names';
import type { BackupStore } from './backup-store.ts';
import { finishedIn } from './hand-over-wal.ts';
import { keptFulls } from './kept-fulls.ts';
import { keptWal } from './kept-wal.ts';
import { identify, withReplication } from './replication-connection.ts';

export interface GapQuestion {
  readonly store: BackupStore;
  /** Where segments wait that are not in the store yet. */
  readonly spoolFolder: string;
}

/**
 * The first and the last segment that the newest full backup lacks although later ones are kept: nothing behind them can be
 * restored until another one is taken. Segments from further than the database is now are of a past that it went back
 * from, and say nothing.
 */
export async function findLogGap(
  url: string,
  { store, spoolFolder }: GapQuestion,
): Promise<{ readonly first: string; readonly last: string } | undefined> {
  const newest = (await keptFulls(store)).at(-1);
  if (newest === undefined) return undefined;
  const { walSegmentBytes: segmentBytes } = newest;
  const { timeline, currentLsn } = await withReplication(url, identify);
  const current = segmentNumberAt(currentLsn, segmentBytes);
  const names = [...(await keptWal(store)).map(({ name }) => name), ...(await finishedIn(spoolFolder))];
  let from = 0;
  for (const name of names) {
    const segment = segmentOfName(name, segmentBytes);
    if (segment?.timeline === timeline && segment.number <= current) from = Math.max(from, segment.number);
  }
  return tornLog({ names, newest, timeline, segmentBytes, from });
}
