import { join } from 'node:path';
import type { BackupKeeper, BackupState } from '@studyhall/api/backup';
import {
  type Context,
  closeIncident,
  type DatabaseAccess,
  type Job,
  onFirstUse,
  openIncident,
  type Settings,
} from '@studyhall/api/server';
import type { BackgroundTask } from './background.ts';

export interface Backups {
  /** Once per installation. */
  readonly jobs: readonly Job[];
  /** In every process: a look that finds nothing must write nothing, or a site at rest would fill its own log. */
  readonly tasks: readonly BackgroundTask[];
  /** What is kept and how far back it reaches; at most a minute old. */
  state(): Promise<BackupState>;
}

const SECOND_MS = 1_000;
const STATE_MS = 60 * SECOND_MS;
/** How often it is asked whether one is due. */
const FULL_LOOK_MS = 5 * 60 * SECOND_MS;

/** The backups of a server; undefined where they are switched off. Their code is read when the first task runs. */
export function openBackups(
  {
    db,
    settings,
    access,
  }: { readonly db: Context['db']; readonly settings: Settings; readonly access: DatabaseAccess },
  { clock }: { readonly clock: () => Date },
): Backups | undefined {
  if (!settings.backups.areOn) return undefined;
  const upSince = clock();
  const keeper = onFirstUse(async () => {
    const { createBackupKeeper, folderStore } = await import('@studyhall/api/backup');
    return createBackupKeeper({
      url: access.directUrl,
      spoolFolder: access.spoolFolder,
      blobsFolder: join(settings.dataFolder, 'blobs'),
      store: folderStore(settings.backups.folder),
      maxBytes: settings.backups.maxBytes,
      upSince,
      incidents: {
        open: async (kind, detail, now) => await openIncident(db, { kind, detail, now }),
        close: async (kind, now) => await closeIncident(db, { kind, now }),
      },
    });
  });
  type Run = (kept: BackupKeeper, now: Date, signal: AbortSignal) => Promise<void>;
  const task = (name: string, seconds: number, run: Run): BackgroundTask => ({
    name,
    everyMs: seconds * SECOND_MS,
    run: async (signal) => await run(await keeper.open(), clock(), signal),
  });
  let known: { readonly at: number; readonly state: Promise<BackupState> } | undefined;
  return {
    jobs: [
      {
        name: 'full-backup',
        everyMs: FULL_LOOK_MS,
        run: async ({ now }) => await (await keeper.open()).backUpIfDue(now),
      },
    ],
    tasks: [
      task('log into the backups', 5, (kept, now) => kept.handOver(now)),
      ...(access.spoolFolder === undefined
        ? [task('log from the database', 5, (kept, _now, signal) => kept.receive(signal))]
        : []),
      task('watch of the log', 30, (kept, now) => kept.watch(now)),
    ],
    state: async () => {
      if (known === undefined || clock().getTime() - known.at > STATE_MS)
        known = { at: clock().getTime(), state: keeper.open().then(async (kept) => await kept.state()) };
      return await known.state;
    },
  };
}

/** For procedures: null where there are no backups. */
export function backupsForContext(backups: Backups | undefined): NonNullable<Context['backups']> {
  return async () => (await backups?.state()) ?? null;
}
