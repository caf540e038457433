/** What backups are restored with. Read only where that is done. */

export type { BroughtBack } from './admin/restore/bring-back.ts';
export { bringBackHere } from './admin/restore/bring-back-here.ts';
export type { Moment } from './admin/restore/choose-full.ts';
export { drillHere } from './admin/restore/drill-here.ts';
export { listErasedSince } from './admin/restore/erased-accounts.ts';
export { holdAfterRestore } from './admin/restore/hold-after-restore.ts';
export { LAID_SETTINGS, layKeysOfCopy, layKeysOfHere } from './admin/restore/lay-beside.ts';
export { laySiteBackup } from './admin/restore/lay-site.ts';
export { besideData, findLivePlace, foldersOfNewestLog, handOutLog } from './admin/restore/live-database.ts';
export { type RestoredCluster, type RestoreStep, restoreInto } from './admin/restore/restore-into.ts';
export { countRows } from './admin/restore/row-counts.ts';
export { nextAfterDrill } from './admin/restore/run-drill.ts';
export { layBlobs } from './admin/restore/stored-blobs.ts';
export { refuseUsed, swapIn } from './admin/restore/swap-in.ts';
export { findRestoresBeside, removeUselessRestores } from './admin/restore/unfinished-restore.ts';
