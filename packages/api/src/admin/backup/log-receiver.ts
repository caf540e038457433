import { type LookedAtArchive, lookAtSpool } from './archive-facts.ts';
import { BackupError } from './backup-error.ts';
import { findNeed } from './full-backup-needed.ts';
import { type ReceiveOptions, receiveWal } from './receive-wal.ts';
import { findReceivedLogFacts } from './received-log-facts.ts';

export type LookedAtReceived = Omit<LookedAtArchive, 'timeline'>;

export interface LogReceiver {
  /** Receives until `signal`, or until it cannot; at once where another process does. */
  receive(signal: AbortSignal): Promise<void>;
  /** How the log comes. */
  look(now: Date): Promise<LookedAtReceived>;
  /** Why it does not come, or what is missing of it, in one line; undefined while it comes. */
  failure(now: Date): Promise<string | undefined>;
}

/** As often as segments end. */
const EVERY_SECONDS = 60;
/** A connection that is lost is there again in a moment, or another process has taken over. */
const PASSING_MS = 60_000;

/** Receives the log of a PostgreSQL that is not ours, and remembers how that goes. */
export function createLogReceiver(options: Omit<ReceiveOptions, 'signal' | 'onStreaming'>): LogReceiver {
  const { url, spool } = options;
  let failing: { readonly message: string; readonly isLasting: boolean; seenAt?: Date } | undefined;
  let confirmed: { readonly lsn: string | null; readonly at: Date | null } | undefined;
  let stillSince: Date | undefined;

  const isWell = () => {
    failing = undefined;
  };
  return {
    receive: async (signal) => {
      try {
        await receiveWal({ ...options, signal, onStreaming: isWell });
        isWell();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        failing = { ...failing, message, isLasting: error instanceof BackupError };
        throw error;
      }
    },
    look: async (now) => {
      const { slot, isBehind, lagBytes } = await findReceivedLogFacts(url);
      const lsn = slot?.confirmedLsn ?? null;
      const isStill = slot?.isActive !== true || (isBehind && confirmed?.lsn === lsn);
      stillSince = isStill ? (stillSince ?? now) : undefined;
      if (confirmed === undefined) confirmed = { lsn, at: null };
      else if (confirmed.lsn !== lsn) confirmed = { lsn, at: now };
      return {
        isArchiving: true,
        isFailing: false,
        archiveTimeoutSeconds: EVERY_SECONDS,
        oldestWaitingSeconds: stillSince === undefined ? 0 : (now.getTime() - stillSince.getTime()) / 1_000,
        walBytes: lagBytes,
        lastArchivedAt: confirmed.at,
        ...(await lookAtSpool(spool.folder, now)),
      };
    },
    failure: async (now) => {
      const need = await findNeed(spool.folder);
      if (failing !== undefined) {
        failing.seenAt ??= now;
        if (failing.isLasting || now.getTime() - failing.seenAt.getTime() > PASSING_MS)
          return failing.message;
      }
      return need?.detail ?? undefined;
    },
  };
}
