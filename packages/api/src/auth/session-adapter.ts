import { role } from '@studyhall/domain/auth/schemas';
import { sessionLifetimeOf } from '@studyhall/domain/auth/session-lifetime';
import { languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { Session } from './models.ts';

const SessionAttributes = z.object({
  channel: z.enum(['browser', 'terminal']),
  deviceName: z.string(),
  userAgent: z.string(),
  lastSeenAt: z.date(),
  absoluteExpiresAt: z.date(),
});
export type SessionAttributes = z.output<typeof SessionAttributes>;

const UserAttributes = z.object({ role, timeZone: z.string(), language: languageTag });
export type UserAttributes = z.output<typeof UserAttributes>;

/** What a new session is told; when it began and must end is the adapter's knowledge. */
export type NewSessionAttributes = Pick<SessionAttributes, 'channel' | 'deviceName' | 'userAgent'>;

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: NewSessionAttributes & Partial<SessionAttributes>;
    DatabaseUserAttributes: UserAttributes;
  }
}

const SessionRow = z.object({
  ...SessionAttributes.shape,
  ...UserAttributes.shape,
  expiresAt: z.date(),
});

/** A session as stored, with its account. */
export interface FoundSession {
  readonly session: DatabaseSession & { readonly attributes: SessionAttributes };
  readonly user: DatabaseUser;
}

/** Lucia knows one id for a session; ours has two parts, `<user_id>.<SHA-256 of the secret>`, and the first is the route. */
function keyOf(luciaId: string): { userId: string; id: string } {
  const dot = luciaId.indexOf('.');
  return { userId: luciaId.slice(0, dot), id: luciaId.slice(dot + 1) };
}

const storedSession = statement(
  'auth_session',
  `select s.channel, s.device_name as "deviceName", s.user_agent as "userAgent", s.last_seen_at as "lastSeenAt",
     s.expires_at as "expiresAt", s.absolute_expires_at as "absoluteExpiresAt",
     u.role, p.time_zone as "timeZone", p.language
   from auth.sessions s
   join auth.users u on u.id = :userId and u.is_active
   join auth.profiles p on p.user_id = :userId
   where s.user_id = :userId and s.id = :id`,
  SessionRow,
);

/** The session with its account, in one statement; the session of a banned account is none. */
export async function findSession(db: Knex, luciaId: string): Promise<FoundSession | undefined> {
  const { userId, id } = keyOf(luciaId);
  const row = await storedSession.first(db, { userId, id });
  if (row === undefined) return undefined;
  const { role, timeZone, language, expiresAt, ...attributes } = row;
  return {
    session: { id: luciaId, userId, expiresAt, attributes },
    user: { id: userId, attributes: { role, timeZone, language } },
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
   )
   insert into auth.sessions (user_id, id, channel, device_name, user_agent, created_at, last_seen_at, expires_at,
     absolute_expires_at)
   select :userId, :id, :channel, :deviceName, :userAgent, :now, :now,
     least(:expiresAt, case u.role when 'admin' then :adminIdle::timestamptz else :idle::timestamptz end),
     case u.role when 'admin' then :adminAbsolute::timestamptz else :absolute::timestamptz end
   from auth.users u where u.id = :userId`,
  null,
);

/** The session, in place of the one that was used longest ago where there are enough: whoever signs in has locked the account. */
async function insertSession(db: Knex, session: DatabaseSession, now: Date): Promise<void> {
  const { channel, deviceName, userAgent } = session.attributes;
  const { adminIdle, idle, adminAbsolute, absolute } = endsAt(now);
  await newSession.run(db, {
    ...keyOf(session.id),
    channel,
    deviceName,
    userAgent,
    now,
    expiresAt: session.expiresAt,
    adminIdle,
    idle,
    adminAbsolute,
    absolute,
  });
}

const slidSession = statement(
  'auth_slide_session',
  `update auth.sessions s set last_seen_at = :now, expires_at = least(:expiresAt, s.absolute_expires_at,
     case u.role when 'admin' then :adminIdle::timestamptz else :idle::timestamptz end)
   from auth.users u where u.id = :userId and s.user_id = :userId and s.id = :id`,
  null,
);

async function slideSession(
  db: Knex,
  { luciaId, expiresAt, now }: { readonly luciaId: string; readonly expiresAt: Date; readonly now: Date },
): Promise<void> {
  const { adminIdle, idle } = endsAt(now);
  await slidSession.run(db, { ...keyOf(luciaId), now, expiresAt, adminIdle, idle });
}

/**
 * Where Lucia keeps sessions. It knows one lifetime and no absolute one: whatever end Lucia asks for, a session gets
 * at most what the role of its account allows.
 */
export function createSessionAdapter(db: Knex, { now }: { readonly now: Date }): Adapter {
  return {
    getSessionAndUser: async (luciaId) => {
      const found = await findSession(db, luciaId);
      return found === undefined ? [null, null] : [found.session, found.user];
    },
    getUserSessions: async (userId) => {
      const rows = await Session.query(db).where({ userId });
      return rows.map(({ id, expiresAt, channel, deviceName, userAgent, lastSeenAt, absoluteExpiresAt }) => ({
        id: `${userId}.${id}`,
        userId,
        expiresAt,
        attributes: { channel, deviceName, userAgent, lastSeenAt, absoluteExpiresAt },
      }));
    },
    setSession: (session) => insertSession(db, session, now),
    updateSessionExpiration: (luciaId, expiresAt) => slideSession(db, { luciaId, expiresAt, now }),
    deleteSession: async (luciaId) => {
      await Session.query(db).delete().where(keyOf(luciaId));
    },
    deleteUserSessions: async (userId) => {
      await Session.query(db).delete().where({ userId });
    },
    deleteExpiredSessions: async () => {
      await Session.query(db).delete().where('expiresAt', '<=', now);
    },
  };
}
