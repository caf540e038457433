/** How many days, weeks and months keep their first full backup: the log goes on from there. */
export interface RetentionRule {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const RETENTION: RetentionRule = { daily: 7, weekly: 4, monthly: 6 };

export interface RetainedFull {
  readonly id: string;
  readonly startedAt: Date;
  readonly timeline: number;
  /** The number of the segment that a restore begins with. */
  readonly firstSegment: number;
  readonly bytes: number;
  readonly isVerified: boolean;
}

export interface RetainedWal {
  /** As the store calls it. */
  readonly file: string;
  readonly timeline: number;
  readonly segment: number;
  readonly bytes: number;
}

export interface PruneQuestion {
  readonly fulls: readonly RetainedFull[];
  readonly wal: readonly RetainedWal[];
  readonly rule: RetentionRule;
  readonly maxBytes: number;
}

export interface PrunePlan {
  /** Of full backups, oldest first. */
  readonly fulls: readonly string[];
  readonly wal: readonly string[];
  readonly freedBytes: number;
  readonly keptBytes: number;
}

/**
 * What to remove: full backups that no day, week or month keeps, then the oldest until the rest has room, and the log
 * that no kept one needs. Never the newest, never the newest that was verified, and no log while there is no full backup.
 */
export function planPrune({ fulls, wal, rule, maxBytes }: PruneQuestion): PrunePlan {
  const oldestFirst = [...fulls].sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
  const untouchable = untouchableOf(oldestFirst);
  const chosen = keptByRule(oldestFirst, rule);
  let kept = oldestFirst.filter((full) => chosen.has(full.id) || untouchable.has(full.id));
  let neededWal = walFor(kept, wal);
  while (sumOf(kept) + sumOf(neededWal) > maxBytes) {
    const oldest = kept.find((full) => !untouchable.has(full.id));
    if (oldest === undefined) break;
    kept = kept.filter((full) => full !== oldest);
    neededWal = walFor(kept, wal);
  }
  const keptBytes = sumOf(kept) + sumOf(neededWal);
  const needed = new Set(neededWal);
  return {
    fulls: oldestFirst.filter((full) => !kept.includes(full)).map(({ id }) => id),
    wal: wal.filter((file) => !needed.has(file)).map(({ file }) => file),
    freedBytes: sumOf(fulls) + sumOf(wal) - keptBytes,
    keptBytes,
  };
}

function untouchableOf(oldestFirst: readonly RetainedFull[]): ReadonlySet<string> {
  const newest = [oldestFirst.at(-1), oldestFirst.findLast(({ isVerified }) => isVerified)];
  return new Set(newest.flatMap((full) => (full === undefined ? [] : [full.id])));
}

/** The first of each of the last days, weeks and months that have any. */
function keptByRule(oldestFirst: readonly RetainedFull[], rule: RetentionRule): ReadonlySet<string> {
  const kept = new Set<string>();
  const periods: [(at: Date) => string, number][] = [
    [dayOf, rule.daily],
    [weekOf, rule.weekly],
    [monthOf, rule.monthly],
  ];
  for (const [periodOf, count] of periods) {
    const first = new Map(oldestFirst.toReversed().map((full) => [periodOf(full.startedAt), full.id]));
    for (const id of [...first.values()].slice(0, count)) kept.add(id);
  }
  return kept;
}

const DAY_MS = 86_400_000;
/** The first Monday that there was: weeks are counted from it. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function weekOf(at: Date): string {
  return String(Math.floor((at.getTime() - FIRST_MONDAY_MS) / (7 * DAY_MS)));
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** A later timeline begins where an earlier one was left, so a full backup needs the later ones' segments as well. */
function walFor(kept: readonly RetainedFull[], wal: readonly RetainedWal[]): readonly RetainedWal[] {
  if (kept.length === 0) return wal;
  return wal.filter((file) =>
    kept.some((full) => full.timeline <= file.timeline && full.firstSegment <= file.segment),
  );
}

function sumOf(items: readonly { readonly bytes: number }[]): number {
  return items.reduce((sum, { bytes }) => sum + bytes, 0);
}
