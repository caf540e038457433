/** What a page of the log begins with; the first of a segment says more. */
const SHORT_HEADER_BYTES = 24;
const LONG_HEADER_BYTES = 40;
const LONG_HEADER_FLAG = 2;
const RECORD_HEADER_BYTES = 24;
/** The resource manager of transactions, and two kinds of its records. */
const TRANSACTIONS = 1;
const KIND_MASK = 0x70;
const COMMITS: readonly number[] = [0x00, 0x30];
/** What may stand before a record's own data. */
const ORIGIN = 253;
const TOP_LEVEL_XID = 252;
const SHORT_DATA = 255;
const LONG_DATA = 254;
/** PostgreSQL counts microseconds from the year 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/**
 * When the last transaction committed whose end lies in this segment, to the millisecond below; undefined if none did.
 * That is how far a restore can come with it: a moment behind the last commit is none that PostgreSQL can stop at.
 */
export function lastCommitIn(segment: Buffer): Date | undefined {
  const { log, begin } = withoutPageHeaders(segment);
  let last: Date | undefined;
  for (let at = begin; at + RECORD_HEADER_BYTES <= log.length; ) {
    const length = log.readUInt32LE(at);
    // Nothing more was written, or the rest of this record is in the next segment.
    if (length < RECORD_HEADER_BYTES || at + length > log.length) break;
    last = commitTimeOf(log.subarray(at, at + length)) ?? last;
    at = aligned(at + length);
  }
  return last;
}

/** The records as if there were no pages, and where the first whole one begins. */
function withoutPageHeaders(segment: Buffer): { readonly log: Buffer; readonly begin: number } {
  const pageBytes = segment.readUInt32LE(36);
  if ((segment.readUInt16LE(2) & LONG_HEADER_FLAG) === 0 || pageBytes < 1024 || pageBytes > 65_536)
    return { log: Buffer.alloc(0), begin: 0 };
  const pages: Buffer[] = [];
  for (let at = 0; at < segment.length; at += pageBytes) {
    const isLong = (segment.readUInt16LE(at + 2) & LONG_HEADER_FLAG) !== 0;
    pages.push(segment.subarray(at + (isLong ? LONG_HEADER_BYTES : SHORT_HEADER_BYTES), at + pageBytes));
  }
  return { log: Buffer.concat(pages), begin: aligned(segment.readUInt32LE(16)) };
}

function commitTimeOf(record: Buffer): Date | undefined {
  const isCommit = record[17] === TRANSACTIONS && COMMITS.includes((record[16] ?? KIND_MASK) & KIND_MASK);
  if (!isCommit) return undefined;
  let at = RECORD_HEADER_BYTES;
  if (record[at] === ORIGIN) at += 3;
  if (record[at] === TOP_LEVEL_XID) at += 5;
  if (record[at] === SHORT_DATA) at += 2;
  else if (record[at] === LONG_DATA) at += 5;
  else return undefined;
  if (at + 8 > record.length) return undefined;
  return new Date(EPOCH_MS + Number(record.readBigInt64LE(at) / 1000n));
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
