import { join } from 'node:path';
import type { Knex } from 'knex';
import { findSecretKeys } from '../../platform/secret-keys.ts';
import type { Settings } from '../../platform/settings.ts';
import { BackupError } from '../backup/backup-error.ts';
import { findBranchOf } from '../backup/branch.ts';
import { claimBranch } from '../backup/claim-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { closeIncident, openIncident } from '../incidents.ts';
import { claimTarget } from './claim-target.ts';
import { copyOffsite, type OffsiteReport } from './copy-offsite.ts';
import { encryptedStore } from './encrypted-store.ts';
import { openTarget } from './open-target.ts';
import { withBlobs } from './with-blobs.ts';

export interface OffsiteRun {
  readonly settings: Settings;
  /** The database whose backups they are, past any pooler. */
  readonly url: string;
  readonly clock: () => Date;
  readonly isThorough?: boolean;
}

/** What `copyOffsite` does, as the settings say; undefined where they name no target. Errors: those of `copyOffsite`. */
export async function copyAsSet({
  settings,
  url,
  clock,
  isThorough = false,
}: OffsiteRun): Promise<OffsiteReport | undefined> {
  const { offsite, backups, dataFolder } = settings;
  if (offsite === undefined) return undefined;
  const secretKeys = await findSecretKeys(settings);
  if (secretKeys === undefined)
    throw new BackupError('not-possible-here', 'there are no secret keys yet: start the server once');
  const kept = folderStore(backups.folder);
  const opened = await openTarget(offsite.target, { clock });
  const target = encryptedStore(opened, { recipients: offsite.recipients });
  const branch = await findBranchOf(url);
  await claimBranch(kept, branch);
  await claimTarget(target, { kept, branch });
  return await copyOffsite({
    local: withBlobs(kept, join(dataFolder, 'blobs')),
    target,
    folder: backups.folder,
    keys: { secretKeys, settings: settings.asSet },
    now: clock(),
    isThorough,
  });
}

/** The same for the schedule: while copies do not leave the machine, the incident `offsite-failing` is open. */
export async function copyBackupsOffsite(db: Knex, run: OffsiteRun): Promise<OffsiteReport | undefined> {
  try {
    const report = await copyAsSet(run);
    await closeIncident(db, { kind: 'offsite-failing', now: run.clock() });
    return report;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    await openIncident(db, {
      kind: 'offsite-failing',
      detail: `copies do not leave this machine: ${detail}`,
      now: run.clock(),
    });
    throw error;
  }
}
