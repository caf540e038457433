import type { Activity } from './activities.ts';
import type { StreamPlace } from './schemas.ts';

/** An entry with its place in the stream of its learner. */
export interface PlacedActivity extends Activity, StreamPlace {
  /** With which merge of accounts it came; null for one's own. */
  readonly mergeId: string | null;
}

/**
 * A stream in the order in which it counts, from one in the order of its places. What came with a merge counts in the order
 * of time among all that was there before the merge; what was recorded since counts after it, as it did when it was recorded.
 */
export function inOrderOfTime<E extends PlacedActivity>(entries: readonly E[]): E[] {
  let ordered: E[] = [];
  for (const block of blocksOf(entries))
    ordered = block[0]?.mergeId == null ? ordered.concat(block) : union(ordered, block);
  return ordered;
}

/** Neighbours that came with the same merge, or are all one's own. */
function blocksOf<E extends PlacedActivity>(entries: readonly E[]): E[][] {
  const blocks: E[][] = [];
  for (const entry of entries) {
    const last = blocks.at(-1);
    if (last?.[0]?.mergeId === entry.mergeId) last?.push(entry);
    else blocks.push([entry]);
  }
  return blocks;
}

/** Both in one, the earlier first; each keeps its own order, which is not always that of time. */
function union<E extends PlacedActivity>(own: readonly E[], others: readonly E[]): E[] {
  const united: E[] = [];
  let next = 0;
  for (const other of others) {
    for (let mine = own[next]; mine !== undefined && mine.moment.at <= other.moment.at; mine = own[next]) {
      united.push(mine);
      next += 1;
    }
    united.push(other);
  }
  return [...united, ...own.slice(next)];
}

interface Bringing<E> {
  /** The stream that they are brought into. */
  readonly own: readonly E[];
  /** The last version of its standing. */
  readonly version: number;
  readonly mergeId: string;
}

/**
 * The entries of another stream as they are brought into one's own: each source once, so not what is there already, and
 * behind its last version. Entries that made one version together go on to do so.
 */
export function broughtEntries<E extends PlacedActivity>(
  others: readonly E[],
  { own, version, mergeId }: Bringing<E>,
): E[] {
  const known = new Set(own.map(sourceOf));
  const versions = new Map<number, E[]>();
  for (const entry of inOrderOfTime(others)) {
    if (known.has(sourceOf(entry))) continue;
    versions.set(entry.version, [...(versions.get(entry.version) ?? []), entry]);
  }
  return [...versions.values()].flatMap((entries, index) =>
    entries.map((entry) => ({ ...entry, version: version + index + 1, mergeId })),
  );
}

function sourceOf({ kind, sourceId }: Activity): string {
  return `${kind}/${sourceId}`;
}
