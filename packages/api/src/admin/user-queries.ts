import { hiddenNameProblemOf } from '@studyhall/domain/auth/display-name';
import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import { defaultPreferences, type ListUsers } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { getUserId } from '../auth/user-reference.ts';
import { findAccountPlan } from '../billing/admin-queries.ts';
import { named } from '../platform/database.ts';
import { pageOf } from '../platform/page.ts';
import type { UserDetailView, UserView } from './views.ts';

const SELECT_USERS = `
  select u.id as "userId", n.display as username, e.display as email, p.first_name as "firstName",
    p.last_name as "lastName", u.role, u.is_active as "isActive",
    u.created_at as "createdAt", u.last_login_at as "lastLoginAt", coalesce(s.xp, 0) as xp, coalesce(s.level, 1) as level
  from auth.users u
  join auth.profiles p on p.user_id = u.id
  left join auth.identifiers n on n.user_id = u.id and n.kind = 'username'
  left join auth.identifiers e on e.user_id = u.id and e.kind = 'email'
  left join gamification.standings s on s.user_id = u.id`;

/**
 * Not prepared under a name: planned with the values, PostgreSQL drops the conditions that were not asked for. Those who
 * agreed are asked for in the words of the index of them, which "is true" would not be.
 */
const LIST_USERS = `${SELECT_USERS}
  where (:role::text is null or u.role = :role)
    and (:prefix::text is null or u.id in (select i.user_id from auth.identifiers i where i.value like :prefix))
    and (:consent::boolean is null or :consent and (p.preferences ->> 'marketingConsent')::boolean
      or not :consent and (p.preferences ->> 'marketingConsent')::boolean is not true)
    and (:company::text is null or lower(p.preferences ->> 'company') = lower(:company))
    and (:createdAt::timestamptz is null or (u.created_at, u.id) < (:createdAt::timestamptz, :userId::uuid))
  order by u.created_at desc, u.id desc
  limit :rows`;

/** A page of accounts, the newest first. Across users: administrators look at all. Errors: `invalid-input` for a foreign cursor. */
export async function listUsers(
  db: Knex,
  { search, role, consent, company, cursor, limit }: ListUsers,
): Promise<{ items: UserView[]; nextCursor: string | null }> {
  const prefix = search === undefined ? null : prefixOf(search);
  const after = cursor === undefined ? { createdAt: null, userId: null } : keyOfCursor(cursor);
  const asked = { role: role ?? null, consent: consent ?? null, company: company ?? null };
  const bindings = { ...asked, prefix, ...after, rows: limit + 1 };
  const { rows } = await db.raw<{ rows: UserRow[] }>(LIST_USERS, bindings);
  return pageOf(rows.map(userOf), limit, cursorOf);
}

type UserRow = Omit<UserView, 'nameProblem'>;

function userOf(row: UserRow): UserView {
  return { ...row, nameProblem: hiddenNameProblemOf(row) ?? null };
}

/** User names and addresses are compared in their canonical form, which is one form for both. */
function prefixOf(search: string): string {
  return `${canonicalEmail(search).replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

function cursorOf({ createdAt, userId }: UserView): string {
  return `${createdAt.getTime()}.${userId}`;
}

function keyOfCursor(cursor: string): { createdAt: Date; userId: string } {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const userId = uuid.safeParse(id);
  if (time === undefined || !userId.success) throw new DomainError('invalid-input', { field: 'cursor' });
  return { createdAt: new Date(Number(time)), userId: userId.data };
}

type Detail = Omit<UserDetailView, keyof UserView | 'preferences' | 'plan'> & {
  readonly preferences: Partial<UserDetailView['preferences']>;
};

/** Everything an administrator may see of an account. Errors: `not-found`. */
export async function getUser(
  db: Knex,
  { user, now }: { readonly user: string; readonly now: Date },
): Promise<UserDetailView> {
  const userId = await getUserId(db, user);
  const [head] = await named<UserRow>(db, 'admin_user', `${SELECT_USERS} where u.id = :userId`, { userId });
  const [detail] = await named<Detail>(
    db,
    'admin_user_detail',
    `select u.pending_email as "pendingEmail", p.phone, p.time_zone as "timeZone", p.language, p.is_on_leaderboards as "isOnLeaderboards",
       p.extra_time_percent as "extraTimePercent", p.preferences,
       (select count(*) from auth.sessions s where s.user_id = :userId and s.expires_at > :now) as sessions,
       coalesce(t.quizzes, 0) as quizzes, coalesce(t.questions_answered, 0) as "questionsAnswered",
       coalesce(t.streak_current, 0) as streak
     from auth.users u
     join auth.profiles p on p.user_id = :userId
     left join gamification.standings t on t.user_id = :userId
     where u.id = :userId`,
    { userId, now },
  );
  if (head === undefined || detail === undefined) throw new DomainError('not-found');
  const plan = (await findAccountPlan(db, { userId })) ?? null;
  return { ...userOf(head), ...detail, preferences: { ...defaultPreferences, ...detail.preferences }, plan };
}
