import { ByteCursor, joined } from './byte-cursor.ts';
import type { ImageReader } from './image-file.ts';

const HEAD = 6;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const CONTROL = 0xf9;
const APPLICATION = 0xff;
/** How often it moves anew. */
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** Keeps the frames and how they follow one another; comments and what programs wrote are not seen. */
export const readGif: ImageReader = (bytes) => {
  const cursor = new ByteCursor(bytes);
  cursor.skip(HEAD);
  const width = cursor.uint16(true);
  const height = cursor.uint16(true);
  passColours(cursor, cursor.byte(), 2);
  const kept = [cursor.since(0)];
  let frames = 0;
  for (;;) {
    const from = cursor.at;
    const block = cursor.byte();
    if (block === TRAILER) {
      kept.push(cursor.since(from));
      return frames === 0 ? undefined : { width, height, frames, orientation: 1, content: joined(kept) };
    }
    if (block === IMAGE) {
      cursor.skip(8);
      passColours(cursor, cursor.byte(), 1);
      passBlocks(cursor);
      frames += 1;
      kept.push(cursor.since(from));
    } else if (block !== EXTENSION) return undefined;
    else if (passExtension(cursor)) kept.push(cursor.since(from));
  }
};

/** The table of colours that flags speak of, behind so many bytes, counted from the flags. */
function passColours(cursor: ByteCursor, flags: number, behind: number): void {
  // Of an image the first byte behind the colours is a size of its own.
  const hasTable = flags >= 0x80;
  const table = hasTable ? 3 * 2 ** ((flags % 8) + 1) : 0;
  cursor.skip(behind + table);
}

function passBlocks(cursor: ByteCursor): void {
  for (let length = cursor.byte(); length > 0; length = cursor.byte()) cursor.skip(length);
}

/** Whether it says something of what is seen. */
function passExtension(cursor: ByteCursor): boolean {
  const label = cursor.byte();
  const start = cursor.at;
  const isKept = label === CONTROL || (label === APPLICATION && isLoop(cursor));
  cursor.at = start;
  passBlocks(cursor);
  return isKept;
}

function isLoop(cursor: ByteCursor): boolean {
  const length = cursor.byte();
  return length === 11 && LOOPS.has(cursor.word(length));
}
