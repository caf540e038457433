import type { TableClasses } from './table-class.ts';

export const platformTables: TableClasses = {
  'platform.outbox_messages': 'ephemeral',
  'platform.rate_limits': 'ephemeral',
  'platform.quotas': 'ephemeral',
  'platform.uploads': 'user',
  'platform.upload_chunks': 'user',
  'platform.jobs': 'ephemeral',
  'platform.blobs': 'directory',
  'platform.blob_keepers': 'directory',
  'platform.installed_content': 'directory',
  'platform.migration_hashes': 'directory',
  'platform.migration_history': 'directory',
  'platform.accepted_differences': 'directory',
  'platform.instance_settings': 'directory',
  'platform.site_texts': 'reference',
  'platform.secret_key_fingerprints': 'directory',
  'platform.restores': 'directory',
  'platform.audit_log': 'log',
};
