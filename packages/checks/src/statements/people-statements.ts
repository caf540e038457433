import type { Exception } from './exception-list.ts';

/** Accounts that administrators make for others, and what the clock does to all of them. */
export const crossesUsersForPeople: readonly Exception[] = [
  {
    statement: 'auth_session',
    tables: ['auth.profiles', 'auth.users'],
    reason: 'As whom an administrator looks on stands in the session, which is theirs.',
  },
  {
    statement:
      'select "u"."id" as "user_id", … from "auth"."users" as "u" … order by "u"."created_at" desc, "u"."id" desc limit …',
    tables: [
      ...[
        'auth.deletions',
        'auth.identifiers',
        'auth.passwords',
        'auth.profiles',
        'auth.rights',
        'auth.sessions',
        'auth.users',
      ],
      'gamification.standings',
    ],
    reason: 'The list of all accounts is for administrators, and for support that of those whom it may see.',
  },
  {
    statement: 'select "u"."id" as "user_id", … from "auth"."users" as "u" … where "u"."id" = $…',
    tables: ['auth.identifiers'],
    reason: 'Of an account that is to be erased is said who asked for it, which may be an administrator.',
  },
  {
    statement: 'select "id" from "auth"."users" where "role" = $1',
    tables: ['auth.users'],
    reason: 'Whose orders support does not see: those of administrators, a handful.',
  },
  {
    statement: 'select distinct "user_id" from "auth"."rights"',
    tables: ['auth.rights'],
    reason: 'The same, those of whoever holds a right.',
  },
  {
    statement: 'admin_known_people',
    tables: [
      ...['auth.deletions', 'auth.identifiers', 'auth.passwords', 'auth.profiles', 'auth.rights'],
      'auth.users',
    ],
    reason: 'Whether people of a file have accounts is looked up by their names and addresses.',
  },
  {
    statement: 'select "id" from "auth"."users" where "id" in ($… order by "id" asc for no key update',
    tables: ['auth.users'],
    reason: 'Those of them who get another link are locked, so that nobody becomes more meanwhile.',
  },
  {
    statement: 'admin_make_accounts',
    tables: ['auth.identifiers', 'auth.profiles', 'auth.users'],
    reason: 'The accounts of a whole file are made at once.',
  },
  {
    statement: 'admin_hand_links',
    tables: ['auth.one_time_tokens'],
    reason: 'The links into the accounts of a whole file are made at once.',
  },
  {
    statement: 'admin_rename_people',
    tables: ['auth.profiles'],
    reason: 'People of a whole file are named otherwise at once.',
  },
  {
    statement:
      'select "user_id", "id", "impersonated_user_id" from "auth"."sessions" where "impersonated_user_id" is not null …',
    tables: ['auth.sessions', 'auth.users'],
    reason: 'The clock: looking on is over, whosever session it is.',
  },
  {
    statement: 'select "id" from "auth"."users" where "ban_ends_at" <= $1 …',
    tables: ['auth.users'],
    reason: 'The clock: bans have ended, whosever.',
  },
];
