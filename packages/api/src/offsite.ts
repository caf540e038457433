/** Copies of backups that leave the machine. Read only where that is done. */

export { type AgeKey, newAgeKey, readIdentities } from './admin/offsite/age-keys.ts';
export { adoptTarget } from './admin/offsite/claim-target.ts';
export { copyAsSet, copyBackupsOffsite } from './admin/offsite/copy-backups-offsite.ts';
export type { OffsiteReport } from './admin/offsite/copy-offsite.ts';
export { encryptedStore } from './admin/offsite/encrypted-store.ts';
export { type OpenedCopy, openCopy } from './admin/offsite/open-copy.ts';
