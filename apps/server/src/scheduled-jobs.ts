import { join } from 'node:path';
import {
  type Context,
  countScores,
  type DatabaseAccess,
  ERASE_ACCOUNTS,
  type Erasing,
  endImpersonations,
  eraseDueAccounts,
  followMerges,
  freezeWeeks,
  type Job,
  liftEndedBans,
  openBlobs,
  type Settings,
  sweepIdleGuests,
  sweepImages,
  sweepKnownDevices,
  sweepLapsedCredits,
  sweepLimits,
  sweepOutbox,
  sweepPendingSignIns,
  sweepPins,
  sweepPrograms,
  sweepQuotas,
  sweepSessions,
  sweepTokens,
  sweepUploads,
} from '@studyhall/api/server';

/** Its findings are kept, and a bad backup is an incident: the job itself has done its work. */
const drill: DrillHere = async (...given) => {
  const { drillHere } = await import('@studyhall/api/restore');
  return await drillHere(...given);
};
type DrillHere = typeof import('@studyhall/api/restore')['drillHere'];

const MINUTE_MS = 60_000;

interface JobDeps extends Pick<Erasing, 'secrets' | 'mailbox'> {
  readonly access: Pick<DatabaseAccess, 'directUrl' | 'spoolFolder'>;
}

/** What is done now and then for the whole installation, by whichever process comes first. */
export function scheduledJobs(db: Context['db'], settings: Settings, { access, ...erasing }: JobDeps): Job[] {
  const { idleGuestDays: idleDays, dataFolder } = settings;
  const every = (minutes: number, name: string, run: (now: Date) => Promise<unknown>): Job => ({
    name,
    everyMs: minutes * MINUTE_MS,
    run: ({ now }) => run(now),
  });
  const blobs = openBlobs(join(dataFolder, 'blobs'));
  return [
    every(60, 'sweep-outbox', (now) => sweepOutbox(db, { now })),
    every(60, 'sweep-tokens', (now) => sweepTokens(db, { now })),
    every(15, 'sweep-pending-sign-ins', (now) => sweepPendingSignIns(db, { now })),
    every(15, 'sweep-sessions', (now) => sweepSessions(db, { now })),
    every(60, 'sweep-programs', (now) => sweepPrograms(db, { now })),
    every(60, 'sweep-known-devices', (now) => sweepKnownDevices(db, { now })),
    every(60, 'sweep-guests', (now) =>
      sweepIdleGuests(db, {
        now,
        idleDays,
        erased: (userIds) => remember(settings, access, { userIds, at: now }),
      }),
    ),
    {
      name: ERASE_ACCOUNTS,
      everyMs: 10 * MINUTE_MS,
      run: ({ now, signal }) =>
        eraseDueAccounts(db, {
          ...erasing,
          now,
          signal,
          remember: (erased) => remember(settings, access, erased),
        }),
    },
    every(5, 'follow-merges', (now) => followMerges(db, { now })),
    { name: 'count-scores', everyMs: MINUTE_MS, run: ({ signal }) => countScores(db, { signal }) },
    {
      name: 'freeze-weeks',
      everyMs: 5 * MINUTE_MS,
      run: ({ now, signal }) => freezeWeeks(db, { now, signal }),
    },
    every(1, 'lift-bans', (now) => liftEndedBans(db, { secrets: erasing.secrets, now })),
    every(1, 'end-impersonations', (now) => endImpersonations(db, { now })),
    every(15, 'sweep-lapsed-credits', (now) => sweepLapsedCredits(db, { now })),
    every(15, 'sweep-limits', (now) => sweepLimits(db, { now })),
    every(15, 'sweep-quotas', (now) => sweepQuotas(db, { now })),
    every(15, 'sweep-pins', () => sweepPins(db)),
    every(30, 'sweep-uploads', (now) => sweepUploads(db, { now })),
    ...(copiesOffsite(settings) ? [every(5, 'copy-offsite', () => copyOffsite(db, settings, access))] : []),
    ...(settings.database.kind === 'external' && settings.backups.areOn
      ? [every(60, 'back-up-site', () => backUp(db, settings))]
      : []),
    ...(settings.backups.areOn
      ? [every(7 * 24 * 60, 'backup-drill', (now) => drill(db, { settings, access, now }))]
      : []),
    every(24 * 60, 'sweep-images', (now) => sweepImages({ db, blobs }, { now })),
    every(24 * 60, 'sweep-blobs', async (now) =>
      blobs.sweep(db, { now, oldestRestorable: await oldestMoment(settings) }),
    ),
  ];
}

/** Whether copies of backups leave the machine: there have to be some, and a place for them. */
export function copiesOffsite({ offsite, backups }: Pick<Settings, 'offsite' | 'backups'>): boolean {
  return offsite !== undefined && backups.areOn;
}

/** A restore would bring them back: of our own backups, and of nobody else's. */
async function remember(
  { backups }: Settings,
  { directUrl }: JobDeps['access'],
  erased: { readonly userIds: readonly string[]; readonly at: Date },
): Promise<void> {
  if (!backups.areOn) return;
  const { findBranchOf, folderStore, refusalOf, rememberErased } = await import('@studyhall/api/backup');
  const store = folderStore(backups.folder);
  if ((await refusalOf(store, await findBranchOf(directUrl))) !== undefined) return;
  await rememberErased(store, erased);
}

/** What a restore may need stays. */
async function oldestMoment({ backups }: Settings): Promise<Date | undefined> {
  if (!backups.areOn) return undefined;
  const { folderStore, oldestRestorable } = await import('@studyhall/api/backup');
  return await oldestRestorable(folderStore(backups.folder));
}

/** Read where there is a target: it brings encryption with it. */
async function copyOffsite(
  db: Context['db'],
  settings: Settings,
  { directUrl: url }: JobDeps['access'],
): Promise<void> {
  const { copyBackupsOffsite } = await import('@studyhall/api/offsite');
  await copyBackupsOffsite(db, { settings, url, clock: () => new Date() });
}

/** Takes none where the role may replicate: there others are taken. */
async function backUp(db: Context['db'], { database, backups, dataFolder }: Settings): Promise<void> {
  if (database.kind !== 'external') return;
  const [{ backUpSite }, { folderStore }] = await Promise.all([
    import('@studyhall/api/site'),
    import('@studyhall/api/backup'),
  ]);
  await backUpSite(db, {
    url: database.directUrl ?? database.url,
    store: folderStore(backups.folder),
    blobsFolder: join(dataFolder, 'blobs'),
    maxBytes: backups.maxBytes,
    clock: () => new Date(),
  });
}
