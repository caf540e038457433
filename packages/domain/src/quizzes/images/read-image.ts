import {
  IMAGE_MAX_BYTES,
  IMAGE_MAX_FRAMES,
  IMAGE_MAX_MOVING_PIXELS,
  IMAGE_MAX_PIXELS,
  IMAGE_MAX_SIDE,
  type ImageFile,
  type ImageKind,
  type ImageProblem,
  type ImageReader,
} from './image-file.ts';
import { readGif } from './read-gif.ts';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import { readWebp } from './read-webp.ts';

const readers: Readonly<Record<ImageKind, ImageReader>> = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
  gif: readGif,
};

/** By what they begin with, whatever the file is called. */
const signatures: readonly (readonly [kind: ImageKind, sign: RegExp])[] = [
  ['png', /^\x89PNG\r\n[\s\S]\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['gif', /^GIF8[79]a/],
];
const DRAWING = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i;

export type ImageReading =
  | { readonly image: ImageFile; readonly problem?: undefined }
  | { readonly problem: ImageProblem };

/** The beginning of a file is enough to know its kind; undefined for what is no image that is taken. */
export function imageKindOf(bytes: Uint8Array): ImageKind | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(([, sign]) => sign.test(head))?.[0];
}

/**
 * An image without what is not seen of it, or why it is none. Reading what it answers again gives the same bytes. What is
 * packed is not unpacked here. Never throws, whatever the bytes.
 */
export function readImage(bytes: Uint8Array): ImageReading {
  const kind = imageKindOf(bytes);
  if (kind === undefined) {
    const head = String.fromCharCode(...bytes.subarray(0, 64));
    return { problem: DRAWING.test(head) ? 'drawing' : 'unknown-kind' };
  }
  if (bytes.length > IMAGE_MAX_BYTES) return { problem: 'too-many-bytes' };
  const image = readOf(kind, bytes);
  if (image === undefined) return { problem: 'malformed' };
  const problem = problemOf(image);
  return problem === undefined ? { image } : { problem };
}

function readOf(kind: ImageKind, bytes: Uint8Array): ImageFile | undefined {
  try {
    const read = readers[kind](bytes);
    return read === undefined ? undefined : { kind, ...read };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function problemOf({ width, height, frames }: ImageFile): ImageProblem | undefined {
  const pixels = width * height;
  if (pixels === 0) return 'malformed';
  if (Math.max(width, height) > IMAGE_MAX_SIDE || pixels > IMAGE_MAX_PIXELS) return 'too-many-pixels';
  const isLong = frames > IMAGE_MAX_FRAMES || (frames > 1 && frames * pixels > IMAGE_MAX_MOVING_PIXELS);
  return isLong ? 'too-many-frames' : undefined;
}
