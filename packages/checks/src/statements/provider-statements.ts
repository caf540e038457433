import type { Exception } from './exception-list.ts';

/** Whoever comes from a provider is nobody until it has said who they are there. */
export const crossesUsersForProviders: readonly Exception[] = [
  {
    statement: 'insert into "auth"."pending_sign_ins" …',
    tables: ['auth.pending_sign_ins'],
    reason: 'Whoever begins to sign in by a provider is nobody yet: the browser is bound instead.',
  },
  {
    statement: 'delete from "auth"."pending_sign_ins" …',
    tables: ['auth.pending_sign_ins'],
    reason: 'The same when they come back, and the sweep of those who do not.',
  },
  {
    statement: 'select "user_id" from "auth"."oauth_accounts" …',
    tables: ['auth.oauth_accounts'],
    reason: 'A provider says who somebody is there; whose account that is comes out of this.',
  },
];
