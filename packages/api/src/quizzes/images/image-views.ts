import { imageKindNames } from '@studyhall/domain/quizzes/images/image-file';
import * as z from 'zod';

/** How large an image is that a text names: so much room is kept for it. */
export const ImageView = z.object({ hash: z.string(), width: z.int(), height: z.int() });
export type ImageView = z.output<typeof ImageView>;

/** An image that was sent. */
export const StoredImageView = ImageView.extend({
  kind: z.enum(imageKindNames),
  byteCount: z.int(),
  /** Whether it was there already. */
  isKnown: z.boolean(),
});
export type StoredImageView = z.output<typeof StoredImageView>;
