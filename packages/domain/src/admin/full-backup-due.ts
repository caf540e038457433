export interface FullBackupQuestion {
  /** Of the newest full backup; undefined if there is none. */
  readonly newest: { readonly startedAt: Date; readonly timeline: number } | undefined;
  /** The one that the database is on now: another one after a restore. */
  readonly timeline: number;
  /** The log behind the newest one does not hang together. */
  readonly isNeeded: boolean;
  readonly upSince: Date;
  /** When the last try failed. */
  readonly failedAt: Date | undefined;
  readonly now: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A first start has other things to do. */
const FIRST_AFTER_MS = 3 * MINUTE_MS;
const AGAIN_AFTER_MS = 15 * MINUTE_MS;

/**
 * Daily; the first some minutes after the first start; at once after a restore, whose timeline no older one belongs to, and
 * where the log is torn.
 */
export function isFullBackupDue(question: FullBackupQuestion): boolean {
  const { newest, timeline, isNeeded, upSince, failedAt, now } = question;
  const isSoonAfter = (since: Date, span: number) => now.getTime() - since.getTime() < span;
  if (failedAt !== undefined && isSoonAfter(failedAt, AGAIN_AFTER_MS)) return false;
  if (newest === undefined) return !isSoonAfter(upSince, FIRST_AFTER_MS);
  return isNeeded || newest.timeline !== timeline || !isSoonAfter(newest.startedAt, DAY_MS);
}
