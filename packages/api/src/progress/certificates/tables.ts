import type { TableClasses } from '../../platform/table-class.ts';

export const certificateTables: TableClasses = {
  'progress.signing_keys': 'reference',
  'progress.certificates': 'user',
  'progress.certificate_revocations': 'user',
  'progress.certificate_serials': 'directory',
};
