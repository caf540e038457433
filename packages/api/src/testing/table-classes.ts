import { adminTables } from '../admin/tables.ts';
import { authTables } from '../auth/tables.ts';
import { billingTables } from '../billing/tables.ts';
import { gamificationTables } from '../gamification/tables.ts';
import { liveTables } from '../live/tables.ts';
import type { TableClasses } from '../platform/table-class.ts';
import { platformTables } from '../platform/tables.ts';
import { progressTables } from '../progress/tables.ts';
import { quizzesTables } from '../quizzes/tables.ts';

/** Every table of the application and its class, as its domain says. */
export const tableClasses: TableClasses = {
  ...platformTables,
  ...authTables,
  ...billingTables,
  ...gamificationTables,
  ...progressTables,
  ...quizzesTables,
  ...liveTables,
  ...adminTables,
};
