import { SWEEP_OF_GUESTS } from './crosses-users.ts';
import { namesLaterRoomsForDoctor, readsWholeForDoctor } from './doctor-statements.ts';
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
  ...namesLaterRoomsForDoctor,
  {
    statement: 'progress_level',
    tables: ['quizzes.attempts', 'quizzes.exams'],
    reason: 'A level shows the quiz that can go on, in the one statement that a level may cost.',
  },
  {
    statement: 'import_undo_decide',
    tables: ['live.game_questions'],
    reason: 'What was asked in a game is kept with its results, and an import that is taken back leaves it.',
  },
  {
    statement: 'platform_add_audit_line',
    tables: ['auth.identifiers'],
    reason: 'Who did it is called what, and whose name was typed: in the one statement that a line costs.',
  },
  {
    statement: 'platform_add_audit_lines',
    tables: ['auth.identifiers'],
    reason: 'The same where one action is about many accounts.',
  },
  {
    statement: 'billing_has_feature',
    tables: ['progress.courses', 'quizzes.exams'],
    reason: 'What is made premium has to exist; asked alone, when an administrator says so.',
  },
];

/** Tables that grow with the accounts, of which a statement reads everything. */
export const readsWhole: readonly Exception[] = [
  ...readsWholeForDoctor,
  {
    statement: 'billing_events_of_account',
    tables: ['billing.webhook_events'],
    reason:
      'What the provider said of an account is found by looking at all it said, once, when the account is erased.',
  },
  {
    statement: 'live_settle_ratings',
    tables: ['live.ratings'],
    reason: 'An operator has all strengths counted anew, once.',
  },
  {
    statement: 'select distinct "user_id" from "auth"."rights"',
    tables: ['auth.rights'],
    reason: 'Whose orders support does not see: those who hold a right, a handful.',
  },
  {
    statement: 'admin_status',
    tables: ['auth.users', 'quizzes.attempts'],
    reason: 'Counts everything, when an administrator asks.',
  },
  ...['gamification_wrong_ranks', 'gamification_repair_ranks'].map((statement): Exception => {
    return {
      statement,
      tables: ['gamification.board_entries', 'gamification.board_histogram'],
      reason: 'Compares all boards with what ranks are counted from, when an administrator asks.',
    };
  }),
  {
    statement: 'gamification_wrong_seasons',
    tables: ['gamification.seasons'],
    reason: 'Compares all weeks with what was written down, when an administrator asks.',
  },
  {
    statement: 'delete from "auth"."sessions"',
    tables: ['auth.sessions'],
    reason: 'After a restore everybody is signed out, once.',
  },
  {
    statement: 'delete from "auth"."api_tokens"',
    tables: ['auth.api_tokens'],
    reason: 'After a restore everybody is signed out, once.',
  },
  {
    statement:
      'select "user_id", "id", "impersonated_user_id" from "auth"."sessions" where "impersonated_user_id" is not null …',
    tables: ['auth.sessions', 'auth.users'],
    reason:
      'Of the few that look on in a test all are read as fast; of many accounts those that are looked at.',
  },
  {
    statement: 'quizzes_open_attempts_of_exam',
    tables: ['quizzes.attempts'],
    reason:
      'Of the few open attempts of a test all are read as fast; of many those that go on are in an index.',
  },
  {
    statement: 'progress_keys',
    tables: ['progress.certificates'],
    reason: 'Counts all there are by key, for an administrator who thinks of a new one: a few times a year.',
  },
];

/**
 * Indexes without which no statement of the suite may cost more, and why they stay. Whether one is needed in a run hangs on
 * how many rows its tests have made by then, so only their names are held to what is there.
 */
export const unneededIndexes: Readonly<Record<string, string>> = {
  users_last_log_in: 'With a handful of accounts the order of their creation is read as cheaply.',
  users_pending_email: 'The same: it pays where there are many.',
  deletions_due:
    'Of the few deletions of a test all are read as fast; of many it finds those whose time is over.',
  certificates_by_name:
    'Of the few certificates of a test all are read as fast; of many it finds those of a name.',
  players_of_user: 'Of the few players of a test all are read as fast; of many it finds those of an account.',
  seats_of_user: 'The same of the seats of rooms.',
  rooms_open: 'Of the few rooms of a test all are read as fast; of many it finds those that are open.',
  game_questions_of_question:
    'Of the few questions of a game in a test all are read as fast; of many it finds where one was asked.',
  passes_of_level: 'Of the few passes of a test all are read as fast; of many it finds those of a level.',
  attempts_of_level:
    'Of the few attempts of a test all are read as fast; of many it finds those of one level, three times for each level.',
  questions_of_exam:
    'Of the few questions of a test questions_similar, which begins with the exam as well, finds them as fast.',
  questions_similar:
    'Of the few questions of a test all are read as fast; of many it finds those that read alike.',
  exam_overrides_of_exam:
    'Of the few that are allowed something in a test all are read as fast; of many it finds those of one exam.',
  attempts_open:
    'Of the few open attempts of a test, attempts_overdue, which holds the same rows, is read as fast.',
  attempts_overdue:
    'The same the other way round; of many open attempts each finds what the other has to search.',
};

/** Statements that reach the database while the product runs and are none of its own. */
export const foreign: readonly { readonly statement: string; readonly reason: string }[] = [
  { statement: '…"knex_migrations…', reason: 'Knex keeps its own list of what has been migrated.' },
  {
    statement: 'select count(*) as lost from …',
    reason: 'What a migration that goes back would lose is counted in whatever tables it drops.',
  },
  {
    statement: `select '…' as name where exists (select from …`,
    reason: 'Before a site is taken in, every table is asked whether it holds anything.',
  },
  {
    statement: '…later.works…',
    reason: 'A test adds a table of a later version, which the sweep of guests finds.',
  },
];
