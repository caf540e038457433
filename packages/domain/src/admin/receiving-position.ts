import { nameOfSegment, segmentNumberAt, segmentOfName } from './wal-names.ts';

/** What a received segment is called until it is whole. */
export const RECEIVING = '.receiving';

export interface ReceivingQuestion {
  /** Whatever is kept or waits, by PostgreSQL's names, and segments that were begun, as `NAME.receiving`. */
  readonly names: readonly string[];
  readonly timeline: number;
  readonly segmentBytes: number;
  /** How far the log of the server is. */
  readonly currentLsn: string;
}

/** Where the log is received from, by the number of a segment. */
export interface ReceivingPosition {
  /** Behind everything of this timeline that is whole; a segment that was begun begins anew. */
  readonly from: number;
  /** Where to begin if the server has that no more: with the segment that it is writing. */
  readonly current: number;
}

/** Where receiving goes on after any end. Nothing is known of another timeline: there it begins with the running segment. */
export function receivingPosition({
  names,
  timeline,
  segmentBytes,
  currentLsn,
}: ReceivingQuestion): ReceivingPosition {
  const current = segmentNumberAt(currentLsn, segmentBytes);
  const begins = names.flatMap((name) => {
    const isBegun = name.endsWith(RECEIVING);
    const segment = segmentOfName(isBegun ? name.slice(0, -RECEIVING.length) : name, segmentBytes);
    return segment?.timeline === timeline ? [isBegun ? segment.number : segment.number + 1] : [];
  });
  const from = begins.length === 0 ? current : begins.reduce((one, other) => Math.max(one, other));
  return { from, current };
}

export interface TornQuestion {
  /** Whole segments, kept or waiting. */
  readonly names: readonly string[];
  /** The newest full backup; undefined if there is none. */
  readonly newest: { readonly stopLsn: string; readonly timeline: number } | undefined;
  readonly timeline: number;
  readonly segmentBytes: number;
  /** The first segment that will be received now. */
  readonly from: number;
}

/**
 * The first and the last segment that the newest full backup lacks before the one that is received next; undefined where
 * the log behind it hangs together. A full backup of another timeline is replaced anyway.
 */
export function tornLog({
  names,
  newest,
  timeline,
  segmentBytes,
  from,
}: TornQuestion): { readonly first: string; readonly last: string } | undefined {
  if (newest === undefined || newest.timeline !== timeline) return undefined;
  const kept = new Set(names);
  const lacking: string[] = [];
  for (let number = segmentNumberAt(newest.stopLsn, segmentBytes); number < from; number += 1) {
    const name = nameOfSegment({ timeline, number }, segmentBytes);
    if (!kept.has(name)) lacking.push(name);
  }
  const [first, last] = [lacking[0], lacking.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}
