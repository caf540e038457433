import type { Settings } from '../../platform/settings.ts';
import { sameNames } from '../backup/adopt-store.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { type Branch, findBranchOf, isSameBranch } from '../backup/branch.ts';
import { abandonedTimelines, listBranches, markBranch } from '../backup/branch-marks.ts';
import { otherBranchInWords, refuseForeignMark } from '../backup/claim-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { encryptedStore } from './encrypted-store.ts';
import { openTarget } from './open-target.ts';

export interface TargetClaim {
  /** The local backups, which are this branch's. */
  readonly kept: BackupStore;
  readonly branch: Branch;
}

const CURE = 'BACKUP_TARGET to another place';

/**
 * Makes a target ours where it is nobody's, or that of a forebear in whose place the local backups go on.
 * Errors: BackupError `not-possible-here` where another installation copies there.
 */
export async function claimTarget(target: BackupStore, { kept, branch }: TargetClaim): Promise<void> {
  const newest = (await listBranches(target)).at(-1);
  if (newest !== undefined && isSameBranch(newest, branch)) return;
  await refuseForeignMark(target, { ...branch, elsewhere: CURE });
  const forebears = await listBranches(kept);
  if (newest !== undefined && !forebears.some((one) => isSameBranch(one, newest)))
    throw new BackupError('not-possible-here', otherBranchInWords(target.place, CURE));
  await mark(target, { kept, branch });
}

async function mark(target: BackupStore, { kept, branch }: TargetClaim): Promise<void> {
  await markBranch(target, { branch, abandoned: [...(await abandonedTimelines(kept))] });
}

export interface TargetToAdopt {
  readonly settings: Settings;
  /** The database, past any pooler. */
  readonly url: string;
  readonly clock: () => Date;
}

/**
 * Gives the target of the settings to the database, whose the local backups are. False where it was its own already, or
 * none is set. Errors: BackupError `not-possible-here` for that of another database, or one with log of the same names.
 */
export async function adoptTarget({ settings, url, clock }: TargetToAdopt): Promise<boolean> {
  const { offsite, backups } = settings;
  if (offsite === undefined) return false;
  const opened = await openTarget(offsite.target, { clock });
  const target = encryptedStore(opened, { recipients: offsite.recipients });
  const kept = folderStore(backups.folder);
  const branch = await findBranchOf(url);
  const newest = (await listBranches(target)).at(-1);
  if (newest !== undefined && isSameBranch(newest, branch)) return false;
  await refuseForeignMark(target, { ...branch, elsewhere: CURE });
  await refuseSameNames(target, kept);
  await mark(target, { kept, branch });
  return true;
}

/** Nothing there can be read here: what it is, its name says. */
async function refuseSameNames(target: BackupStore, kept: BackupStore): Promise<void> {
  const here = (await kept.list('wal/')).map(({ name }) => name);
  const there = (await target.list('wal/')).map(({ name }) => name);
  const begun = new Set(here.map(timelineOf).filter((timeline) => timeline !== 'wal/00000001'));
  for (const timeline of begun) {
    const isTaken = there.some((name) => name.startsWith(timeline));
    const isSame = here.some((name) => name.startsWith(`${timeline}.history`) && there.includes(name));
    if (isTaken && !isSame) throw sameNames(target.place, CURE);
  }
}

function timelineOf(name: string): string {
  return name.slice(0, 'wal/'.length + 8);
}
