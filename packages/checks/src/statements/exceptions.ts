import { SWEEP_OF_GUESTS } from './crosses-users.ts';
import type { Exception } from './exception-list.ts';

export { crossesUsers } from './crosses-users.ts';

/** Tables of rooms that come after the sender's. */
export const namesLaterRooms: readonly Exception[] = [
  ...SWEEP_OF_GUESTS.map((statement): Exception => {
    return {
      statement,
      tables: 'whatever there are',
      reason: 'The tables are asked of the database, so that those of later rooms and versions count too.',
    };
  }),
  {
    statement: 'progress_level',
    tables: ['quizzes.attempts', 'quizzes.exams'],
    reason: 'A level shows the quiz that can go on, in the one statement that a level may cost.',
  },
  {
    statement: 'billing_has_feature',
    tables: ['progress.courses', 'quizzes.exams'],
    reason: 'What is made premium has to exist; asked alone, when an administrator says so.',
  },
];

/** Tables that grow with the accounts, of which a statement reads everything. */
export const readsWhole: readonly Exception[] = [
  {
    statement: 'admin_status',
    tables: ['auth.users', 'quizzes.attempts'],
    reason: 'Counts everything, when an administrator asks.',
  },
  {
    statement: 'progress_keys',
    tables: ['progress.certificates'],
    reason: 'Counts all there are by key, for an administrator who thinks of a new one: a few times a year.',
  },
];

/** Indexes without which no statement of the suite would cost more, and why they stay. */
export const unneededIndexes: Readonly<Record<string, string>> = {
  attempts_of_level:
    'Of the few attempts of a test all are read as fast; of many it finds those of one level, three times for each level.',
  attempts_open:
    'Of the few open attempts of a test, attempts_overdue, which holds the same rows, is read as fast.',
  attempts_overdue:
    'The same the other way round; of many open attempts each finds what the other has to search.',
};

/** Statements that reach the database while the product runs and are none of its own. */
export const foreign: readonly { readonly statement: string; readonly reason: string }[] = [
  { statement: '…"knex_migrations…', reason: 'Knex keeps its own list of what has been migrated.' },
  {
    statement: '…later.works…',
    reason: 'A test adds a table of a later version, which the sweep of guests finds.',
  },
];
