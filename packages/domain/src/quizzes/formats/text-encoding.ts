/** What texts of questions come in; by the names that decoders have. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * What the bytes that a text begins with are written in; undefined while they are what every encoding writes alike. Windows-1252
 * is what most bytes beyond are no UTF-8 of: a broken UTF-8 stays UTF-8, so that whoever decodes it says so.
 */
export function encodingOf(bytes: Uint8Array): TextEncoding | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return utf16;
  let sequences = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const length = sequenceLength(lead);
    if (length > 1 && at + length > bytes.length && areTail(bytes, at + 1, bytes.length)) break;
    if (length > 1 && areTail(bytes, at + 1, at + length)) {
      sequences += 1;
      at += length - 1;
    } else others += 1;
  }
  if (sequences + others === 0) return undefined;
  return others > sequences ? 'windows-1252' : 'utf-8';
}

const LOOKED_AT = 256;
const MANY = 0.4;

/** UTF-16 is known by its mark, or by every other byte being zero. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = Math.max(1, sample.length * MANY);
  if (odd >= many && even === 0) return 'utf-16le';
  return even >= many && odd === 0 ? 'utf-16be' : undefined;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

function areTail(bytes: Uint8Array, from: number, to: number): boolean {
  return bytes.subarray(from, to).every((byte) => byte >= 0x80 && byte <= 0xbf);
}
