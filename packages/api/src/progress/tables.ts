import type { TableClasses } from '../platform/table-class.ts';
import { certificateTables } from './certificates/tables.ts';

export const progressTables: TableClasses = {
  'progress.courses': 'reference',
  'progress.levels': 'reference',
  'progress.enrolments': 'user',
  'progress.level_attempts': 'user',
  'progress.passes': 'user',
  ...certificateTables,
};
