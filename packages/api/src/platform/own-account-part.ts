import { accountFiles, releaseFiles } from './account-files.ts';
import { type AccountPart, asTheyAre } from './account-part.ts';

/** What every room stands on: files, promised work, counts, and who did what. */
export const platformPart: AccountPart = {
  room: 'platform',
  ofNobody: [
    'platform.accepted_differences',
    'platform.installed_content',
    'platform.instance_settings',
    'platform.jobs',
    'platform.migration_hashes',
    'platform.migration_history',
    'platform.restores',
    'platform.secret_key_fingerprints',
  ],
  files: accountFiles,
  erase: releaseFiles,
  tables: [
    {
      name: 'platform.upload_chunks',
      shown: null,
      erased: 'removed',
      merged: 'stays',
      because: 'Lists of other people may be in them. Removed a day after they came.',
    },
    { name: 'platform.uploads', shown: asTheyAre, erased: 'removed', merged: 'stays' },
    {
      name: 'platform.blob_keepers',
      shown: null,
      erased: 'by-part',
      merged: 'stays',
      because: 'Exported as the files that they keep.',
    },
    {
      name: 'platform.blobs',
      shown: null,
      erased: 'by-part',
      merged: 'stays',
      because:
        'Exported as files. One that nobody else keeps is removed after 30 days, or when no backup can need it any more.',
    },
    {
      name: 'platform.outbox_messages',
      shown: null,
      erased: 'by-part',
      merged: 'stays',
      because:
        'Mails and work on their way. What ends a plan at the payment provider stays until it is done.',
    },
    {
      name: 'platform.quotas',
      owner: 'owner',
      shown: null,
      erased: 'removed',
      merged: 'stays',
      because: 'Counts of an hour.',
    },
    {
      name: 'platform.rate_limits',
      shown: null,
      erased: 'passes',
      merged: 'stays',
      because: 'Counts of minutes and hours, by keys that nobody can read.',
    },
    {
      name: 'platform.audit_log',
      owner: 'actor',
      shown: {
        without: [
          'actor_name',
          'target_id',
          'request_id',
          'detail',
          'position',
          'previous_hash',
          'hash',
          'begun_id',
        ],
      },
      erased: 'pseudonym',
      merged: 'stays',
      because:
        'What administrators did, in a chain that breaks if a line is changed. Of learners it holds ids and the reasons that administrators wrote, of administrators their user name. Stays as long as the installation.',
    },
  ],
};
