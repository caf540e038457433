import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { KnownPerson } from '@studyhall/domain/auth/people-plan';
import type { Newcomer } from '@studyhall/domain/auth/people-schemas';
import { Rights } from '@studyhall/domain/auth/rights-schemas';
import { type Role, role } from '@studyhall/domain/auth/schemas';
import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { HELD_RIGHTS } from '../../auth/factors/queries.ts';
import { OneTimeToken, User } from '../../auth/models.ts';
import { linkEndsAt } from '../../auth/one-time-tokens.ts';
import { newRouteToken } from '../../auth/route-token.ts';
import { newId } from '../../platform/ids.ts';
import { statement } from '../../platform/statement.ts';
import { takeTurn } from '../../platform/take-turn.ts';

/** Whoever makes accounts for others waits for whoever does: an address that only waits is guarded by no constraint. */
export async function takePeopleTurn(trx: Knex): Promise<void> {
  await takeTurn(trx, 'people made for others');
}

const knownPeople = statement(
  'admin_known_people',
  `with wanted as (select kind, value from json_to_recordset(:wanted) as w(kind text, value text)),
     found as (
       select i.user_id from wanted w join auth.identifiers i on i.kind = w.kind and i.value = w.value
       union
       select u.id from wanted w join auth.users u on lower(u.pending_email) = w.value and w.kind = 'email'
         and u.last_login_at is null and u.role <> 'guest')
   select u.id as "userId", n.display as username, e.display as email, u.pending_email as "pendingEmail",
     p.first_name as "firstName", p.last_name as "lastName", u.role, ${HELD_RIGHTS} as rights,
     (u.last_login_at is not null or exists (select from auth.passwords w where w.user_id = u.id)) as "isEntered",
     case when u.is_active then null when u.ban_reason is not null then 'banned'
       when exists (select from auth.deletions d
         where d.user_id = u.id and d.undone_at is null and d.erased_at is null) then 'leaving'
       else 'closed' end as shut
   from found f
   join auth.users u on u.id = f.user_id
   join auth.profiles p on p.user_id = u.id
   left join auth.identifiers n on n.user_id = u.id and n.kind = 'username'
   left join auth.identifiers e on e.user_id = u.id and e.kind = 'email'
   order by u.created_at, u.id`,
  z.object({
    userId: z.string(),
    username: z.string().nullable(),
    email: z.string().nullable(),
    pendingEmail: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string(),
    role,
    rights: Rights,
    isEntered: z.boolean(),
    shut: z.enum(['banned', 'closed', 'leaving']).nullable(),
  }),
);

type Named = Pick<Newcomer, 'username' | 'email'>;

/** The accounts that have a name or an address of these people, or wait for one. Across users: an administrator asks. */
export async function listKnownPeople(db: Knex, people: readonly Named[]): Promise<KnownPerson[]> {
  const wanted = people.flatMap(({ username, email }) => [
    ...(username === undefined ? [] : [{ kind: 'username', value: canonicalUserName(username) }]),
    ...(email === undefined ? [] : [{ kind: 'email', value: canonicalEmail(email) }]),
  ]);
  return await knownPeople.all(db, { wanted: JSON.stringify(wanted) });
}

/**
 * Keeps these accounts as they are until the transaction ends, once whoever changes one at this moment is done. Across
 * users: an administrator hands out others.
 */
export async function lockPeople(trx: Knex, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await User.query(trx)
    .whereIn('id', [...userIds])
    .orderBy('id')
    .select('id')
    .forNoKeyUpdate();
}

/** An account that is made for somebody. */
export interface MadeAccount extends Named {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly language: LanguageTag;
}

interface Making {
  readonly accounts: readonly MadeAccount[];
  readonly timeZone: string;
  readonly now: Date;
}

const madeAccounts = statement(
  'admin_make_accounts',
  `with people as (
     select * from json_to_recordset(:people) as p("userId" uuid, username text, "canonicalName" text, email text,
       "firstName" text, "lastName" text, role text, language text)),
   users as (
     insert into auth.users (id, role, pending_email, created_at, updated_at)
     select "userId", role, email, :now, :now from people),
   names as (
     insert into auth.identifiers (kind, value, display, user_id, created_at)
     select 'username', "canonicalName", username, "userId", :now from people where username is not null)
   insert into auth.profiles (user_id, first_name, last_name, time_zone, language, updated_at)
   select "userId", "firstName", "lastName", :timeZone, language, :now from people`,
  null,
);

/** Makes accounts that nobody has entered. Their addresses wait: they sign nobody in before their link is opened. */
export async function makeAccounts(trx: Knex, { accounts, timeZone, now }: Making): Promise<void> {
  const people = accounts.map(({ username, ...account }) => ({
    ...account,
    username,
    canonicalName: username === undefined ? undefined : canonicalUserName(username),
  }));
  await madeAccounts.run(trx, { people: JSON.stringify(people), timeZone, now });
}

const renamedPeople = statement(
  'admin_rename_people',
  `update auth.profiles p set first_name = n."firstName", last_name = n."lastName", updated_at = :now
   from json_to_recordset(:names) as n("userId" uuid, "firstName" text, "lastName" text)
   where p.user_id = n."userId"`,
  null,
  { because: 'bulk' },
);

/** Names people otherwise who have not entered their accounts. */
export async function renamePeople(
  trx: Knex,
  {
    names,
    now,
  }: {
    readonly names: readonly Pick<MadeAccount, 'userId' | 'firstName' | 'lastName'>[];
    readonly now: Date;
  },
): Promise<void> {
  await renamedPeople.run(trx, { names: JSON.stringify(names), now });
}

/** Makes the links void that were handed over to these before. Across users: an administrator hands out others. */
export async function voidInvitations(trx: Knex, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await OneTimeToken.query(trx)
    .delete()
    .where({ purpose: 'invitation' })
    .whereIn('userId', [...userIds]);
}

const handedLinks = statement(
  'admin_hand_links',
  `insert into auth.one_time_tokens (user_id, id, purpose, token_hash, created_at, expires_at)
   select "userId", id, 'invitation', hash, :now, :expiresAt
   from json_to_recordset(:links) as l("userId" uuid, id uuid, hash text)`,
  null,
  { because: 'bulk' },
);

export interface HandedLink {
  readonly userId: string;
  readonly token: string;
}

/** Makes a link into each of these new accounts, to be handed over: only here is what opens them. */
export async function issueHandedLinks(
  trx: Knex,
  { userIds, now }: { readonly userIds: readonly string[]; readonly now: Date },
): Promise<{ readonly links: readonly HandedLink[]; readonly expiresAt: Date }> {
  const expiresAt = linkEndsAt({ purpose: 'invitation', address: null, now });
  const made = userIds.map((userId) => ({ id: newId(), ...newRouteToken(userId) }));
  const links = made.map(({ userId, id, hash }) => ({ userId, id, hash }));
  if (links.length > 0) await handedLinks.run(trx, { links: JSON.stringify(links), now, expiresAt });
  return { links: made.map(({ userId, token }) => ({ userId, token })), expiresAt };
}
