import type { Knex } from 'knex';
import { findBranchOf } from '../backup/branch.ts';
import { claimBranch } from '../backup/claim-store.ts';
import type { FolderStore } from '../backup/folder-store.ts';
import { mayReplicate } from '../backup/may-replicate.ts';
import { pruneBackups } from '../backup/prune-backups.ts';
import { closeIncident, openIncident } from '../incidents.ts';
import { startOf, wholeSiteIds } from './prune-site-backups.ts';
import type { SiteBackup } from './site-backup.ts';
import { type SiteBackupOptions, takeSiteBackup } from './take-site-backup.ts';

interface BackUpSite extends SiteBackupOptions {
  readonly store: FolderStore;
  /** Undefined: a fifth of the disk. */
  readonly maxBytes: number | undefined;
}

const HOUR_MS = 60 * 60 * 1000;
/** An hour less than a day: looked at once an hour, it would else slip from day to day. */
const APART_MS = 23 * HOUR_MS;

/**
 * A backup of the logical kind once a day, where the role of the database may not replicate, so that there are no others;
 * days, weeks and months keep one as of full backups. Undefined where none is due. While it fails, the incident `backup-failed` is open.
 */
export async function backUpSite(db: Knex, options: BackUpSite): Promise<SiteBackup | undefined> {
  if (await mayReplicate(options.url)) return undefined;
  try {
    const taken = await takeIfDue(options);
    if (taken !== undefined) await closeIncident(db, { kind: 'backup-failed', now: options.clock() });
    return taken;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    await openIncident(db, { kind: 'backup-failed', detail, now: options.clock() });
    throw error;
  }
}

async function takeIfDue(options: BackUpSite): Promise<SiteBackup | undefined> {
  const { store, clock } = options;
  // Else another's would count as ours.
  await claimBranch(store, await findBranchOf(options.url));
  const newest = (await wholeSiteIds(store)).at(-1);
  if (newest !== undefined && clock().getTime() - startOf(newest).getTime() < APART_MS) return undefined;
  const taken = await takeSiteBackup(options);
  await pruneBackups({ url: options.url, store, maxBytes: options.maxBytes });
  return taken;
}
