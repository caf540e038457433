import { Rights } from '@studyhall/domain/auth/rights-schemas';
import { type Role, role } from '@studyhall/domain/auth/schemas';
import { sessionLifetimeOf } from '@studyhall/domain/auth/session-lifetime';
import { type LanguageTag, languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { endSessions } from './end-sessions.ts';
import { HELD_RIGHTS, IS_SECOND_FACTOR_MISSING } from './factors/queries.ts';
import { Session } from './models.ts';

const SessionAttributes = z.object({
  channel: z.enum(['browser', 'terminal']),
  deviceName: z.string(),
  userAgent: z.string(),
  network: z.string(),
  lastSeenAt: z.date(),
  absoluteExpiresAt: z.date(),
  provedAt: z.date().nullable(),
});
export type SessionAttributes = z.output<typeof SessionAttributes>;

const UserAttributes = z.object({
  role,
  timeZone: z.string(),
  language: languageTag,
  rights: Rights,
  /** An administrator or a holder of rights without a second factor, where the installation wants one. */
  isSecondFactorMissing: z.boolean(),
});
export type UserAttributes = z.output<typeof UserAttributes>;

/** What a new session is told; when it began and must end is the adapter's knowledge. */
export type NewSessionAttributes = Pick<SessionAttributes, 'channel' | 'deviceName' | 'userAgent'> &
  Pick<Visit, 'network'> & {
    /** When its owner proved who they are; at its opening, unless something else is said. */
    readonly provedAt?: Date | null;
  };

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: NewSessionAttributes & Partial<SessionAttributes>;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** As whom an administrator looks on; null where nobody does, or may any more. */
const ImpersonatedRow = z.object({
  lookedAtId: z.string().nullable(),
  impersonatedId: z.string().nullable(),
  impersonatedRole: role.nullable(),
  impersonatedZone: z.string().nullable(),
  impersonatedLanguage: languageTag.nullable(),
  impersonationEndsAt: z.date().nullable(),
});

const SessionRow = z.object({
  ...ImpersonatedRow.shape,
  ...SessionAttributes.shape,
  ...UserAttributes.shape,
  expiresAt: z.date(),
});

/** A session as stored, with its account. */
export interface FoundSession {
  readonly session: DatabaseSession & { readonly attributes: SessionAttributes };
  readonly user: DatabaseUser;
  /** As whom its administrator looks on, until it ends. */
  readonly impersonated: Impersonated | undefined;
  /** At whom they began to look and did not stop, whether or not they still may. */
  readonly lookedAt: LookedAt | undefined;
}

export interface LookedAt {
  readonly userId: string;
  readonly endsAt: Date;
}

export interface Impersonated {
  readonly userId: string;
  readonly role: Role;
  readonly timeZone: string;
  readonly language: LanguageTag;
  readonly endsAt: Date;
}

/** Lucia knows one id for a session; ours has two parts, `<user_id>.<SHA-256 of the secret>`, and the first is the route. */
function keyOf(luciaId: string): { userId: string; id: string } {
  const dot = luciaId.indexOf('.');
  return { userId: luciaId.slice(0, dot), id: luciaId.slice(dot + 1) };
}

const storedSession = statement(
  'auth_session',
  `select s.channel, s.device_name as "deviceName", s.user_agent as "userAgent", s.network, s.last_seen_at as "lastSeenAt",
     s.expires_at as "expiresAt", s.absolute_expires_at as "absoluteExpiresAt", s.proved_at as "provedAt",
     u.role, p.time_zone as "timeZone", p.language, ${HELD_RIGHTS} as rights,
     ${IS_SECOND_FACTOR_MISSING} as "isSecondFactorMissing",
     s.impersonated_user_id as "lookedAtId", i.id as "impersonatedId", i.role as "impersonatedRole", ip.time_zone as "impersonatedZone",
     ip.language as "impersonatedLanguage", s.impersonation_ends_at as "impersonationEndsAt"
   from auth.sessions s
   join auth.users u on u.id = :userId and u.is_active
   join auth.profiles p on p.user_id = :userId
   left join auth.users i on i.id = s.impersonated_user_id and i.is_active and i.role <> 'admin' and u.role = 'admin'
   left join auth.profiles ip on ip.user_id = i.id
   where s.user_id = :userId and s.id = :id`,
  SessionRow,
);

/** The session with its account, in one statement; the session of a banned account is none. */
export async function findSession(db: Knex, luciaId: string): Promise<FoundSession | undefined> {
  const { userId, id } = keyOf(luciaId);
  const row = await storedSession.first(db, { userId, id });
  if (row === undefined) return undefined;
  const { role, timeZone, language, rights, isSecondFactorMissing, expiresAt, ...rest } = row;
  const {
    lookedAtId,
    impersonatedId,
    impersonatedRole,
    impersonatedZone,
    impersonatedLanguage,
    impersonationEndsAt,
    ...attributes
  } = rest;
  const isImpersonated =
    impersonatedId !== null &&
    impersonatedRole !== null &&
    impersonatedZone !== null &&
    impersonatedLanguage !== null &&
    impersonationEndsAt !== null;
  return {
    impersonated: isImpersonated
      ? {
          userId: impersonatedId,
          role: impersonatedRole,
          timeZone: impersonatedZone,
          language: impersonatedLanguage,
          endsAt: impersonationEndsAt,
        }
      : undefined,
    lookedAt:
      lookedAtId !== null && impersonationEndsAt !== null
        ? { userId: lookedAtId, endsAt: impersonationEndsAt }
        : undefined,
    session: { id: luciaId, userId, expiresAt, attributes },
    user: { id: userId, attributes: { role, timeZone, language, rights, isSecondFactorMissing } },
  };
}

/** The ends that the roles allow a session which is opened or visited at `now`. */
function endsAt(now: Date) {
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const administrator = sessionLifetimeOf('admin');
  const learner = sessionLifetimeOf('individual');
  return {
    adminIdle: after(administrator.idle),
    idle: after(learner.idle),
    adminAbsolute: after(administrator.absolute),
    absolute: after(learner.absolute),
  };
}

/** Of one account. */
const MAX_SESSIONS = 50;

const newSession = statement(
  'auth_open_session',
  `with ended as (
     delete from auth.sessions e where e.user_id = :userId and e.id in (
       select s.id from auth.sessions s where s.user_id = :userId
       order by s.expires_at > :now desc, s.last_seen_at desc, s.id offset ${MAX_SESSIONS - 1})
     returning e.id
   ), noted as (
     insert into auth.ended_sessions (session_id, xid, ended_at) select id, pg_current_xact_id(), :now from ended
   )
   insert into auth.sessions (user_id, id, channel, device_name, user_agent, network, created_at, last_seen_at,
     proved_at, expires_at, absolute_expires_at)
   select :userId, :id, :channel, :deviceName, :userAgent, :network, :now, :now, :provedAt,
     least(:expiresAt, case u.role when 'admin' then :adminIdle::timestamptz else :idle::timestamptz end),
     case u.role when 'admin' then :adminAbsolute::timestamptz else :absolute::timestamptz end
   from auth.users u where u.id = :userId`,
  null,
);

/** The session, in place of the one that was used longest ago where there are enough: whoever signs in has locked the account. */
async function insertSession(db: Knex, session: DatabaseSession, now: Date): Promise<void> {
  const { channel, deviceName, userAgent, network = '', provedAt = now } = session.attributes;
  const { adminIdle, idle, adminAbsolute, absolute } = endsAt(now);
  await newSession.run(db, {
    ...keyOf(session.id),
    channel,
    deviceName,
    userAgent,
    network,
    now,
    provedAt,
    expiresAt: session.expiresAt,
    adminIdle,
    idle,
    adminAbsolute,
    absolute,
  });
}

/** When somebody comes, and from where, as far as that is kept. */
export interface Visit {
  readonly now: Date;
  /** Undefined where nobody knows. */
  readonly network?: string;
}

const slidSession = statement(
  'auth_slide_session',
  `update auth.sessions s set last_seen_at = :now, network = :network, expires_at = least(:expiresAt, s.absolute_expires_at,
     case u.role when 'admin' then :adminIdle::timestamptz else :idle::timestamptz end)
   from auth.users u where u.id = :userId and s.user_id = :userId and s.id = :id`,
  null,
);

async function slideSession(
  db: Knex,
  { luciaId, expiresAt, now, network = '' }: Visit & { readonly luciaId: string; readonly expiresAt: Date },
): Promise<void> {
  const { adminIdle, idle } = endsAt(now);
  await slidSession.run(db, { ...keyOf(luciaId), now, network, expiresAt, adminIdle, idle });
}

/**
 * Where Lucia keeps sessions. It knows one lifetime and no absolute one: whatever end Lucia asks for, a session gets
 * at most what the role of its account allows.
 */
export function createSessionAdapter(db: Knex, visit: Visit): Adapter {
  const { now } = visit;
  return {
    getSessionAndUser: async (luciaId) => {
      const found = await findSession(db, luciaId);
      return found === undefined ? [null, null] : [found.session, found.user];
    },
    getUserSessions: async (userId) => {
      const rows = await Session.query(db).where({ userId });
      return rows.map(
        ({
          id,
          expiresAt,
          channel,
          deviceName,
          userAgent,
          network,
          lastSeenAt,
          absoluteExpiresAt,
          provedAt,
        }) => ({
          id: `${userId}.${id}`,
          userId,
          expiresAt,
          attributes: { channel, deviceName, userAgent, network, lastSeenAt, absoluteExpiresAt, provedAt },
        }),
      );
    },
    setSession: (session) => insertSession(db, session, now),
    updateSessionExpiration: (luciaId, expiresAt) => slideSession(db, { ...visit, luciaId, expiresAt }),
    deleteSession: async (luciaId) => {
      const { userId, id } = keyOf(luciaId);
      await endSessions(db, { userId, sessionId: id, now });
    },
    deleteUserSessions: async (userId) => await endSessions(db, { userId, now }),
    deleteExpiredSessions: async () => {
      await Session.query(db).delete().where('expiresAt', '<=', now);
    },
  };
}
