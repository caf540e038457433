import * as z from 'zod';
import { safeText } from '../primitives.ts';

export const RunJob = z.object({ name: safeText({ min: 1, max: 100 }) });

export const ListIncidents = z.object({
  /** Of those that are over; what is open is listed in any case. */
  limit: z.int().min(0).max(100).default(20),
});
