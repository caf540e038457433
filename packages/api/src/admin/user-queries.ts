import { hiddenNameProblemOf } from '@studyhall/domain/auth/display-name';
import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { ListUsers } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { raw } from 'objection';
import * as z from 'zod';
import { HELD_RIGHTS } from '../auth/factors/queries.ts';
import { HeldRight, Identifier, User } from '../auth/models.ts';
import { preferencesOf, StoredPreferences } from '../auth/queries.ts';
import { getSeenUserId, IS_SEEN_BY_SUPPORT, type Onlooker, seesEverybody } from '../auth/seen-people.ts';
import { findAccountPlan } from '../billing/admin-queries.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { listAuthoredExams } from '../quizzes/authored-exam-queries.ts';
import { UserDetailView, UserView } from './views.ts';

const UserRow = UserView.omit({ nameProblem: true, deletion: true }).extend({
  eraseAt: z.date().nullable(),
  erasureRequestedBy: z.string().nullable(),
  opensAgain: z.boolean().nullable(),
});
type UserRow = z.output<typeof UserRow>;

/** Of `u`: PostgreSQL finds those who agreed by the words of the index of them, which "is true" would not be. */
const AGREED = `(p.preferences ->> 'marketingConsent')::boolean`;

/** What waits begins so. As a range, for which the index serves whatever is sought. */
const WAITING = 'lower(pending_email) ~>=~ ? and lower(pending_email) ~<~ ?';

/** Of `u`: nobody has signed in since, and no session that was open before is still in use. */
const AWAY = `coalesce(u.last_login_at, u.created_at) < ?
  and not exists (select from auth.sessions a where a.user_id = u.id and a.last_seen_at >= ?)`;

/** Of `u`: made for somebody who has not entered it. In the words of the index of them. */
const INVITED = `u.last_login_at is null and u.role <> 'guest' and w.user_id is null`;

/** Accounts as lists show them. */
/** Not joined: of more than eight tables PostgreSQL keeps the order as it is written, and reads all accounts before it searches. */
const REQUESTED_BY = `coalesce((select r.display from auth.identifiers r
  where r.user_id = d.requested_by and r.kind = 'username'), d.requested_by::text)`;

function accounts(db: Knex) {
  return User.query(db)
    .alias('u')
    .joinRelated('profile', { alias: 'p' })
    .leftJoinRelated('[username, email]')
    .leftJoin('auth.passwords as w', 'w.userId', 'u.id')
    .leftJoin('auth.deletions as d', (join) =>
      join.on('d.userId', 'u.id').onNull('d.undoneAt').onNull('d.erasedAt'),
    )
    .leftJoin('gamification.standings as s', 's.userId', 'u.id')
    .select('u.id as userId', 'username.display as username', 'email.display as email')
    .select(
      'p.firstName',
      'p.lastName',
      'u.role',
      'u.isActive',
      'u.bannedAt',
      'u.banReason',
      'u.banEndsAt',
      'd.eraseAt',
      'd.opensAgain',
      'u.createdAt',
      'u.lastLoginAt',
      'u.pendingEmail',
    )
    .select(raw(REQUESTED_BY).as('erasureRequestedBy'))
    .select(raw(`(${INVITED})`).as('isInvited'), raw(HELD_RIGHTS).as('rights'))
    .select(raw('coalesce(s.xp, 0)').as('xp'), raw('coalesce(s.level, 1)').as('level'));
}

/**
 * A page of accounts, the newest first. Conditions that were not asked for are not there, so that each question is planned
 * as what it is. Across users: administrators look at all, support at whom it may. Errors: `invalid-input` for a foreign
 * cursor.
 */
export async function listUsers(
  db: Knex,
  { viewer, now, ...filter }: ListUsers & { readonly viewer: Onlooker; readonly now: Date },
): Promise<{ items: UserView[]; nextCursor: string | null }> {
  const { search, role, right, consent, company, inactiveSince, invited, banned, cursor, limit } = filter;
  let query = accounts(db)
    .orderBy([
      { column: 'u.createdAt', order: 'desc' },
      { column: 'u.id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (!seesEverybody(viewer)) query = query.whereRaw(IS_SEEN_BY_SUPPORT);
  if (right !== undefined)
    query = query.whereIn('u.id', HeldRight.query().select('userId').where('name', right));
  if (role !== undefined) query = query.where('u.role', role);
  if (search !== undefined)
    query = query.whereIn(
      'u.id',
      Identifier.query()
        .select('userId')
        .where('value', 'like', prefixOf(search))
        .unionAll(
          User.query()
            .select('id')
            .whereRaw(WAITING, [canonicalEmail(search), `${canonicalEmail(search)}\u{10ffff}`]),
        ),
    );
  if (inactiveSince !== undefined) query = query.whereRaw(AWAY, [inactiveSince, inactiveSince]);
  if (banned !== undefined) query = query.whereRaw('not u.is_active');
  if (invited !== undefined) query = query.whereRaw(INVITED);
  if (consent !== undefined) query = query.whereRaw(consent ? AGREED : `${AGREED} is not true`);
  if (company !== undefined) query = query.whereRaw(`lower(p.preferences ->> 'company') = lower(?)`, company);
  if (cursor !== undefined) query = query.whereRaw('(u.created_at, u.id) < (?, ?)', keyOfCursor(cursor));
  const rows = z.array(UserRow).parse(await query);
  const items = rows.map((row) => userOf(row, { viewer, now }));
  return pageOf(items, limit, cursorOf);
}

/** Which administrator asked for a deletion is not for support. */
function userOf(
  { eraseAt, erasureRequestedBy, opensAgain, ...row }: UserRow,
  { viewer, now }: { readonly viewer: Onlooker; readonly now: Date },
): UserView {
  const { banReason, banEndsAt } = row;
  const isBanned = banReason !== null && (banEndsAt === null || banEndsAt > now);
  const canBeTakenBack = opensAgain === true && !isBanned;
  const requestedBy = seesEverybody(viewer) ? erasureRequestedBy : null;
  const deletion = eraseAt === null ? null : { eraseAt, requestedBy, canBeTakenBack };
  return { ...row, deletion, nameProblem: hiddenNameProblemOf(row) ?? null };
}

/** User names and addresses are compared in their canonical form, which is one form for both. */
function prefixOf(search: string): string {
  return `${canonicalEmail(search).replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

function cursorOf({ createdAt, userId }: UserView): string {
  return `${createdAt.getTime()}.${userId}`;
}

function keyOfCursor(cursor: string): [createdAt: Date, userId: string] {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const userId = uuid.safeParse(id);
  if (time === undefined || !userId.success) throw new DomainError('invalid-input', { field: 'cursor' });
  return [new Date(Number(time)), userId.data];
}

const Detail = UserDetailView.pick({
  invitationEndsAt: true,
  phone: true,
  timeZone: true,
  language: true,
  isOnLeaderboards: true,
  extraTimePercent: true,
  sessions: true,
  quizzes: true,
  questionsAnswered: true,
  streak: true,
}).extend({
  preferences: StoredPreferences,
});

const userDetail = statement(
  'admin_user_detail',
  `select (select max(o.expires_at) from auth.one_time_tokens o
       where o.user_id = :userId and o.purpose = 'invitation' and o.used_at is null) as "invitationEndsAt", p.phone, p.time_zone as "timeZone", p.language, p.is_on_leaderboards as "isOnLeaderboards",
     p.extra_time_percent as "extraTimePercent", p.preferences,
     (select count(*) from auth.sessions s where s.user_id = :userId and s.expires_at > :now) as sessions,
     coalesce(t.quizzes, 0) as quizzes, coalesce(t.questions_answered, 0) as "questionsAnswered",
     coalesce(t.streak_current, 0) as streak
   from auth.users u
   join auth.profiles p on p.user_id = :userId
   left join gamification.standings t on t.user_id = :userId
   where u.id = :userId`,
  Detail,
);

/** Everything an administrator, or support, may see of an account. Errors: `not-found`. */
export async function getUser(
  db: Knex,
  { user, viewer, now }: { readonly user: string; readonly viewer: Onlooker; readonly now: Date },
): Promise<UserDetailView> {
  const userId = await getSeenUserId(db, { user, viewer });
  const head = UserRow.optional().parse(await accounts(db).where('u.id', userId).first());
  const detail = await userDetail.first(db, { userId, now });
  if (head === undefined || detail === undefined) throw new DomainError('not-found');
  const plan = (await findAccountPlan(db, { userId })) ?? null;
  const authorOf = head.rights.author === 'listed' ? await listAuthoredExams(db, { userId }) : [];
  return {
    ...userOf(head, { viewer, now }),
    ...detail,
    preferences: preferencesOf(detail.preferences),
    plan,
    authorOf,
  };
}
