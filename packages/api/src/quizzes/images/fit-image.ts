import { DomainError } from '@studyhall/domain/errors';
import type { ImageFile, ImageProblem } from '@studyhall/domain/quizzes/images/image-file';
import { type ImageReading, readImage } from '@studyhall/domain/quizzes/images/read-image';
import type { Sharp } from 'sharp';
import { createGate } from '../../platform/gate.ts';
import { imageDecoder } from '../../platform/image-decoder.ts';

/** More than a screen has: a camera's photo is made smaller, so that learners do not wait for what they cannot see. */
const PHOTO_MAX_SIDE = 2_560;
const SECONDS_MAX = 10;
/** Each is unpacked as it is read. */
const gate = createGate({ atOnce: 1, waiting: 20 });

/**
 * An image as questions show it: upright, without what cameras wrote into it; a photo no larger than a screen. What it
 * answers stays the same when it is fitted again. Errors: `image-unfit`, `busy`.
 */
export async function fitImage(bytes: Uint8Array): Promise<ImageFile> {
  const read = demandImage(readImage(bytes));
  return await gate(async () => {
    const image = isAsShown(read) ? read : demandImage(readImage(await asShown(bytes, read)));
    await unpack(image);
    return image;
  });
}

function demandImage(reading: ImageReading): ImageFile {
  if (reading.problem !== undefined) throw unfit(reading.problem);
  return reading.image;
}

function unfit(problem: ImageProblem): DomainError {
  return new DomainError('image-unfit', { problem });
}

function isAsShown({ kind, width, height, orientation, frames }: ImageFile): boolean {
  const isLarge = kind === 'jpeg' && Math.max(width, height) > PHOTO_MAX_SIDE;
  return frames > 1 || (orientation === 1 && !isLarge);
}

async function asShown(bytes: Uint8Array, { orientation }: ImageFile): Promise<Uint8Array> {
  const sharp = await imageDecoder.open();
  try {
    const bounds = { width: PHOTO_MAX_SIDE, height: PHOTO_MAX_SIDE } as const;
    return await turned(sharp(bytes, { failOn: 'error' }), orientation)
      .timeout({ seconds: SECONDS_MAX })
      .resize({ ...bounds, fit: 'inside', withoutEnlargement: true })
      .toBuffer();
  } catch {
    throw unfit('malformed');
  }
}

/** By what was read of the file: of a WebP the decoder does not always know how it lies. Mirrors come before turns. */
function turned(image: Sharp, orientation: number): Sharp {
  const mirrored = [2, 5, 7].includes(orientation) ? image.flop() : orientation === 4 ? image.flip() : image;
  return mirrored.rotate(DEGREES[orientation] ?? 0);
}

const DEGREES: Readonly<Record<number, number>> = { 3: 180, 5: 270, 6: 90, 7: 90, 8: 270 };

/** Whether all of it is there: of what moves its beginning, whose rest was counted. */
async function unpack({ content }: ImageFile): Promise<void> {
  const sharp = await imageDecoder.open();
  try {
    await sharp(content, { failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS_MAX })
      .resize({ width: 16, height: 16, fit: 'inside' })
      .raw()
      .toBuffer();
  } catch {
    throw unfit('malformed');
  }
}
