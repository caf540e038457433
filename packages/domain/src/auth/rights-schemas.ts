import * as z from 'zod';
import { rightNames } from './rights.ts';

export const RightName = z.enum(rightNames);

/** What somebody holds, as it is stored and told. */
export const Rights = z.object({
  author: z.enum(['all', 'listed']).optional(),
  support: z.literal('all').optional(),
});
