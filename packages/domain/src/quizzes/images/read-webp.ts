import { ByteCursor, joined } from './byte-cursor.ts';
import { orientationIn } from './exif-orientation.ts';
import type { ImageReader } from './image-file.ts';

const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HEAD = 12;
/** In the first byte of VP8X: that there is Exif, that there is XMP. */
const TOLD_BESIDE = 0x0c;

/** Keeps the chunks that are seen, and says in the head that there are no others. */
export const readWebp: ImageReader = (bytes) => {
  const cursor = new ByteCursor(bytes);
  cursor.skip(4);
  const end = cursor.uint32(true) + 8;
  if (end > bytes.length) return undefined;
  cursor.at = HEAD;
  const kept: Uint8Array[] = [];
  const found = { width: 0, height: 0, frames: 0, orientation: 1 };
  while (cursor.at < end) {
    const from = cursor.at;
    const type = cursor.word(4);
    const length = cursor.uint32(true);
    const data = cursor.at;
    // What follows begins at an even place.
    cursor.skip(length + (length % 2));
    const chunk = bytes.subarray(data, data + length);
    if (found.width === 0) Object.assign(found, sizeIn(type, chunk));
    if (type === 'ANMF') found.frames += 1;
    if (type === 'EXIF') found.orientation = orientationIn(withoutHead(chunk));
    if (KEPT.has(type)) kept.push(type === 'VP8X' ? toldNothing(cursor.since(from)) : cursor.since(from));
  }
  if (found.width === 0) return undefined;
  const content = joined([bytes.slice(0, HEAD), ...kept]);
  new DataView(content.buffer).setUint32(4, content.length - 8, true);
  return { ...found, frames: Math.max(1, found.frames), content };
};

function sizeIn(type: string, chunk: Uint8Array): object {
  const cursor = new ByteCursor(chunk);
  const uint24 = () => cursor.byte() + cursor.byte() * 256 + cursor.byte() * 65_536;
  if (type === 'VP8X') {
    cursor.skip(4);
    return { width: uint24() + 1, height: uint24() + 1 };
  }
  if (type === 'VP8 ') {
    cursor.skip(6);
    return { width: cursor.uint16(true) % 16_384, height: cursor.uint16(true) % 16_384 };
  }
  if (type !== 'VP8L') return {};
  cursor.skip(1);
  const bits = cursor.uint32(true);
  return { width: (bits % 16_384) + 1, height: (Math.floor(bits / 16_384) % 16_384) + 1 };
}

function toldNothing(chunk: Uint8Array): Uint8Array {
  const changed = chunk.slice();
  changed[8] = (changed[8] ?? 0) & ~TOLD_BESIDE;
  return changed;
}

/** Some programs write it as it stands in a JPEG. */
function withoutHead(exif: Uint8Array): Uint8Array {
  return exif[0] === 0x45 ? exif.subarray(6) : exif;
}
