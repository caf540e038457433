import { dirname, join } from 'node:path';
import { DomainError } from '@studyhall/domain/errors';
import { getUserId } from '../../auth/user-reference.ts';
import { recordOperatorAction } from '../../platform/audit.ts';
import { openDatabase } from '../../platform/database.ts';
import type { DatabaseAccess } from '../../platform/database-access.ts';
import type { Settings } from '../../platform/settings.ts';
import { folderStore } from '../backup/folder-store.ts';
import { receivingFolder } from '../backup/wal-spool.ts';
import { type BringBack, type BroughtBack, bringBack } from './bring-back.ts';
import type { Moment } from './choose-full.ts';
import { handOutLog } from './live-database.ts';
import { type RestoreStep, restoreInto } from './restore-into.ts';
import { openScratch } from './scratch-folder.ts';
import { refuseAlone } from './table-shape.ts';

export interface BringBackHere extends Pick<BringBack, 'isApplied' | 'overwrite'> {
  readonly settings: Settings;
  readonly access: Pick<DatabaseAccess, 'directUrl' | 'spoolFolder'>;
  readonly moment: Moment;
  readonly backupId: string | undefined;
  /** A learner by name, address or id. */
  readonly wanted: { readonly table: string } | { readonly learner: string };
  readonly progress?: (step: RestoreStep) => void;
  readonly now: Date;
}

/** Rows from a copy of this installation at a moment; undefined where nobody here is called like that. Errors: those of
 * `restoreInto` and `bringBack`; tables whose rows never come back alone are refused before anything is unpacked. */
export async function bringBackHere(options: BringBackHere): Promise<BroughtBack[] | undefined> {
  const { settings, access, moment, backupId, wanted, progress, isApplied, overwrite, now } = options;
  // A restore takes long: nobody waits for one in vain.
  if ('table' in wanted) refuseAlone(wanted.table);
  const { directUrl: liveUrl, spoolFolder } = access;
  const userId = 'learner' in wanted ? await findUserId(liveUrl, wanted.learner) : undefined;
  if ('learner' in wanted && userId === undefined) return undefined;
  await handOutLog(liveUrl);
  const scratchFolder = join(
    spoolFolder === undefined ? settings.dataFolder : dirname(spoolFolder),
    'scratch',
  );
  const copy = await restoreInto({
    ...{ store: folderStore(settings.backups.folder), moment, backupId, isScratch: true },
    folder: await openScratch(scratchFolder),
    alsoFrom: [spoolFolder ?? receivingFolder(settings.backups.folder)],
    ...(progress === undefined ? {} : { progress }),
  });
  try {
    return await bringBack({
      ...{ liveUrl, isApplied, overwrite },
      restoredUrl: copy.url(decodeURIComponent(new URL(liveUrl).pathname.slice(1))),
      wanted: 'table' in wanted ? wanted : { userId: userId ?? '' },
      record: async (trx, brought) => {
        const target =
          'table' in wanted ? { kind: 'table', id: wanted.table } : { kind: 'user', id: userId ?? null };
        const inserted = brought.reduce((sum, rows) => sum + rows.inserted, 0);
        const overwritten = brought.reduce((sum, rows) => sum + rows.overwritten, 0);
        const detail = { moment: moment === 'latest' ? moment : moment.toISOString(), inserted, overwritten };
        await recordOperatorAction(trx, { action: 'backup.bringBack', target, detail, now });
      },
    });
  } finally {
    await copy.remove();
  }
}

async function findUserId(url: string, user: string): Promise<string | undefined> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    return await getUserId(db, user);
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'not-found') return undefined;
    throw error;
  } finally {
    await db.destroy();
  }
}
