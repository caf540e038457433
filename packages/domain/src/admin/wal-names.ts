/** A finished segment of the write-ahead log, as PostgreSQL names it: timeline and number, each in hex. */
export interface WalSegment {
  readonly timeline: number;
  /** Counts segments from the beginning of the log; its first byte is at `number × size`. */
  readonly number: number;
}

const SEGMENT = /^([\dA-F]{8})([\dA-F]{8})([\dA-F]{8})$/;
const LSN = /^([\dA-F]{1,8})\/([\dA-F]{1,8})$/i;
const FOUR_GIBIBYTES = 2 ** 32;

/** A place in the log in bytes from its beginning, of what PostgreSQL writes as `0/2000028`. Below 2^53: 9 petabytes. */
export function bytesOfLsn(lsn: string): number {
  const [, high = '', low = ''] = LSN.exec(lsn) ?? [];
  const bytes = Number.parseInt(high, 16) * FOUR_GIBIBYTES + Number.parseInt(low, 16);
  if (!Number.isSafeInteger(bytes)) throw new RangeError(`${lsn} is no place in a log`);
  return bytes;
}

export function lsnOfBytes(bytes: number): string {
  const inHex = (value: number) => value.toString(16).toUpperCase();
  return `${inHex(Math.floor(bytes / FOUR_GIBIBYTES))}/${inHex(bytes % FOUR_GIBIBYTES)}`;
}

/** undefined for a history file, a label, a part of a segment, and whatever else. */
export function segmentOfName(name: string, segmentBytes: number): WalSegment | undefined {
  const [, timeline = '', high = '', low = ''] = SEGMENT.exec(name) ?? [];
  if (timeline === '') return undefined;
  const perFile = FOUR_GIBIBYTES / segmentBytes;
  return {
    timeline: Number.parseInt(timeline, 16),
    number: Number.parseInt(high, 16) * perFile + Number.parseInt(low, 16),
  };
}

export function nameOfSegment({ timeline, number }: WalSegment, segmentBytes: number): string {
  const perFile = FOUR_GIBIBYTES / segmentBytes;
  return [timeline, Math.floor(number / perFile), number % perFile]
    .map((part) => part.toString(16).toUpperCase().padStart(8, '0'))
    .join('');
}

/** Which segment holds the byte at this place. */
export function segmentNumberAt(lsn: string, segmentBytes: number): number {
  return Math.floor(bytesOfLsn(lsn) / segmentBytes);
}
