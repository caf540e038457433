import { lsnOfBytes, nameOfSegment, segmentOfName } from './wal-names.ts';

/** Segments of one timeline that follow each other without a gap. */
export interface WalRange {
  readonly timeline: number;
  readonly first: string;
  readonly last: string;
  readonly fromNumber: number;
  readonly toNumber: number;
  /** The place of its first byte, and the one behind its last. */
  readonly startLsn: string;
  readonly endLsn: string;
}

export interface WalGap {
  /** The names of the first and the last segment that is missing. */
  readonly first: string;
  readonly last: string;
  readonly segments: number;
}

export interface WalContinuity {
  readonly ranges: readonly WalRange[];
  readonly gaps: readonly WalGap[];
}

/** Puts segments in order, whatever else stands between their names: what hangs together, and what is missing within a timeline. */
export function walContinuity(names: readonly string[], segmentBytes: number): WalContinuity {
  const numbers = new Map<number, Set<number>>();
  for (const name of names) {
    const segment = segmentOfName(name, segmentBytes);
    if (segment === undefined) continue;
    const known = numbers.get(segment.timeline) ?? new Set();
    numbers.set(segment.timeline, known.add(segment.number));
  }
  const ranges: WalRange[] = [];
  const gaps: WalGap[] = [];
  for (const [timeline, found] of [...numbers].sort(([one], [other]) => one - other)) {
    const nameOf = (number: number) => nameOfSegment({ timeline, number }, segmentBytes);
    let last: number | undefined;
    for (const [from, to] of runsOf(found)) {
      if (last !== undefined)
        gaps.push({ first: nameOf(last + 1), last: nameOf(from - 1), segments: from - last - 1 });
      last = to;
      ranges.push({
        timeline,
        first: nameOf(from),
        last: nameOf(to),
        fromNumber: from,
        toNumber: to,
        startLsn: lsnOfBytes(from * segmentBytes),
        endLsn: lsnOfBytes((to + 1) * segmentBytes),
      });
    }
  }
  return { ranges, gaps };
}

function runsOf(numbers: ReadonlySet<number>): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
