import { type PrunePlan, planPrune, RETENTION } from '@studyhall/domain/admin/backup-retention';
import { segmentNumberAt, segmentOfName } from '@studyhall/domain/admin/wal-names';
import { keptSites, pruneSiteBackups } from '../site/prune-site-backups.ts';
import { BACKUP_FILE, folderOfFull } from './backup-layout.ts';
import { findBranch } from './branch.ts';
import { claimStore } from './claim-store.ts';
import { alone } from './direct-connection.ts';
import type { FolderStore } from './folder-store.ts';
import { readFulls } from './kept-fulls.ts';
import { keptWal } from './kept-wal.ts';
import { roomFor, takenRoom } from './taken-room.ts';

export interface PruneOptions {
  readonly url: string;
  readonly store: FolderStore;
  /** `undefined`: a fifth of what is free on the disk and of what the backups have. */
  readonly maxBytes: number | undefined;
}

/** Removes what is kept no longer and says what that was; undefined while another process changes full backups. */
export async function pruneBackups({ url, store, maxBytes }: PruneOptions): Promise<PrunePlan | undefined> {
  return await alone(url, 'fulls', async (client) => {
    await claimStore(store, await findBranch(client));
    const plan = await prunePlan(store, maxBytes);
    for (const id of plan.fulls) await removeFull(store, id);
    for (const name of plan.wal) await store.remove(name);
    await store.removeDrafts('full/');
    await pruneSiteBackups({ url, store, beyond: plan.sites });
    return plan;
  });
}

/** The same without removing anything. */
export async function prunePlan(store: FolderStore, maxBytes: number | undefined): Promise<PrunePlan> {
  const { fulls, damaged, verified } = await readFulls(store);
  const segments = await keptWal(store);
  // One whose list is damaged may need any of the log.
  const segmentBytes = damaged.length > 0 ? undefined : fulls[0]?.walSegmentBytes;
  const { bytes, blobBytes: otherBytes } = await takenRoom(store);
  return planPrune({
    fulls: fulls.map((full) => ({
      id: full.id,
      startedAt: full.startedAt,
      timeline: full.timeline,
      firstSegment: segmentNumberAt(full.startLsn, full.walSegmentBytes),
      bytes: full.files.reduce((sum, file) => sum + file.bytes, 0),
      isVerified: verified.has(full.id),
    })),
    wal: segments.flatMap(({ name, file }) => {
      // A label goes with its segment; histories are small, and every later timeline needs them.
      const segment = segmentBytes === undefined ? undefined : segmentOfName(name.slice(0, 24), segmentBytes);
      if (segment === undefined) return [];
      return [{ file: file.name, timeline: segment.timeline, segment: segment.number, bytes: file.bytes }];
    }),
    sites: await keptSites(store),
    otherBytes,
    rule: RETENTION,
    maxBytes: (await roomFor(store, { maxBytes, bytes })) ?? Number.POSITIVE_INFINITY,
  });
}

/** The list first: what is removed half is not there. */
async function removeFull(store: FolderStore, id: string): Promise<void> {
  const folder = folderOfFull(id);
  await store.remove(`${folder}${BACKUP_FILE}`);
  for (const { name } of await store.list(folder)) await store.remove(name);
}
