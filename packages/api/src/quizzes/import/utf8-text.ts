import { isUtf8 } from 'node:buffer';
import { DomainError } from '@studyhall/domain/errors';
import { utf16Of } from '@studyhall/domain/quizzes/formats/text-encoding';

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LONGEST_SEQUENCE = 4;

/**
 * Decodes UTF-8 as it comes and skips a byte order mark; `position` is where in its file it begins. Errors: `file-not-utf8` with `bytePosition`, the offset of the
 * first byte that cannot be, and `encoding` when it is plainly UTF-16.
 */
export async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>, position = 0): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let restPosition = position;
  let isFirst = true;
  for await (const chunk of chunks) {
    const bytes =
      rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([rest, chunk]);
    if (isFirst && bytes.length < LONGEST_SEQUENCE) {
      rest = Buffer.from(bytes);
      continue;
    }
    const start = isFirst ? startOf(bytes) : 0;
    isFirst = false;
    const end = lastBoundary(bytes);
    yield decode(bytes.subarray(start, end), restPosition + start);
    rest = Buffer.from(bytes.subarray(end));
    restPosition += end;
  }
  const start = isFirst ? startOf(rest) : 0;
  if (rest.length > start) yield decode(rest.subarray(start), restPosition + start);
}

/** Where the text begins. */
function startOf(bytes: Buffer): number {
  const encoding = utf16Of(bytes);
  if (encoding !== undefined)
    throw new DomainError('file-not-utf8', { bytePosition: 0, encoding: encoding.toUpperCase() });
  return bytes.subarray(0, 3).equals(UTF8_BOM) ? 3 : 0;
}

/** The end of the last whole sequence; what follows may go on in the next chunk. */
function lastBoundary(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_SEQUENCE && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function decode(bytes: Buffer, position: number): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new DomainError('file-not-utf8', { bytePosition: position + firstInvalid(bytes) });
}

/** The first byte after the longest valid start, found by halving. */
function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const end = lastBoundary(bytes.subarray(0, middle));
    if (isUtf8(bytes.subarray(0, end))) valid = middle;
    else invalid = middle;
  }
  return lastBoundary(bytes.subarray(0, valid));
}
