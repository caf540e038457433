import { ByteCursor, joined } from './byte-cursor.ts';
import { orientationIn } from './exif-orientation.ts';
import type { ImageReader } from './image-file.ts';

const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
/** Baseline, extended, progressive: what browsers show. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const EXIF = 'Exif\0\0';
const PROFILE = 'ICC_PROFILE\0';

/** Keeps what is seen and how colours are meant; what a camera and programs wrote beside it is not. */
export const readJpeg: ImageReader = (bytes) => {
  const cursor = new ByteCursor(bytes);
  cursor.skip(2);
  const kept = [cursor.since(0)];
  const found = { width: 0, height: 0, frames: 1, orientation: 1 };
  for (;;) {
    const from = cursor.at;
    const marker = nextMarker(cursor);
    if (marker === undefined) return undefined;
    if (marker === SOI) return undefined;
    if (marker === EOI) {
      kept.push(Uint8Array.of(MARKER, EOI));
      return found.width === 0 ? undefined : { ...found, content: joined(kept) };
    }
    const start = cursor.at;
    const length = cursor.uint16();
    if (length < 2) return undefined;
    const segment = bytes.subarray(start + 2, start + length);
    cursor.at = start;
    cursor.skip(length);
    if (FRAMES.has(marker)) Object.assign(found, sizeIn(segment));
    if (marker === APP1 && startsWith(segment, EXIF))
      found.orientation = orientationIn(segment.subarray(EXIF.length));
    if (marker === SOS) passScan(cursor);
    if (isKept(marker, segment)) kept.push(cursor.since(from));
  }
};

/** Any number of bytes may fill the space before a marker. */
function nextMarker(cursor: ByteCursor): number | undefined {
  if (cursor.byte() !== MARKER) return undefined;
  for (;;) {
    const marker = cursor.byte();
    if (marker !== MARKER) return marker;
  }
}

function sizeIn(segment: Uint8Array): { height: number; width: number } {
  const cursor = new ByteCursor(segment);
  cursor.skip(1);
  return { height: cursor.uint16(), width: cursor.uint16() };
}

/** What is seen stands behind the head of a scan, up to a marker that is none of its own. */
function passScan(cursor: ByteCursor): void {
  for (;;) {
    const mark = cursor.bytes.indexOf(MARKER, cursor.at);
    if (mark === -1) throw new RangeError('the bytes end too early');
    cursor.at = mark + 1;
    const next = cursor.byte();
    const isInside = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (isInside) continue;
    cursor.at = mark;
    if (next !== MARKER) return;
    cursor.at = mark + 1;
  }
}

function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker === APP0) return startsWith(segment, 'JFIF\0');
  if (marker === APP2) return startsWith(segment, PROFILE);
  if (marker === APP14) return startsWith(segment, 'Adobe');
  return marker < APP0 || marker > APP15;
}

function startsWith(bytes: Uint8Array, word: string): boolean {
  return Array.from(word).every((character, index) => bytes[index] === character.charCodeAt(0));
}
