import { ByteCursor } from './byte-cursor.ts';

const ORIENTATION = 0x0112;

/** How Exif says that an image lies, 1 to 8; 1 where it does not say. */
export function orientationIn(exif: Uint8Array): number {
  try {
    return read(new ByteCursor(exif)) ?? 1;
  } catch (error) {
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

function read(cursor: ByteCursor): number | undefined {
  const order = cursor.word(2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const isLittle = order === 'II';
  cursor.skip(2);
  cursor.at = cursor.uint32(isLittle);
  const entries = cursor.uint16(isLittle);
  for (let entry = 0; entry < entries; entry += 1) {
    const isOrientation = cursor.uint16(isLittle) === ORIENTATION;
    cursor.skip(6);
    if (isOrientation) {
      const value = cursor.uint16(isLittle);
      return value >= 1 && value <= 8 ? value : undefined;
    }
    cursor.skip(4);
  }
  return undefined;
}
