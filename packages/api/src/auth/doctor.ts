import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import type { Knex } from 'knex';
import { BrokenRow, type DataCheck, indexedCheck } from '../platform/data-check.ts';
import { statement } from '../platform/statement.ts';
import { accountCheck } from './account-check.ts';
import { Identifier } from './models.ts';

const bareAccounts = statement(
  'doctor_auth_accounts',
  `select u.id::text as key, case when p.user_id is null then 'has no profile'
     else format('is %s, and no name, address or provider leads to it', u.role) end as what
   from auth.users u left join auth.profiles p on p.user_id = u.id
   where u.id = any(:keys::uuid[]) and (p.user_id is null
     or (u.role <> 'guest' and u.is_active and u.pending_email is null
       and not exists (select from auth.identifiers i where i.user_id = u.id)
       and not exists (select from auth.oauth_accounts o where o.user_id = u.id)))`,
  BrokenRow,
);

const erasedAccounts = statement(
  'doctor_auth_erased',
  `select u.id::text as key, format('was erased at %s and is here', d.erased_at) as what
   from auth.users u join auth.deletions d on d.user_id = u.id
   where u.id = any(:keys::uuid[]) and d.erased_at is not null`,
  BrokenRow,
);

const oddSessions = statement(
  'doctor_auth_sessions',
  `select s.user_id || '/' || s.id as key, case when not u.is_active then 'is of a closed account'
     else format('goes on to %s, at most to %s, from %s', s.expires_at, s.absolute_expires_at, s.created_at) end as what
   from auth.sessions s join auth.users u on u.id = s.user_id
   where s.user_id = any(:keys::uuid[]) and s.expires_at > :now and (not u.is_active or s.expires_at > s.absolute_expires_at
     or s.absolute_expires_at > s.created_at + interval '91 days')`,
  BrokenRow,
);

const oddRights = statement(
  'doctor_auth_rights',
  `select h.user_id || '/' || h.name as key, format('is held by one who is %s', u.role) as what
   from auth.rights h join auth.users u on u.id = h.user_id
   where h.user_id = any(:keys::uuid[]) and u.role in ('admin', 'guest')`,
  BrokenRow,
);

const oddTokens = statement(
  'doctor_auth_tokens',
  `select user_id || '/' || id as key, case when expires_at < :now::timestamptz - interval '2 days'
     then format('is over since %s and still kept', expires_at) else format('%s from %s to %s', purpose, created_at, expires_at) end as what
   from auth.one_time_tokens where user_id = any(:keys::uuid[])
     and (expires_at < :now::timestamptz - interval '2 days'
       or expires_at > created_at + case purpose when 'invitation' then interval '15 days' else interval '25 hours' end)`,
  BrokenRow,
  { because: 'bulk' },
);

const stuckMerges = statement(
  'doctor_auth_merges',
  `select id::text as key, format('is %s since %s, of %s into %s', state, asked_at, other_id, keep_id) as what
   from auth.merges where state in ('taken-out', 'given-back')
     and greatest(asked_at, merged_at) < :now::timestamptz - interval '1 hour' order by asked_at limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

/** Compared as they were when they were claimed: two accounts would have one mailbox otherwise. */
async function findOddIdentifiers(db: Knex, { keys }: { readonly keys: string[] }): Promise<BrokenRow[]> {
  const rows = await Identifier.query(db).select('kind', 'value', 'display').whereIn('userId', keys);
  return rows.flatMap(({ kind, value, display }) =>
    value === (kind === 'email' ? canonicalEmail(display) : canonicalUserName(display))
      ? []
      : [
          {
            key: `${kind}/${value}`,
            what: `is shown as "${display}", which would be claimed in another form`,
          },
        ],
  );
}

const keyParts = (key: string): string[] => key.split('/');

/** Accounts, what they are called, and what signs them in. */
export const authDataChecks: readonly DataCheck[] = [
  accountCheck({
    name: 'auth.accounts',
    holds: 'Every account has a profile, and a name, an address or a provider unless it is a guest',
    table: 'auth.users',
    find: (db, looking) => bareAccounts.all(db, looking),
    cure: (key) => `studyhall users show ${key}; bring its profile or its name back from a backup`,
  }),
  accountCheck({
    name: 'auth.erased',
    holds: 'Who was erased is gone',
    table: 'auth.users',
    find: (db, looking) => erasedAccounts.all(db, looking),
    cure: (key) => `studyhall users erase ${key} --now`,
  }),
  accountCheck({
    name: 'auth.identifiers',
    holds: 'Names and addresses are claimed in the form in which they are compared',
    table: 'auth.identifiers',
    find: findOddIdentifiers,
    cure: (key) => {
      const [kind, value] = keyParts(key);
      return `Set value to the compared form of display: select * from auth.identifiers where kind = '${kind}' and value = '${value}'`;
    },
  }),
  accountCheck({
    name: 'auth.sessions',
    holds: 'Closed accounts have no sessions, and no session goes on for longer than it may',
    table: 'auth.sessions',
    find: (db, looking) => oddSessions.all(db, looking),
    cure: (key) => {
      const [userId, id] = keyParts(key);
      return `delete from auth.sessions where user_id = '${userId}' and id = '${id}'`;
    },
  }),
  accountCheck({
    name: 'auth.rights',
    holds:
      'Rights are held beside a role: by no guest, and by no administrator, who would keep them without it',
    table: 'auth.rights',
    find: (db, looking) => oddRights.all(db, looking),
    cure: (key) => {
      const [userId, name] = keyParts(key);
      return `delete from auth.rights where user_id = '${userId}' and name = '${name}'`;
    },
  }),
  accountCheck({
    name: 'auth.tokens',
    holds: 'Mailed links end within a day, invitations within two weeks, and are swept after',
    table: 'auth.one_time_tokens',
    find: (db, looking) => oddTokens.all(db, looking),
    cure: (key) => {
      const [userId, id] = keyParts(key);
      return `delete from auth.one_time_tokens where user_id = '${userId}' and id = '${id}'`;
    },
  }),
  indexedCheck({
    name: 'auth.merges',
    holds: 'What left one account for another has arrived within an hour',
    table: 'auth.merges',
    find: (db, { now }) => stuckMerges.all(db, { now }),
    cure: () => 'studyhall mail failed says why its second step failed; have that message tried again',
  }),
];
