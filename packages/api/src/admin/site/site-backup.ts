import * as z from 'zod';

/** A backup of the logical kind: the tables as they were in one moment, for a database whose role may not replicate. */
export const SiteBackup = z.object({
  version: z.literal(1),
  kind: z.literal('site'),
  /** As that of a full backup. */
  id: z.string().regex(/^\d{8}T\d{6}Z-[\da-f]{4}$/),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date(),
  /** Which database it is of; not said by those of earlier releases. */
  source: z
    .object({
      database: z.string(),
      systemIdentifier: z.string(),
      /** The newest migration that was done. */
      migration: z.string().nullable(),
    })
    .optional(),
  files: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string().length(64) })),
});
export type SiteBackup = z.output<typeof SiteBackup>;

/** The file of it that `site import` takes. */
export const SITE_BACKUP_FILE = 'site.tar.br';
