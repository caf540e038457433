import { type WalGap, walContinuity } from '@studyhall/domain/admin/wal-continuity';
import { nameOfSegment, segmentNumberAt } from '@studyhall/domain/admin/wal-names';
import type { PhysicalBackup } from './backup-layout.ts';
import type { BackupStore } from './backup-store.ts';
import { keptFulls } from './kept-fulls.ts';
import { type KeptWal, keptWal, readSegment } from './kept-wal.ts';
import { lastCommitIn } from './last-commit.ts';

/** Which moments a full backup and the log behind it can bring back: every one from `from` to `to`. */
export interface PossibleMoments {
  readonly fullId: string;
  /** The one to recover along, and no later one: the log of another was not looked at. */
  readonly timeline: number;
  readonly from: Date;
  /** The last commit that is kept; `from` where there is none behind it. */
  readonly to: Date;
  /** The last segment without a gap; undefined where the full backup stands alone. */
  readonly lastSegment: string | undefined;
  /** What is missing behind it although later segments are there. */
  readonly gap: WalGap | undefined;
}

export interface MomentsOptions {
  /** Segments that are known to be damaged, by PostgreSQL's names. */
  readonly without?: ReadonlySet<string>;
}

/** Oldest full backup first; windows overlap. Errors: BackupError `damaged-file` names a segment that cannot be read. */
export async function possibleMoments(
  store: BackupStore,
  { without = new Set() }: MomentsOptions = {},
): Promise<PossibleMoments[]> {
  const fulls = await keptFulls(store);
  const segments = (await keptWal(store)).filter(({ name }) => !without.has(name));
  const commits = createCommitTimes(store, segments);
  const windows: PossibleMoments[] = [];
  for (const full of fulls) windows.push(await windowOf(full, segments, commits));
  return windows;
}

type CommitTimes = (name: string) => Promise<Date | undefined>;

/** Windows overlap, and often end with the same segment. */
function createCommitTimes(store: BackupStore, segments: readonly KeptWal[]): CommitTimes {
  const byName = new Map(segments.map((segment) => [segment.name, segment]));
  const known = new Map<string, Date | undefined>();
  return async (name) => {
    const segment = byName.get(name);
    if (!known.has(name) && segment !== undefined)
      known.set(name, lastCommitIn(await readSegment(store, segment)));
    return known.get(name);
  };
}

async function windowOf(
  full: PhysicalBackup,
  segments: readonly KeptWal[],
  commitTimeIn: CommitTimes,
): Promise<PossibleMoments> {
  const { id: fullId, timeline, finishedAt: from, walSegmentBytes: segmentBytes } = full;
  const { ranges, gaps } = walContinuity(
    segments.map(({ name }) => name),
    segmentBytes,
  );
  // The log up to the stop lies in the full backup itself, the segment of the stop perhaps not to its end.
  const first = segmentNumberAt(full.stopLsn, segmentBytes);
  const range = ranges.find(
    (one) => one.timeline === timeline && one.fromNumber <= first && first <= one.toNumber,
  );
  const lastNumber = range?.toNumber ?? first - 1;
  const nameOf = (number: number) => nameOfSegment({ timeline, number }, segmentBytes);
  let to = from;
  for (let number = lastNumber; number >= first; number -= 1) {
    const commit = await commitTimeIn(nameOf(number));
    if (commit === undefined) continue;
    to = commit > from ? commit : from;
    break;
  }
  const gap = gaps.find((one) => one.first === nameOf(lastNumber + 1));
  const later = ranges.find((one) => one.timeline === timeline && one.fromNumber > first);
  const missing =
    gap ??
    (range === undefined && later !== undefined
      ? { first: nameOf(first), last: nameOf(later.fromNumber - 1), segments: later.fromNumber - first }
      : undefined);
  return {
    fullId,
    timeline,
    from,
    to,
    lastSegment: range === undefined ? undefined : nameOf(lastNumber),
    gap: missing,
  };
}
