import * as z from 'zod';
import { safeText } from '../primitives.ts';

export const RunJob = z.object({ name: safeText({ min: 1, max: 100 }) });

/** Installs what the database never had of the content of the release, and puts back parts of it that somebody changed. */
export const InstallContent = z.object({
  /** The parts by name, such as `exam:security`. */
  again: z
    .array(safeText({ min: 1, max: 120 }))
    .max(200)
    .default([]),
  isDryRun: z.boolean().default(false),
});
export type InstallContent = z.output<typeof InstallContent>;

export const ListIncidents = z.object({
  /** Of those that are over; what is open is listed in any case. */
  limit: z.int().min(0).max(100).default(20),
});
