import { PICTURE_PIXELS } from '@studyhall/domain/auth/picture';
import { DomainError } from '@studyhall/domain/errors';
import { logoKindOf } from '@studyhall/domain/platform/site-logo';
import { createGate } from '../../platform/gate.ts';
import { imageDecoder } from '../../platform/image-decoder.ts';

/** More than a camera has, less than what fills the memory when it is unpacked. */
const PIXELS_MAX = 50_000_000;
const SECONDS_MAX = 10;
/** Each is unpacked as a whole, and turned: 450 megabytes for a moment at the most. */
const gate = createGate({ atOnce: 1, waiting: 20 });

/**
 * Makes a small square WebP of a picture: upright, its middle, without what a camera wrote into it, and without the file
 * itself. The same points give the same bytes, however they were written down. Errors: `file-format-unknown` for what is no PNG, JPEG or WebP by its
 * content, `file-malformed` for what cannot be read to its end, has too many pixels or takes too long, `busy`.
 */
export async function encodePicture(content: Buffer): Promise<Buffer> {
  if (logoKindOf(content) === undefined) throw new DomainError('file-format-unknown');
  return await gate(async () => {
    const sharp = await imageDecoder.open();
    const picture = sharp(content, { limitInputPixels: PIXELS_MAX, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS_MAX })
      .autoOrient()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' });
    try {
      // Before it is made smaller: on its side, with deeper colours or in another format the same points would be other bytes.
      const { data, info } = await picture.toBuffer({ resolveWithObject: true });
      const { width, height, channels } = info;
      return await sharp(data, { raw: { width, height, channels } })
        .timeout({ seconds: SECONDS_MAX })
        .resize(PICTURE_PIXELS, PICTURE_PIXELS, { fit: 'cover' })
        .webp({ quality: 82, effort: 4 })
        .toBuffer();
    } catch {
      throw new DomainError('file-malformed');
    }
  });
}
