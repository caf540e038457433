import type { TableClasses } from './table-class.ts';

export const platformTables: TableClasses = {
  'platform.outbox_messages': 'ephemeral',
  'platform.rate_limits': 'ephemeral',
  'platform.quotas': 'ephemeral',
  'platform.uploads': 'user',
  'platform.upload_chunks': 'user',
  'platform.installed_content': 'directory',
  'platform.migration_hashes': 'directory',
  'platform.accepted_differences': 'directory',
  'platform.secret_key_fingerprints': 'directory',
};
