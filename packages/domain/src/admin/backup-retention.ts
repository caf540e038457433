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

/** All rows as they were at one moment. */
export interface RetainedSite {
  readonly id: string;
  readonly startedAt: Date;
  readonly bytes: number;
}

export interface PruneQuestion {
  readonly fulls: readonly RetainedFull[];
  readonly wal: readonly RetainedWal[];
  readonly sites: readonly RetainedSite[];
  /** What takes room as long as any of them needs it, and goes by itself. */
  readonly otherBytes: number;
  readonly rule: RetentionRule;
  /** For all of it together. */
  readonly maxBytes: number;
}

export interface PrunePlan {
  /** Of full backups, oldest first. */
  readonly fulls: readonly string[];
  /** The same of copies of rows. */
  readonly sites: readonly string[];
  readonly wal: readonly string[];
  readonly freedBytes: number;
  readonly keptBytes: number;
}

/**
 * What to remove: backups that no day, week or month keeps, then the oldest of either kind until the rest has room, and the
 * log that no kept one needs. Never the newest of a kind, never the newest that was verified, and no log while there is no
 * full backup.
 */
export function planPrune({ fulls, wal, sites, otherBytes, rule, maxBytes }: PruneQuestion): PrunePlan {
  const [oldestFulls, oldestSites] = [oldestFirst(fulls), oldestFirst(sites)];
  const untouchable = untouchableOf(oldestFulls, oldestSites);
  const chosen = new Set([...keptByRule(oldestFulls, rule), ...keptByRule(oldestSites, rule)]);
  const isChosen = (one: RetainedSite) => chosen.has(one) || untouchable.has(one);
  const gone = new Set<RetainedSite>([...oldestFulls, ...oldestSites].filter((one) => !isChosen(one)));
  const left = () => {
    const kept = {
      fulls: oldestFulls.filter((one) => !gone.has(one)),
      sites: oldestSites.filter((one) => !gone.has(one)),
    };
    const needed = walFor(kept.fulls, wal);
    return { needed, bytes: sumOf(kept.fulls) + sumOf(kept.sites) + sumOf(needed) + otherBytes };
  };
  let rest = left();
  for (const oldest of oldestFirst([...oldestFulls, ...oldestSites])) {
    if (rest.bytes <= maxBytes) break;
    if (gone.has(oldest) || untouchable.has(oldest)) continue;
    gone.add(oldest);
    rest = left();
  }
  const needed = new Set(rest.needed);
  return {
    fulls: oldestFulls.filter((one) => gone.has(one)).map(({ id }) => id),
    sites: oldestSites.filter((one) => gone.has(one)).map(({ id }) => id),
    wal: wal.filter((file) => !needed.has(file)).map(({ file }) => file),
    freedBytes: sumOf(fulls) + sumOf(sites) + sumOf(wal) + otherBytes - rest.bytes,
    keptBytes: rest.bytes,
  };
}

function oldestFirst<One extends RetainedSite>(items: readonly One[]): One[] {
  return items.toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
}

function untouchableOf(
  fulls: readonly RetainedFull[],
  sites: readonly RetainedSite[],
): ReadonlySet<RetainedSite> {
  const newest = [fulls.at(-1), fulls.findLast(({ isVerified }) => isVerified), sites.at(-1)];
  return new Set(newest.filter((one) => one !== undefined));
}

/** The first of each of the last days, weeks and months that have any. */
function keptByRule(items: readonly RetainedSite[], rule: RetentionRule): ReadonlySet<RetainedSite> {
  const kept = new Set<RetainedSite>();
  const periods: [(at: Date) => string, number][] = [
    [dayOf, rule.daily],
    [weekOf, rule.weekly],
    [monthOf, rule.monthly],
  ];
  for (const [periodOf, count] of periods) {
    const first = new Map(items.toReversed().map((one) => [periodOf(one.startedAt), one]));
    for (const one of [...first.values()].slice(0, count)) kept.add(one);
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
