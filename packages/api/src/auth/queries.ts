import { displayNameOf } from '@studyhall/domain/auth/display-name';
import { canonicalEmail, identifierKindOf } from '@studyhall/domain/auth/email-address';
import { isNameHidden, reportedThings } from '@studyhall/domain/auth/reports';
import { Rights } from '@studyhall/domain/auth/rights-schemas';
import { defaultPreferences, Preferences, role } from '@studyhall/domain/auth/schemas';
import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Viewer } from '../platform/context.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { HELD_RIGHTS, IS_SECOND_FACTOR_MISSING } from './factors/queries.ts';
import { ApiToken, Identifier, Profile, Session } from './models.ts';
import { PICTURE_URL } from './pictures/picture-queries.ts';
import { HIDDEN_NAMES } from './shown-name-queries.ts';
import { type SessionView, ViewerView } from './views.ts';

/** Groups that were never set are missing. */
export const StoredPreferences = Preferences.partial();

/** What is stored, and what holds unless something is. */
export function preferencesOf(stored: z.output<typeof StoredPreferences>): Preferences {
  return Object.assign({}, defaultPreferences, stored);
}

const viewerView = statement(
  'auth_viewer_view',
  `select u.id as "userId", u.role, u.pending_email as "pendingEmail", u.created_at as "createdAt",
     (select i.display from auth.identifiers i where i.user_id = :userId and i.kind = 'username') as username,
     (select i.display from auth.identifiers i where i.user_id = :userId and i.kind = 'email') as email,
     p.first_name as "firstName", p.last_name as "lastName", p.bio, p.phone, p.time_zone as "timeZone", p.language,
     p.is_on_leaderboards as "isOnLeaderboards", p.extra_time_percent as "extraTimePercent", p.preferences,
     p.avatar_url as "avatarUrl", ${PICTURE_URL} as "pictureUrl", ${HIDDEN_NAMES} as "hiddenNames",
     exists (select from auth.pictures w where w.user_id = :userId) as "hasPicture", ${HELD_RIGHTS} as rights,
     ${IS_SECOND_FACTOR_MISSING} as "isSecondFactorMissing"
   from auth.users u join auth.profiles p on p.user_id = :userId
   where u.id = :userId`,
  ViewerView.omit({
    displayName: true,
    impersonatedUntil: true,
    hasLookingEnded: true,
    hidden: true,
  }).extend({
    preferences: StoredPreferences,
    hiddenNames: z.array(z.string()),
    hasPicture: z.boolean(),
  }),
);

/** Everything about oneself, for nobody null. */
export async function findViewerView(
  db: Knex,
  viewer: Pick<Viewer, 'userId' | 'impersonation'> | null,
): Promise<ViewerView | null> {
  return viewer === null ? null : await getViewerView(db, viewer);
}

/** Everything about oneself, in one statement. Errors: `not-found`. */
export async function getViewerView(
  db: Knex,
  { userId, impersonation }: Pick<Viewer, 'userId' | 'impersonation'>,
): Promise<ViewerView> {
  const row = await viewerView.first(db, { userId });
  if (row === undefined) throw new DomainError('not-found');
  const { hiddenNames, hasPicture, ...shown } = row;
  const hasLookingEnded = impersonation?.endedOf !== undefined;
  return {
    ...shown,
    displayName: displayNameOf(row),
    hidden: reportedThings.filter((thing) =>
      thing === 'name' ? isNameHidden({ ...shown, hiddenNames }) : hasPicture && row.pictureUrl === null,
    ),
    // Whoever looks on has none of them.
    rights: impersonation === undefined ? row.rights : {},
    impersonatedUntil: hasLookingEnded ? null : (impersonation?.until ?? null),
    hasLookingEnded,
    preferences: preferencesOf(row.preferences),
  };
}

/** What signing in needs to know of an account. */
const Credentials = z.object({
  userId: z.string(),
  role,
  rights: Rights,
  /** Also when a ban has ended that nobody has lifted yet. */
  isActive: z.boolean(),
  /** Why its owner is shut out, where somebody said so. */
  banReason: z.string().nullable(),
  /** Null: until somebody lifts it. */
  banEndsAt: z.date().nullable(),
  passwordHash: z.string().nullable(),
  /** When it is erased, where whoever proves to be the owner can take that back. */
  eraseAt: z.date().nullable(),
});
export type Credentials = z.output<typeof Credentials>;

/** A ban keeps its owner from taking a deletion back; one that has ended does not, whether or not anybody has lifted it. */
const ERASE_AT = `(select d.erase_at from auth.deletions d where d.user_id = u.id and d.undone_at is null
  and d.erasing_since is null and d.opens_again and (u.ban_reason is null or u.ban_ends_at <= :now))`;

interface Knock {
  readonly identifier: string;
  readonly deviceHash: string;
  readonly now: Date;
}

/** The end of a ban opens no account that is to be erased. */
const IS_LEAVING = `exists (select from auth.deletions d
  where d.user_id = u.id and d.undone_at is null and d.erased_at is null)`;

const STATE = `(u.is_active or coalesce(u.ban_ends_at <= :now, false) and not ${IS_LEAVING}) as "isActive",
     u.ban_reason as "banReason", u.ban_ends_at as "banEndsAt"`;

const credentials = statement(
  'auth_credentials',
  `select u.id as "userId", u.role, ${HELD_RIGHTS} as rights, ${STATE}, w.password_hash as "passwordHash", ${ERASE_AT} as "eraseAt",
     exists (select from auth.known_devices d
       where d.user_id = i.user_id and d.id = :deviceHash and d.expires_at > :now) as "isDeviceKnown"
   from auth.identifiers i
   join auth.users u on u.id = i.user_id
   left join auth.passwords w on w.user_id = i.user_id
   where i.kind = :kind and i.value = :value`,
  Credentials.extend({ isDeviceKnown: z.boolean() }),
);

/** The account behind a user name or a proved address, and whether it knows the device. */
export async function findCredentials(
  db: Knex,
  { identifier, deviceHash, now }: Knock,
): Promise<(Credentials & { readonly isDeviceKnown: boolean }) | undefined> {
  const kind = identifierKindOf(identifier);
  const value = kind === 'email' ? canonicalEmail(identifier) : canonicalUserName(identifier);
  return await credentials.first(db, { kind, value, deviceHash, now });
}

const credentialsOf = statement(
  'auth_credentials_of',
  `select u.id as "userId", u.role, ${HELD_RIGHTS} as rights, ${STATE}, w.password_hash as "passwordHash",
     ${ERASE_AT} as "eraseAt"
   from auth.users u
   left join auth.passwords w on w.user_id = :userId
   where u.id = :userId`,
  Credentials,
);

/** The same for an account that is known. */
export async function findCredentialsOf(
  db: Knex,
  { userId, now }: OfUserNow,
): Promise<Credentials | undefined> {
  return await credentialsOf.first(db, { userId, now });
}

const ownWords = statement(
  'auth_own_words',
  `select i.value as word from auth.identifiers i where i.user_id = :userId
   union all select u.pending_email from auth.users u where u.id = :userId and u.pending_email is not null
   union all select unnest(array[p.first_name, p.last_name]) from auth.profiles p where p.user_id = :userId`,
  z.object({ word: z.string() }),
);

/** The words of an account that its password must not be: user name, addresses, first and last name. */
export async function listOwnWords(db: Knex, userId: string): Promise<string[]> {
  const rows = await ownWords.all(db, { userId });
  return rows.map(({ word }) => word);
}

/** The account that owns an address, with the address as its owner typed it. */
export async function findAddressOwner(
  db: Knex,
  email: string,
): Promise<{ readonly userId: string; readonly display: string } | undefined> {
  return await Identifier.query(db)
    .findOne({ kind: 'email', value: canonicalEmail(email) })
    .select('userId', 'display');
}

interface SessionOwner extends OfUserNow {
  readonly sessionId: string;
}

/** Where the account is signed in, everywhere, the latest visit first. */
export async function listSessions(
  db: Knex,
  { userId, sessionId, now }: SessionOwner,
): Promise<SessionView[]> {
  const rows = await Session.query(db)
    .where({ userId })
    .where('expiresAt', '>', now)
    .orderBy([{ column: 'lastSeenAt', order: 'desc' }, 'id']);
  return rows.map(({ id, deviceName, channel, userAgent, network, createdAt, lastSeenAt, expiresAt }) => ({
    id,
    deviceName,
    channel,
    userAgent,
    network,
    createdAt,
    lastSeenAt,
    expiresAt,
    isCurrent: id === sessionId,
  }));
}

/** Errors: `session-not-found`. */
export async function renameSession(
  db: Knex,
  { userId, id, deviceName }: { readonly userId: string; readonly id: string; readonly deviceName: string },
): Promise<Record<string, never>> {
  const count = await Session.query(db).patch({ deviceName }).where({ userId, id });
  if (count === 0) throw new DomainError('session-not-found');
  return {};
}

/** Ends what programs opened by logging in, as the sessions beside them end; tokens that were made for them stay. */
export async function revokeLogIns(db: Knex, { userId }: OfUser): Promise<void> {
  await ApiToken.query(db).delete().where({ userId, kind: 'log-in' });
}

/** Sets the picture that others see of an account, or takes it off. */
export async function setAvatarUrl(
  db: Knex,
  { userId, avatarUrl, now }: OfUserNow & { readonly avatarUrl: string | null },
): Promise<void> {
  await Profile.query(db).patch({ avatarUrl, updatedAt: now }).findById(userId);
}
