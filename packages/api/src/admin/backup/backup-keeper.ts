import {
  type ArchiveIncidentKind,
  archiveIncidentKinds,
  archiveIncidents,
} from '@studyhall/domain/admin/archive-incidents';
import { isFullBackupDue } from '@studyhall/domain/admin/full-backup-due';
import { reachOfBackups } from '@studyhall/domain/admin/reach-of-backups';
import type { KeptFull, KeptSite } from '../../platform/context.ts';
import { listSiteBackups } from '../site/list-site-backups.ts';
import { type LookedAtArchive, lookAtArchive } from './archive-facts.ts';
import { BackupError } from './backup-error.ts';
import { folderOfFull } from './backup-layout.ts';
import { findBranchOf } from './branch.ts';
import { claimStore, refusalOf } from './claim-store.ts';
import type { FolderStore } from './folder-store.ts';
import { findNeed, noteNeed } from './full-backup-needed.ts';
import { finishedIn, handOverWal } from './hand-over-wal.ts';
import { keepBlobs, pruneBlobs } from './keep-blobs.ts';
import { keptFulls, type ReadFulls, readFulls } from './kept-fulls.ts';
import { findLogGap } from './log-gap.ts';
import { createLogReceiver } from './log-receiver.ts';
import { mayReplicate } from './may-replicate.ts';
import { type PossibleMoments, possibleMoments } from './possible-moments.ts';
import { pruneBackups } from './prune-backups.ts';
import { findReceivedLogFacts } from './received-log-facts.ts';
import { currentTimeline } from './replication-connection.ts';
import { takeFullBackup } from './take-full-backup.ts';
import { roomFor, takenRoom } from './taken-room.ts';
import { verifyFull } from './verify-backups.ts';
import { receivingFolder, walSpool } from './wal-spool.ts';

export interface BackupKeeperOptions {
  /** The database, past any pooler. */
  readonly url: string;
  readonly store: FolderStore;
  /** Where what is too large for the database lies. */
  readonly blobsFolder: string;
  /** Where the embedded PostgreSQL hands out its log; undefined with DATABASE_URL, whose log is received. */
  readonly spoolFolder: string | undefined;
  readonly maxBytes: number | undefined;
  readonly upSince: Date;
  readonly incidents: IncidentBook;
}

export type BackupIncidentKind = ArchiveIncidentKind | 'backup-failed';

/** Where it is told what is wrong, and that it is no more. Both may be said again and again. */
export interface IncidentBook {
  open(kind: BackupIncidentKind, detail: string, now: Date): Promise<void>;
  close(kind: BackupIncidentKind, now: Date): Promise<void>;
}

/** For status and metrics; what was not found out yet is null. */
export interface BackupState {
  /** Every moment between them can be brought back. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly newestFullAt: Date | null;
  readonly bytes: number;
  /** What they may take together; null where nobody can say. */
  readonly maxBytes: number | null;
  readonly lastArchivedAt: Date | null;
  readonly spoolFiles: number;
  /** The folder that holds them, and the full backups in it, the oldest first. */
  readonly place: string;
  readonly fulls: readonly KeptFull[];
  readonly sites: readonly KeptSite[];
  /** What an operator should know of it: one line. */
  readonly note: string | null;
}

export interface BackupKeeper {
  /** Receives the log of a database that is not ours until `signal`; at once where that is not done here. */
  receive(signal: AbortSignal): Promise<void>;
  /** Segments that are finished go from the spool into the store. */
  handOver(now: Date): Promise<void>;
  /** A full backup where one is due, read back at once; then what is kept no longer is removed. */
  backUpIfDue(now: Date): Promise<void>;
  /** Opens and closes incidents about the way of the log. */
  watch(now: Date): Promise<void>;
  /** Looks at everything that is kept. */
  state(): Promise<BackupState>;
}

const NO_RIGHT =
  'the role of DATABASE_URL may not replicate, so all rows are kept once a day, and only those moments are possible: with ALTER ROLE … REPLICATION full backups are taken instead, and every change between them';

const NO_SWITCH =
  'the role of DATABASE_URL may not end a segment of the log, so what was written last is kept only when it is full: GRANT EXECUTE ON FUNCTION pg_switch_wal() lets it';

const NOTHING_KNOWN: Omit<BackupState, 'place'> = {
  from: null,
  to: null,
  newestFullAt: null,
  bytes: 0,
  maxBytes: null,
  lastArchivedAt: null,
  spoolFiles: 0,
  fulls: [],
  sites: [],
  note: null,
};

/** What a server does for its backups, again and again. Several processes may: locks in the database let one at a time. */
export function createBackupKeeper(options: BackupKeeperOptions): BackupKeeper {
  const { url, store, incidents } = options;
  const needFolder = receivingFolder(store.place);
  const spool = options.spoolFolder === undefined ? walSpool(needFolder) : undefined;
  const receiver = spool && createLogReceiver({ url, store, spool });
  const spoolFolder = options.spoolFolder ?? needFolder;
  let archive: Pick<LookedAtArchive, 'lastArchivedAt'> | undefined;
  let failedAt: Date | undefined;
  let isAllowed = false;
  let isTidy = false;
  let handOverFailure: string | undefined;

  // Asked again until it is there: from the moment it is given nobody else keeps anything.
  const isPossible = async () => {
    isAllowed ||= receiver === undefined || (await mayReplicate(url));
    return isAllowed;
  };

  /** A time without backups, or with another folder for them, tears the log that is handed out. */
  const isNeeded = async () => {
    if ((await findNeed(needFolder)) !== undefined) return true;
    const gap = await findLogGap(url, { store, spoolFolder });
    if (gap === undefined) return false;
    const { first, last } = gap;
    const detail = `the log from ${first} to ${last} is not in ${store.place}: its moments cannot be restored. A full backup is taken at once`;
    await noteNeed(needFolder, detail);
    return true;
  };

  /** Whether one was due and is there. */
  const backUp = async (now: Date): Promise<boolean> => {
    // Before anything of another's is kept or removed.
    await claimStore(store, await findBranchOf(url));
    const newest = (await keptFulls(store)).at(-1);
    const timeline = await currentTimeline(url);
    const question = {
      newest,
      timeline,
      isNeeded: await isNeeded(),
      upSince: options.upSince,
      failedAt,
      now,
    };
    if (!isFullBackupDue(question)) return false;
    try {
      await keepBlobs(store, options.blobsFolder);
      const full = await takeFullBackup({ url, store });
      if (full === undefined) return false;
      const [finding] = await verifyFull(store, full, now);
      if (finding !== undefined)
        throw new BackupError('damaged-file', `${finding.file} in ${store.place} ${finding.problem}`);
      failedAt = undefined;
      return true;
    } catch (error) {
      failedAt = now;
      throw error;
    } finally {
      await pruneBackups({ url, store, maxBytes: options.maxBytes });
      await pruneBlobs(store, { url, blobsFolder: options.blobsFolder });
    }
  };

  const note = async (): Promise<string | null> => {
    const refusal = await refusalOf(store, await findBranchOf(url));
    if (refusal !== undefined) return refusal;
    if (!(await isPossible())) return NO_RIGHT;
    return receiver === undefined || (await findReceivedLogFacts(url)).maySwitch ? null : NO_SWITCH;
  };

  const look = async (): Promise<BackupState> => {
    const moments = await possibleMoments(store);
    const sites = await listSiteBackups(store);
    // Of the logical kind: the moment of the newest, and none around it.
    const site = sites.at(-1)?.startedAt;
    const reach = reachOfBackups(moments) ?? (site && { from: site, to: site });
    const { bytes } = await takenRoom(store);
    const maxBytes = (await roomFor(store, { maxBytes: options.maxBytes, bytes })) ?? null;
    return {
      from: reach?.from ?? null,
      to: reach?.to ?? null,
      newestFullAt: moments.at(-1)?.from ?? site ?? null,
      ...{ bytes, maxBytes },
      lastArchivedAt: archive?.lastArchivedAt ?? null,
      spoolFiles: (await finishedIn(spoolFolder)).length,
      place: store.place,
      fulls: fullsOf(moments, await readFulls(store)),
      sites: sites.map(({ id, startedAt: at, files: [file] }) => ({ id, at, bytes: file?.bytes ?? 0 })),
      note: await note(),
    };
  };

  return {
    receive: async (signal) => {
      if (await isPossible()) await receiver?.receive(signal);
    },
    handOver: async (now) => {
      try {
        const taken = await handOverWal({ url, spoolFolder, store, now, isFirst: !isTidy });
        isTidy ||= taken !== undefined && taken > 0;
        handOverFailure = undefined;
      } catch (error) {
        handOverFailure = messageOf(error);
        throw error;
      }
    },
    backUpIfDue: async (now) => {
      if (!(await isPossible())) return;
      try {
        if (await backUp(now)) await incidents.close('backup-failed', now);
      } catch (error) {
        await incidents.open('backup-failed', messageOf(error), now);
        throw error;
      }
    },
    watch: async (now) => {
      if (!(await isPossible())) return;
      const facts = (await receiver?.look(now)) ?? (await lookAtArchive(url, { spoolFolder, now }));
      archive = facts;
      const found = new Map(archiveIncidents(facts));
      const need = async () => (await findNeed(needFolder))?.detail ?? undefined;
      const failure = handOverFailure ?? (await (receiver?.failure(now) ?? need()));
      if (failure !== undefined) found.set('archive-failing', failure);
      for (const kind of archiveIncidentKinds) {
        const detail = found.get(kind);
        if (detail === undefined) await incidents.close(kind, now);
        else await incidents.open(kind, detail, now);
      }
    },
    state: async () => {
      try {
        return await look();
      } catch (error) {
        if (error instanceof BackupError)
          return { ...NOTHING_KNOWN, place: store.place, note: error.message };
        throw error;
      }
    },
  };
}

function fullsOf(moments: readonly PossibleMoments[], { verified, files }: ReadFulls): KeptFull[] {
  return moments.map(({ fullId: id, from: at, to, gap }) => {
    const own = files.filter(({ name }) => name.startsWith(folderOfFull(id)));
    const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
    return { id, at, to, bytes, isVerified: verified.has(id), missingSegments: gap?.segments ?? 0 };
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
