import { rememberErasedMeanwhile } from '../restore/erased-accounts.ts';
import { BackupError } from './backup-error.ts';
import type { BackupStore } from './backup-store.ts';
import { findBranch } from './branch.ts';
import { takeOver } from './branch-marks.ts';
import { claimBranch, refusalOf, refuseForeignStore } from './claim-store.ts';
import { alone } from './direct-connection.ts';
import type { FolderStore } from './folder-store.ts';
import { keptWal, readSegment } from './kept-wal.ts';
import { mayReplicate } from './may-replicate.ts';
import { identify, withReplication } from './replication-connection.ts';
import { ancestorsIn, findHistory, type TimelineHistory, writeHistory } from './timeline-history.ts';

export interface AdoptOptions {
  /** The database that goes on in the place of the one whose backups are kept, past any pooler. */
  readonly url: string;
  readonly store: FolderStore;
}

/**
 * Gives a store to a database: from now on nobody else writes there, and the latest state is this one's. False where it
 * was its own already; undefined while another process changes backups. Errors: BackupError `not-possible-here` for the
 * store of a database that has nothing in common with it, or that has log of the same name.
 */
export async function adoptStore({ url, store }: AdoptOptions): Promise<boolean | undefined> {
  return await alone(url, 'fulls', async (client) => {
    const branch = await findBranch(client);
    await refuseForeignStore(store, branch);
    if ((await refusalOf(store, branch)) === undefined) {
      await claimBranch(store, branch);
      return false;
    }
    const line = (await mayReplicate(url)) ? await withReplication(url, findLine) : undefined;
    const abandoned = line === undefined ? [] : await abandonedBy(line, store);
    if (line?.history !== undefined) await writeHistory(store, line.history);
    await rememberErasedMeanwhile(store, client);
    await takeOver(store, { branch, abandoned });
    return true;
  });
}

/** The timeline that a server is on, and those that it came from. */
interface Line {
  readonly timeline: number;
  readonly history: TimelineHistory | undefined;
}

async function findLine(replication: Parameters<typeof identify>[0]): Promise<Line> {
  const { timeline } = await identify(replication);
  return { timeline, history: await findHistory(replication, timeline) };
}

/** Timelines that are kept and are none of a server's. */
async function abandonedBy({ timeline, history }: Line, store: BackupStore): Promise<number[]> {
  const wal = await keptWal(store);
  const known = new Set(wal.map(({ name }) => Number.parseInt(name.slice(0, 8), 16)));
  if (history !== undefined) {
    const kept = wal.find(({ name }) => name === history.name);
    const isSame =
      kept === undefined ? !known.has(timeline) : (await readSegment(store, kept)).equals(history.content);
    if (!isSame) throw sameNames(store.place, 'BACKUP_DIR to another folder');
  }
  const own = new Set([timeline, ...ancestorsIn(history)]);
  return [...known].filter((one) => !own.has(one));
}

/** Two restores from one place have begun timelines of one number. */
export function sameNames(place: string, cure: string): BackupError {
  return new BackupError(
    'not-possible-here',
    `${place} keeps the log of another restored installation under the same names as this one's: it cannot be adopted. Set ${cure}`,
  );
}
