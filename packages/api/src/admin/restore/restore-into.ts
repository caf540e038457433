import { mkdir, readdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { socketUrl } from '../../platform/embedded-postgres.ts';
import { giveTo } from '../../platform/embedded-postgres-account.ts';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import {
  choosePlace,
  type PostgresPlace,
  systemStateFolder,
} from '../../platform/embedded-postgres-place.ts';
import { shutDownPostmaster } from '../../platform/embedded-postgres-postmaster.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { PhysicalBackup } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { abandonedTimelines } from '../backup/branch-marks.ts';
import { readFulls } from '../backup/kept-fulls.ts';
import { branchPath, laterOnPath } from './branch-path.ts';
import { chooseFull, inWords, type Moment } from './choose-full.ts';
import { type KeptWal, listKeptWal, reachOf, type WalFile } from './kept-wal.ts';
import { overwriteConfiguration, recover, SCRATCH } from './recovery-cluster.ts';
import { findRecoveryProgram } from './recovery-programs.ts';
import { beginRestore, clearForRestore, endRestore, removeRestored } from './unfinished-restore.ts';
import { unpackBase } from './unpack-base.ts';
import {
  findDamagedWal,
  type ManifestFile,
  readManifest,
  storedNameIn,
  verifyFull,
} from './verify-kept-files.ts';
import { openWalFeed } from './wal-feed.ts';

/** How far a restore is, for whoever waits. */
export interface RestoreStep {
  readonly step: 'verify' | 'unpack' | 'replay';
  readonly done: number;
  readonly all: number;
}

export interface RestoreOptions {
  readonly store: BackupStore;
  readonly moment: Moment;
  /** Made by the restore: it must not be there, or be empty. It can be used as DATA_DIR afterwards. */
  readonly folder: string;
  /** Folders with finished segments that have not reached the store yet. */
  readonly alsoFrom?: readonly string[];
  /** Another backup than the newest before the moment. */
  readonly backupId?: string | undefined;
  /** It is thrown away soon: faster, and a power cut may have it. */
  readonly isScratch?: boolean;
  readonly progress?: (step: RestoreStep) => void;
  readonly stateFolder?: string;
}

/** A cluster as it was at a moment. It runs until it is stopped. */
export interface RestoredCluster {
  readonly full: PhysicalBackup;
  /** Descriptions of other full backups that cannot be read, by their names in the store. */
  readonly damaged: readonly string[];
  /** When the last transaction in it was committed; undefined where the backup itself is all there is. */
  readonly lastCommit: Date | undefined;
  /** The moment was later than the last commit that is kept anywhere, so this is the latest state. */
  readonly isLatest: boolean;
  readonly place: PostgresPlace;
  /** The superuser's, unless another is named. */
  url(database: string, user?: string): string;
  /** It is finished: until then whoever finds its process ended may remove it. */
  stop(): Promise<void>;
  /** Stops it and removes all of it. */
  remove(): Promise<void>;
}

const SPARE_BYTES = 64 * 2 ** 20;

/**
 * Builds a new cluster in an empty folder, as the installation was at a moment: all that was committed before it, and
 * nothing else. Every kept file is held to its hash before a server starts, and a restore that fails leaves no folder;
 * what one that was killed has left is removed by the next.
 * @throws BackupError that names the file, or says which moments are possible.
 */
export async function restoreInto(options: RestoreOptions): Promise<RestoredCluster> {
  const plan = await planRestore(options);
  const { folder, stateFolder = systemStateFolder } = options;
  await beginRestore(folder);
  const place = await choosePlace(folder, stateFolder);
  const remove = async () => await removeRestored(folder, place);
  try {
    return await build(options, { ...plan, place, remove, stateFolder });
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Plan {
  readonly full: PhysicalBackup;
  readonly isNewest: boolean;
  readonly damaged: readonly string[];
  /** Along the branch that the database is on. */
  readonly follows: boolean;
  /** The timeline to recover to; undefined for the backup's own. */
  readonly toTimeline: number | undefined;
  readonly manifest: ReadonlyMap<string, ManifestFile>;
  readonly kept: KeptWal;
  readonly segments: readonly WalFile[];
  /** Why the log goes no further; undefined where it simply ends. */
  readonly brokenBy: string | undefined;
}

/** Reads everything and writes nothing, but takes away what a killed restore has left. */
async function planRestore({
  store,
  moment,
  backupId,
  alsoFrom = [],
  folder,
  stateFolder = systemStateFolder,
  progress,
}: RestoreOptions): Promise<Plan> {
  await clearForRestore(folder, stateFolder);
  const { fulls, damaged: unreadable } = await readFulls(store);
  const kept = await listKeptWal({ store, alsoFrom });
  const path = await branchPath({ kept, fulls, abandoned: await abandonedTimelines(store) });
  const question = { fulls, damaged: unreadable, moment, backupId, path };
  const { full, isNewest, follows } = await chooseFull(store, question);
  const later = follows ? laterOnPath(path, full) : [];
  progress?.({ step: 'verify', done: 0, all: 1 });
  await verifyFull(store, full).catch(async (error: unknown) => {
    throw await withSoundOne(error, store, before(fulls, { full, moment }));
  });
  const manifest = await readManifest(store, full);
  await refuseSmallDisk(folder, manifest);
  const { segments, gap } = reachOf(kept, full, { later });
  const damaged = await findDamagedWal(segments);
  progress?.({ step: 'verify', done: 1, all: 1 });
  const brokenBy = damaged === undefined ? gap && `segment ${gap} is missing` : damaged.problem;
  if (brokenBy !== undefined && moment === 'latest')
    throw new BackupError(
      damaged === undefined ? 'missing-file' : 'damaged-file',
      `${brokenBy}: only moments before it can be restored, with --to`,
    );
  const usable = damaged === undefined ? segments : segments.slice(0, segments.indexOf(damaged.file));
  return {
    ...{ full, isNewest, follows, damaged: unreadable, toTimeline: later.at(-1) },
    ...{ manifest, kept, segments: usable, brokenBy },
  };
}

/** Others that the same moment can be reached from, the newest first. */
function before(
  fulls: readonly PhysicalBackup[],
  { full, moment }: { readonly full: PhysicalBackup; readonly moment: Moment },
): PhysicalBackup[] {
  return fulls
    .filter((one) => one.id !== full.id && (moment === 'latest' || one.finishedAt <= moment))
    .toSorted((one, other) => other.finishedAt.getTime() - one.finishedAt.getTime());
}

/** Names the first of the others that is as it was kept: the log leads on from it as well. */
async function withSoundOne(
  error: unknown,
  store: BackupStore,
  others: readonly PhysicalBackup[],
): Promise<unknown> {
  if (!(error instanceof BackupError)) return error;
  for (const other of others) {
    const isSound = await verifyFull(store, other).then(
      () => true,
      () => false,
    );
    if (!isSound) continue;
    const advice = `The newest one that is sound begins earlier and leads on with the log: --backup ${other.id}`;
    return new BackupError(error.reason, `${error.message}. ${advice}`, { cause: error });
  }
  return error;
}

async function refuseSmallDisk(folder: string, manifest: ReadonlyMap<string, ManifestFile>): Promise<void> {
  const needed = [...manifest.values()].reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES);
  let existing = folder;
  while ((await ifExists(readdir(existing))) === undefined) existing = dirname(existing);
  const { bavail, bsize } = await statfs(existing);
  if (bavail * bsize < needed)
    throw new BackupError(
      'no-room',
      `${existing} has ${inMegabytes(bavail * bsize)} free, and the restored database needs ${inMegabytes(needed)}`,
    );
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MB`;
}

interface Build extends Plan {
  readonly place: PostgresPlace;
  readonly stateFolder: string;
  readonly remove: () => Promise<void>;
}

async function build(options: RestoreOptions, plan: Build): Promise<RestoredCluster> {
  const { store, moment, isScratch = false, progress = () => undefined } = options;
  const { full, isNewest, damaged, toTimeline, manifest, kept, segments, place, remove, stateFolder } = plan;
  const { account, dataFolder } = place;
  const program = await findRecoveryProgram({ serverVersion: full.serverVersion, account, stateFolder });
  await mkdir(dataFolder, { mode: 0o700 });
  await giveTo(account, dataFolder);
  const base = storedNameIn(full, 'base.tar.br');
  const all = [...manifest.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  await unpackBase({
    ...{ manifest, folder: dataFolder, account, place: `${base} in ${store.place}` },
    content: await store.read(base),
    progress: (done) => progress({ step: 'unpack', done, all }),
  });
  await overwriteConfiguration(place);
  const feed = await openWalFeed({
    ...{ folder: join(dirname(dataFolder), 'wal-feed'), account, kept, segments },
    progress: (done, of) => progress({ step: 'replay', done, all: of }),
  });
  try {
    const settings = {
      ...(isScratch ? SCRATCH : {}),
      restore_command: feed.restoreCommand,
      recovery_target_timeline: toTimeline === undefined ? 'current' : String(toTimeline),
      recovery_target_action: 'promote',
    };
    const target: Record<string, string> =
      moment === 'latest'
        ? {}
        : { recovery_target_time: moment.toISOString().replace('T', ' ').replace('Z', '+00') };
    let end = await recover({ place, program, settings: { ...settings, ...target } });
    // Before a newer full backup, the log may end where nothing was kept for a while.
    const isLatest = moment === 'latest' ? plan.follows : end.kind === 'too-early' && isNewest;
    if (end.kind === 'too-early') {
      if (plan.brokenBy !== undefined) throw outOfReach(moment, plan, end.lastCommit);
      end = await recover({ place, program, settings });
    }
    const failure = feed.failure();
    if (failure !== undefined) throw failure;
    if (end.kind !== 'open')
      throw new BackupError(
        'not-possible-here',
        `PostgreSQL could not recover: ${end.kind === 'failed' ? end.complaint : 'the log ended too early'}`,
      );
    const { socketFolder, lastCommit } = end;
    return {
      ...{ full, damaged, isLatest, lastCommit, place, remove },
      url: (database, user) => socketUrl({ socketFolder, port: undefined }, database, user),
      stop: async () => {
        await shutDownPostmaster(dataFolder);
        await endRestore(options.folder);
      },
    };
  } finally {
    await feed.stop();
  }
}

function outOfReach(moment: Moment, { full, brokenBy }: Plan, lastCommit: Date | undefined): BackupError {
  const until = inWords(lastCommit ?? full.finishedAt);
  return new BackupError(
    'moment-out-of-reach',
    `${inWords(moment)} cannot be reached, because ${brokenBy}: possible are moments from ${inWords(full.finishedAt)} to ${until}`,
  );
}
