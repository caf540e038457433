import { ByteCursor, joined } from './byte-cursor.ts';
import { orientationIn } from './exif-orientation.ts';
import type { ImageReader } from './image-file.ts';

/** What is seen of it, and how colours are meant; and what makes it move. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'],
  ...['cICP', 'acTL', 'fcTL', 'fdAT'],
]);
const SIGNATURE = 8;
const HEADER = 13;
const MOVES = 8;

/** Keeps the chunks that are seen; a text, a moment and a place are not. */
export const readPng: ImageReader = (bytes) => {
  const cursor = new ByteCursor(bytes);
  cursor.skip(SIGNATURE);
  const kept = [cursor.since(0)];
  const found = { width: 0, height: 0, frames: 1, orientation: 1 };
  for (;;) {
    const from = cursor.at;
    const length = cursor.uint32();
    const type = cursor.word(4);
    const data = cursor.at;
    // Of another length they would be read from what is behind them.
    if ((type === 'IHDR' && length !== HEADER) || (type === 'acTL' && length !== MOVES))
      throw new RangeError(`${type} has another length`);
    if (type === 'IHDR') Object.assign(found, { width: cursor.uint32(), height: cursor.uint32() });
    if (type === 'acTL') found.frames = cursor.uint32();
    cursor.at = data;
    // The four bytes behind are the sum of the chunk.
    cursor.skip(length + 4);
    if (type === 'eXIf') found.orientation = orientationIn(bytes.subarray(data, data + length));
    if (KEPT.has(type)) kept.push(cursor.since(from));
    if (type === 'IEND') return { ...found, content: joined(kept) };
  }
};
