/**
 * What can be wrong with an installation itself, and lasts until somebody mends it.
 *
 * - `archive-failing`: finished segments of the database's log cannot be put into the archive.
 * - `archive-late`: none was put there for longer than one may take.
 * - `wal-growing`: the log takes more room than it should.
 * - `backup-failed`, `drill-failed`: the last one did not succeed.
 * - `offsite-failing`: copies do not leave this machine.
 * - `spool-full`: what waits for the archive has no room.
 */
export const incidentKinds = [
  'archive-failing',
  'archive-late',
  'wal-growing',
  'backup-failed',
  'drill-failed',
  'offsite-failing',
  'spool-full',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];
