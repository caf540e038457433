import { join, resolve } from 'node:path';
import * as z from 'zod';

export interface BackupSettings {
  /** With DATABASE_URL they are taken only where its role may replicate. */
  readonly areOn: boolean;
  readonly folder: string;
  /** `undefined`: a fifth of what is free on its disk. */
  readonly maxBytes: number | undefined;
}

/** The variables; `given` is a text that is no placeholder. */
export function backupShape(given: z.ZodString) {
  return {
    BACKUPS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
    BACKUP_DIR: given.optional(),
    BACKUP_MAX_BYTES: given
      .refine((text) => /^[1-9]\d{6,14}$/.test(text), {
        error: 'must be a number of bytes, at least 1000000',
      })
      .transform(Number)
      .optional(),
  };
}

interface Values {
  readonly BACKUPS: 'on' | 'off';
  readonly BACKUP_DIR?: string | undefined;
  readonly BACKUP_MAX_BYTES?: number | undefined;
}

export function backupsOf(
  { BACKUPS, BACKUP_DIR, BACKUP_MAX_BYTES }: Values,
  { root, dataFolder }: { readonly root: string; readonly dataFolder: string },
): BackupSettings {
  return {
    areOn: BACKUPS === 'on',
    folder: resolve(root, BACKUP_DIR ?? join(dataFolder, 'backups')),
    maxBytes: BACKUP_MAX_BYTES,
  };
}
