import { crossesUsersForBoards } from './board-statements.ts';
import { crossesUsersForDoctor } from './doctor-statements.ts';
import type { Exception } from './exception-list.ts';
import { crossesUsersForImports } from './import-statements.ts';
import { crossesUsersForGames } from './live-statements.ts';
import { crossesUsersForPeople } from './people-statements.ts';
import { crossesUsersForProviders } from './provider-statements.ts';
import { crossesUsersForReceipts } from './receipt-statements.ts';
import { crossesUsersForReconciliation } from './reconciliation-statements.ts';
import { crossesUsersForReports } from './report-statements.ts';
import { crossesUsersForStatistics } from './statistics-statements.ts';
import { crossesUsersForTerms } from './term-statements.ts';

/** Guests who did little are found by asking the database for every table that knows accounts. */
export const SWEEP_OF_GUESTS = [
  `select "u"."id" from "auth"."users" as "u" inner join "auth"."profiles" as "p" on "p"."user_id" = "u"."id" where u.role = 'guest' and not exists …`,
  `select "u"."id" from "auth"."users" as "u" where "u"."id" = any($1::uuid[]) and u.role = 'guest' and not exists …`,
  'delete from … where user_id = any($1)',
];

/** Tables that say whose each row is, of which a statement touches rows of accounts that it does not name. */
export const crossesUsers: readonly Exception[] = [
  ...crossesUsersForDoctor,
  ...crossesUsersForPeople,
  ...crossesUsersForReports,
  ...crossesUsersForStatistics,
  ...crossesUsersForBoards,
  {
    statement: 'auth_credentials',
    tables: [
      ...['auth.deletions', 'auth.identifiers', 'auth.known_devices', 'auth.passwords', 'auth.rights'],
      'auth.users',
    ],
    reason: 'Who signs in says a user name or an address; whose it is comes out of this.',
  },
  {
    statement: 'auth_owner_knowing',
    tables: ['auth.identifiers', 'auth.known_devices'],
    reason: 'The same for who has forgotten the password and says an address.',
  },
  ...crossesUsersForProviders,
  {
    statement: 'select "auth"."users".* from "auth"."users" where lower(pending_email) …',
    tables: ['auth.users'],
    reason: 'For whom a typed address waits comes out of this, and goes to its mailbox alone.',
  },
  {
    statement: 'select "user_id" from "auth"."deletions" where "undone_at" is null and "erased_at" is null …',
    tables: ['auth.deletions'],
    reason: 'Retention: accounts whose time is over, whosever.',
  },
  {
    statement: 'billing_merges_behind',
    tables: ['billing.balances', 'billing.entitlements'],
    reason: 'What the payment provider does about an account that became part of another follows it there.',
  },
  {
    statement: 'platform_add_audit_line',
    tables: ['auth.identifiers'],
    reason: 'Whom an administrator means by a name: accounts stand in the audit log by their ids.',
  },
  ...['gamification_wrong_ranks', 'gamification_repair_ranks'].map((statement): Exception => {
    return {
      statement,
      tables: ['gamification.board_entries'],
      reason: 'Ranks are counted over everybody on a board, when an administrator asks.',
    };
  }),
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
    statement: 'auth_open_sessions',
    tables: ['auth.sessions', 'auth.users'],
    reason: 'One question for all streams that are open, in place of one of each.',
  },
  {
    statement:
      'select "user_id" from "auth"."identifiers" where ("auth"."identifiers"."kind" = $1 and "auth"."identifiers"."value" = $2)',
    tables: ['auth.identifiers'],
    reason: 'Whether a user name is free, and whom an administrator means, is looked up by the name.',
  },
  {
    statement: 'select "user_id", "display" from "auth"."identifiers" where "kind" = $1 and "value" = $2',
    tables: ['auth.identifiers'],
    reason:
      'Who has forgotten the password, or wants another address, says one; whose it is comes out of this.',
  },
  {
    statement: 'select "user_id", "display" from "auth"."identifiers" where "kind" = $1 and "user_id" in …',
    tables: ['auth.identifiers'],
    reason: 'The names on one page of an administrator’s list of orders.',
  },
  {
    statement: 'select "user_id", "display" from "auth"."identifiers" where "kind" = $1 and 1 = $2',
    tables: ['auth.identifiers'],
    reason: 'The same for a page without orders: Knex asks for nobody in these words.',
  },
  {
    statement: 'select "id" from "auth"."users" where "role" = $1 and "is_active" = $2 limit $3',
    tables: ['auth.users'],
    reason: 'Whether the installation has an administrator yet is asked before anybody is signed in.',
  },
  {
    statement:
      'select "id" from "auth"."users" where "role" = $1 and "is_active" = $2 order by "id" asc for update',
    tables: ['auth.users'],
    reason: 'The last administrator stays one: all of them are locked and counted.',
  },
  ...Object.entries({
    sessions: 'sessions that are over',
    known_devices: 'browsers that were not used for half a year',
    one_time_tokens: 'links that are over',
    api_tokens: 'tokens that are over',
    begun_sign_ins: 'sign-ins that were left behind',
  }).map(([name, what]): Exception => {
    return {
      statement: `delete from "auth"."${name}" where "expires_at" <= $1`,
      tables: [`auth.${name}`],
      reason: `Retention: ${what}, whosever.`,
    };
  }),
  {
    statement: 'delete from "platform"."uploads" where "created_at" < $1',
    tables: ['platform.uploads'],
    reason: 'Retention: files that nobody acted on, whosever.',
  },
  ...SWEEP_OF_GUESTS.map((statement): Exception => {
    return {
      statement,
      tables: 'whatever there are',
      reason: 'Retention: guests who did little, by every table that could tell.',
    };
  }),
  {
    statement:
      'select "id" from "auth"."sessions" where "user_id" = any($1::uuid[]) order by "user_id" asc, "id" asc for update',
    tables: ['auth.sessions'],
    reason: 'The same: nobody comes back between the look and the removal.',
  },
  {
    statement: 'delete from "auth"."users" where "id" = any($1::uuid[])',
    tables: ['auth.users'],
    reason: 'The same: the guests who were found.',
  },
  {
    statement: 'gamification_board',
    tables: [
      'auth.hidden_things',
      'auth.identifiers',
      'auth.pictures',
      'auth.profiles',
      'auth.users',
      'gamification.board_entries',
      'gamification.standings',
    ],
    reason: 'A board shows the learners who agreed to be on it to each other.',
  },
  {
    statement: 'progress_certificate_chain',
    tables: ['progress.certificate_revocations', 'progress.certificate_serials', 'progress.certificates'],
    reason: 'Whoever holds a serial may have it verified; whose it is comes out of the directory of serials.',
  },
  {
    statement: 'progress_keys',
    tables: ['progress.certificates'],
    reason: 'Administrators see how many certificates each key has signed.',
  },
  {
    statement: 'select "c"."serial", … from "progress"."certificates" as "c" left join … limit …',
    tables: ['auth.identifiers', 'progress.certificate_revocations', 'progress.certificates'],
    reason: 'The list of all certificates is for administrators.',
  },
  {
    statement: 'progress_passes_of_level',
    tables: ['auth.identifiers', 'progress.enrolments', 'progress.passes'],
    reason: 'Those who look after people see who passed a level.',
  },
  {
    statement: 'progress_all_courses',
    tables: ['progress.enrolments'],
    reason: 'Administrators see how many learners began and completed each course.',
  },
  {
    statement:
      'select "user_id", "id" from "quizzes"."attempts" where "submitted_at" is null and "deadline_at" < $1 and …',
    tables: ['quizzes.attempts'],
    reason: 'The sweep closes attempts whose time is over, whosever.',
  },
  {
    statement: 'gamification_standings',
    tables: ['gamification.standings', 'gamification.user_achievements'],
    reason:
      'Administrators verify all standings, and new achievements reach whoever has earned them, page by page.',
  },
  {
    statement: 'admin_status',
    tables: ['auth.users', 'quizzes.attempts'],
    reason: 'Administrators see how large the installation is.',
  },
  {
    statement: 'billing_order_of_session',
    tables: ['billing.orders', 'billing.refund_requests'],
    reason: 'The provider’s messages name a checkout, never an account; whose order it is comes out of this.',
  },
  {
    statement: 'select "stripe_session_id" from "billing"."orders" where "stripe_payment_intent_id" = $1',
    tables: ['billing.orders'],
    reason: 'The same for messages about refunds and disputes, which name a payment.',
  },
  {
    statement:
      'select "user_id", "product_slug", "revision", "status", "parked" from "billing"."subscriptions" where "stripe_subscription_id" = $1',
    tables: ['billing.subscriptions'],
    reason: 'The same for messages about a plan.',
  },
  {
    statement: 'billing_second_plans',
    tables: ['billing.subscriptions'],
    reason: 'An administrator’s list of plans that were paid beside another.',
  },
  {
    statement: 'billing_month_receipt',
    tables: ['billing.entries', 'billing.transactions', 'billing.transfers'],
    reason: 'The same for messages about a month of a plan, which name its invoice.',
  },
  {
    statement:
      'select "user_id" from "billing"."lots" where "remaining" > $1 and "expires_at" <= $2 order by "expires_at" asc limit $3',
    tables: ['billing.lots'],
    reason: 'The sweep takes out credits that have lapsed, whosever.',
  },
  {
    statement: 'billing_any_order',
    tables: ['billing.order_items', 'billing.orders', 'billing.payments'],
    reason: 'Administrators name an order by its id alone.',
  },
  {
    statement: 'select o.user_id as "userId", o.id as "orderId", … from "billing"."orders" as "o" … limit …',
    tables: ['billing.order_items', 'billing.orders', 'billing.payments'],
    reason: 'The list of all orders is for administrators.',
  },
  {
    statement: 'billing_orders_since',
    tables: ['billing.customers', 'billing.orders', 'billing.subscriptions'],
    reason: 'Reconciliation compares every order of a stretch of time with its checkout.',
  },
  {
    statement: 'billing_compared_orders',
    tables: ['billing.customers', 'billing.orders', 'billing.subscriptions'],
    reason: 'The same for the orders of checkouts that the provider names.',
  },
  {
    statement: 'select "stripe_session_id" from "billing"."transactions" where "stripe_session_id" in …',
    tables: ['billing.transactions'],
    reason: 'Reconciliation asks which of the provider’s invoices granted their month.',
  },
  {
    statement: 'billing_compared_plans',
    tables: ['billing.customers', 'billing.orders', 'billing.subscriptions'],
    reason: 'Reconciliation asks for the subscriptions that the provider names.',
  },
  {
    statement: 'billing_running_plans',
    tables: ['billing.customers', 'billing.orders', 'billing.subscriptions'],
    reason: 'Reconciliation compares every running plan with the provider.',
  },
  {
    statement: 'billing_learners_with_money',
    tables: [
      'billing.balances',
      'billing.entitlements',
      'billing.lots',
      'billing.orders',
      'billing.subscriptions',
      'billing.transactions',
      'billing.transfers',
    ],
    reason: 'Reconciliation goes through all learners, and asks for the rows of each page of them by name.',
  },
  {
    statement:
      'select "user_id", "stripe_customer_id" from "billing"."customers" where "stripe_customer_id" in …',
    tables: ['billing.customers'],
    reason: 'A message of the provider names its customer, whose account is found by that.',
  },
  ...crossesUsersForReceipts,
  ...crossesUsersForReconciliation,
  ...crossesUsersForTerms,
  ...crossesUsersForImports,
  ...crossesUsersForGames,
];
