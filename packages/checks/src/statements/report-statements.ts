import type { Exception } from './exception-list.ts';

/** What people show each other, and report to administrators. */
export const crossesUsersForReports: readonly Exception[] = [
  {
    statement: 'select "user_id" from "auth"."pictures" where "hash" = $1',
    tables: ['auth.pictures'],
    reason: 'A picture is shown to whoever is signed in, by its address, which others read on boards.',
  },
  {
    statement: 'select "user_id" from "auth"."pictures" where "hash" = $1 and exists (select "user".* …',
    tables: ['auth.pictures', 'auth.users'],
    reason: 'The same, unless whoever has it is shut out.',
  },
  {
    statement:
      'select "auth"."hidden_things".* from "auth"."hidden_things" where "thing" = $1 and "what" = $2 and …',
    tables: ['auth.hidden_things'],
    reason: 'The same picture of several people is shown while one of them has it of whom it is not hidden.',
  },
  ...['auth_reports', 'auth_report'].map((statement): Exception => {
    return {
      statement,
      tables: ['auth.identifiers', 'auth.pictures', 'auth.profiles', 'auth.users'],
      reason: 'Administrators see who was reported, by whom.',
    };
  }),
  {
    statement: 'select "id" from "auth"."users" where "id" in (select "subject_id" from "auth"."reports" …',
    tables: ['auth.users'],
    reason: 'Whoever was reported is locked by the report, which names them.',
  },
];
