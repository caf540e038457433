import { LevelAt } from '@studyhall/domain/progress/schemas';
import * as z from 'zod';

/** A level as it is named here: its course and its position. */
export const LevelPlace = z
  .string()
  .regex(/^[^/]+\/\d+$/, { error: 'must be a course and a position, such as toxic-turtle/2' })
  .transform((text) => {
    const [courseSlug, position] = text.split('/');
    return { courseSlug, position: Number(position) };
  })
  .pipe(LevelAt);
