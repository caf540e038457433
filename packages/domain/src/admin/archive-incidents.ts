/** What is known of how the log leaves the server, at one look. */
export interface ArchiveFacts {
  readonly isArchiving: boolean;
  readonly archiveTimeoutSeconds: number;
  /** The last try to hand a segment out was in vain. */
  readonly isFailing: boolean;
  /** How long the oldest finished segment waits for the server to hand it out; 0 if none waits. */
  readonly oldestWaitingSeconds: number;
  /** What the server keeps of its log, in bytes. */
  readonly walBytes: number;
  readonly spoolFiles: number;
  readonly spoolBytes: number;
  /** How long the oldest file lies in the spool; 0 if it is empty. */
  readonly oldestSpooledSeconds: number;
  /** On the disk of the spool. */
  readonly freeBytes: number;
}

export const archiveIncidentKinds = ['archive-failing', 'archive-late', 'wal-growing', 'spool-full'] as const;
export type ArchiveIncidentKind = (typeof archiveIncidentKinds)[number];

const LATE_FACTOR = 3;
const WAL_MAX_BYTES = 2 ** 30;
/** Less than that and the database itself is the next to stop. */
const FREE_MIN_BYTES = 256 * 2 ** 20;
const SPOOL_MAX_BYTES = 512 * 2 ** 20;

/** What is wrong now with the way of the log into the store; what is not named is well, or is again. */
export function archiveIncidents(facts: ArchiveFacts): ReadonlyMap<ArchiveIncidentKind, string> {
  const found = new Map<ArchiveIncidentKind, string>();
  const lateAfter = LATE_FACTOR * facts.archiveTimeoutSeconds;
  if (!facts.isArchiving)
    found.set(
      'archive-failing',
      'PostgreSQL runs without handing out its log: stop every process that uses it, and start again',
    );
  else if (facts.isFailing)
    found.set('archive-failing', 'PostgreSQL cannot put its log into the spool: its own log says why');
  const waiting = Math.max(facts.oldestWaitingSeconds, facts.oldestSpooledSeconds);
  if (waiting > lateAfter)
    found.set('archive-late', `a finished segment waits for ${Math.round(waiting)} seconds to be kept`);
  if (facts.walBytes > WAL_MAX_BYTES)
    found.set('wal-growing', `PostgreSQL keeps ${inMegabytes(facts.walBytes)} of its log`);
  if (facts.freeBytes < FREE_MIN_BYTES || facts.spoolBytes > SPOOL_MAX_BYTES)
    found.set(
      'spool-full',
      `${facts.spoolFiles} files (${inMegabytes(facts.spoolBytes)}) wait in the spool, and its disk has ${inMegabytes(facts.freeBytes)} left`,
    );
  return found;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
