import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import { readTarget, TARGET_FORM } from '../../platform/offsite-target.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { readIdentities } from './age-keys.ts';
import type { OffsiteKeys } from './copy-offsite.ts';
import { encryptedStore } from './encrypted-store.ts';
import { openTarget } from './open-target.ts';

export interface CopyToOpen {
  /** As BACKUP_TARGET names it. */
  readonly from: string;
  /** A file with the secret keys of age. */
  readonly identityFile: string;
  /** What a relative folder is in. */
  readonly root: string;
  readonly clock: () => Date;
}

/** A copy off-site that can be read: nothing is ever written there. */
export interface OpenedCopy {
  readonly store: BackupStore;
  /** Those that were in force when the copy was last brought up to date. */
  readonly keys: OffsiteKeys;
}

const Keys = z.object({
  secretKeys: z.tuple([z.string()], z.string()),
  settings: z.record(z.string(), z.string()),
});

/**
 * Opens a copy off-site with the key of whoever may read it. The keys inside are read first.
 * Errors: BackupError `wrong-key` before anything else was read, `no-backup` for a place without a copy.
 */
export async function openCopy({ from, identityFile, root, clock }: CopyToOpen): Promise<OpenedCopy> {
  const identities = await readIdentities(identityFile);
  const target = readTarget(from, root);
  if (target === undefined) throw new BackupError('not-possible-here', `The copy's place ${TARGET_FORM}`);
  const store = encryptedStore(await openTarget(target, { clock }), { identities });
  const newest = (await store.list('keys/')).at(-1);
  if (newest === undefined) throw new BackupError('no-backup', `There is no copy in ${store.place}`);
  const text = (await buffer(await store.read(newest.name))).toString();
  const keys = Keys.safeParse(parsed(text));
  if (!keys.success)
    throw new BackupError('damaged-file', `${newest.name} in ${store.place} does not hold keys and settings`);
  return { store, keys: keys.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
