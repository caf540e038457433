/** A whole site in one file. Read only where one is written or taken in. */

export { backUpSite } from './admin/site/back-up-site.ts';
export { type DataHash, dataHashes } from './admin/site/data-hashes.ts';
export { exportSiteFile } from './admin/site/export-site-file.ts';
export { importSite } from './admin/site/import-site.ts';
export { SiteError } from './admin/site/site-error.ts';
export { isAgeRecipient } from './platform/age-recipient.ts';
export { findSecretKeys, secretKeysFile } from './platform/secret-keys.ts';
