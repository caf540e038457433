/** What backups are made with and looked at. Read only where that is done. */

export { adoptStore } from './admin/backup/adopt-store.ts';
export { backUpBeforeMigrating } from './admin/backup/back-up-before-migrating.ts';
export { BackupError } from './admin/backup/backup-error.ts';
export {
  type BackupKeeper,
  type BackupState,
  createBackupKeeper,
  type IncidentBook,
} from './admin/backup/backup-keeper.ts';
export { findBranchOf } from './admin/backup/branch.ts';
export { refusalOf } from './admin/backup/claim-store.ts';
export { folderStore } from './admin/backup/folder-store.ts';
export { keepBlobs } from './admin/backup/keep-blobs.ts';
export { keptFulls, readFulls } from './admin/backup/kept-fulls.ts';
export { mayReplicate } from './admin/backup/may-replicate.ts';
export { oldestRestorable } from './admin/backup/oldest-restorable.ts';
export { type PossibleMoments, possibleMoments } from './admin/backup/possible-moments.ts';
export { pruneBackups, prunePlan } from './admin/backup/prune-backups.ts';
export { releaseSlot } from './admin/backup/receiving-slot.ts';
export { takeFullBackup } from './admin/backup/take-full-backup.ts';
export { verifyBackups, verifyFull } from './admin/backup/verify-backups.ts';
export { receivingFolder } from './admin/backup/wal-spool.ts';
export { rememberErased } from './admin/restore/erased-accounts.ts';
export { listSiteBackups } from './admin/site/list-site-backups.ts';
export { takeSiteBackup } from './admin/site/take-site-backup.ts';
export { undoMigration } from './admin/undo-migration.ts';
