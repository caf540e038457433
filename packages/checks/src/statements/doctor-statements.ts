import type { Exception } from './exception-list.ts';

/** Rows of any table, a stretch of blocks at a time. */
const WALK = 'select /* doctor */ …';
const NAMED = 'doctor_…';
const EVERYTHING = 'whatever there are';

/** When an operator has everything checked, it is about everybody. */
export const crossesUsersForDoctor: readonly Exception[] = [
  {
    statement: WALK,
    tables: EVERYTHING,
    reason: 'An operator has everything checked, whosever.',
  },
  {
    statement: NAMED,
    tables: EVERYTHING,
    reason: 'The same, some accounts at a time.',
  },
  {
    statement: 'select "id" from "auth"."users" where "id" > $1 order by "id" asc limit $2',
    tables: ['auth.users'],
    reason: 'The accounts one after another, for the same.',
  },
  {
    statement: 'select "kind", "value", "display" from "auth"."identifiers" where "user_id" in …',
    tables: ['auth.identifiers'],
    reason: 'What some accounts are called, for the same.',
  },
  {
    statement: 'select "id", "serial" from "progress"."certificates" where "user_id" in …',
    tables: ['progress.certificates'],
    reason: 'The certificates of some accounts, for the same.',
  },
];

export const namesLaterRoomsForDoctor: readonly Exception[] = [
  {
    statement: WALK,
    tables: EVERYTHING,
    reason: 'Rows that name missing ones are looked for in every table that the database has.',
  },
];

export const readsWholeForDoctor: readonly Exception[] = [
  {
    statement: 'doctor_billing_receipts',
    tables: ['billing.receipt_years'],
    reason: 'One row a year.',
  },
  {
    statement: 'doctor_platform_uploads',
    tables: ['platform.uploads'],
    reason: 'Uploads go within a day, used or not: the table is small.',
  },
];
