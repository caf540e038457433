import type { TableClasses } from '../platform/table-class.ts';

export const adminTables: TableClasses = {
  'admin.drills': 'directory',
  'admin.incidents': 'reference',
};
