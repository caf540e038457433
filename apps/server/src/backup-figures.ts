import type { BackupState } from '@studyhall/api/backup';
import type { Backups } from './backups.ts';

/** A number that is read when somebody asks for the metrics. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  read(): number | Promise<number>;
}

/** What tells whether backups work; not a number where they are switched off, or nothing is known yet. */
export function backupFigures(backups: Backups | undefined): Figure[] {
  const figure = (name: string, help: string, of: (state: BackupState) => number) => ({
    name: `studyhall_${name}`,
    help,
    read: async () => (backups === undefined ? Number.NaN : of(await backups.state())),
  });
  return [
    figure(
      'backup_last_success_seconds',
      'When the newest full backup ended, in seconds since 1970',
      (state) => secondsOf(state.newestFullAt),
    ),
    figure(
      'backup_window_start_seconds',
      'The oldest moment that backups can bring back, in seconds since 1970',
      (state) => secondsOf(state.from),
    ),
    figure(
      'wal_archived_age_seconds',
      'How long ago PostgreSQL handed out a segment of its log',
      (state) => Date.now() / 1_000 - secondsOf(state.lastArchivedAt),
    ),
    figure('backup_bytes', 'What all backups take on their disk', (state) => state.bytes),
    figure('wal_spool_files', 'Segments that wait to be taken into the backups', (state) => state.spoolFiles),
  ];
}

function secondsOf(at: Date | null): number {
  return at === null ? Number.NaN : at.getTime() / 1_000;
}
