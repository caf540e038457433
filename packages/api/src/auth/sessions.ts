import { isVisitDue, slidingExpiry } from '@studyhall/domain/auth/session-lifetime';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { Viewer } from '../platform/context.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { endSessions } from './end-sessions.ts';
import { EndedSession } from './ended-session-models.ts';
import { endImpersonations } from './impersonation.ts';
import { lockAccount } from './lock-queries.ts';

import { revokeLogIns } from './queries.ts';
import { newRouteToken, parseRouteToken, type RouteToken } from './route-token.ts';
import {
  createSessionAdapter,
  type FoundSession,
  findSession,
  type NewSessionAttributes,
  type Visit,
} from './session-adapter.ts';

/** Twice the longest lifetime, so that Lucia asks at every visit whether to slide; the bridge and the adapter decide. */
const LUCIA_PERIOD = new TimeSpan(60, 'd');

interface LuciaAt {
  readonly lucia: Lucia;
  /** What the last validation read. */
  readonly found: () => FoundSession | undefined;
}

/**
 * Lucia between our sessions and our clock. It compares with the system's clock, so stored moments are shown to it as
 * far from that as they are from `now`; and it slides a session when its last visit was long enough ago to be noted.
 */
function luciaAt(db: Knex, visit: Visit): LuciaAt {
  const { now } = visit;
  const adapter = createSessionAdapter(db, visit);
  const toLucia = (date: Date) => new Date(date.getTime() - now.getTime() + Date.now());
  const fromLucia = (date: Date) => new Date(date.getTime() - Date.now() + now.getTime());
  let found: FoundSession | undefined;
  const bridge: Adapter = {
    ...adapter,
    getSessionAndUser: async (id) => {
      found = await findSession(db, id);
      if (found === undefined) return [null, null];
      const { session, user } = found;
      return [{ ...session, expiresAt: toLucia(session.expiresAt) }, user];
    },
    setSession: (session) => adapter.setSession({ ...session, expiresAt: fromLucia(session.expiresAt) }),
    updateSessionExpiration: async (id, expiresAt) => {
      if (found !== undefined && isDue(found, now))
        await adapter.updateSessionExpiration(id, fromLucia(expiresAt));
    },
  };
  return { lucia: new Lucia(bridge, { sessionExpiresIn: LUCIA_PERIOD }), found: () => found };
}

function isDue({ session, user }: FoundSession, now: Date): boolean {
  return isVisitDue(user.attributes.role, { lastSeenAt: session.attributes.lastSeenAt, now });
}

export interface NewSession extends OfUserNow, NewSessionAttributes {}

export interface OpenedSession {
  /** Shown once, to whoever signed in; only its hash is kept. */
  readonly token: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Opens a session for the account, with a token that was made before if its opening must be recognised. */
export async function open(
  db: Knex,
  { userId, now, ...attributes }: NewSession,
  routeToken: RouteToken = newRouteToken(userId),
): Promise<OpenedSession> {
  const sessionId = `${userId}.${routeToken.hash}`;
  await luciaAt(db, { now }).lucia.createSession(userId, attributes, { sessionId });
  const opened = await findOpened(db, routeToken);
  if (opened === undefined) throw new Error('A session was opened for an account that cannot have one');
  return opened;
}

/** The session that was opened with this token, if it was. */
export async function findOpened(
  db: Knex,
  { token, userId, hash }: RouteToken,
): Promise<OpenedSession | undefined> {
  const found = await findSession(db, `${userId}.${hash}`);
  return found === undefined ? undefined : { token, sessionId: hash, expiresAt: found.session.expiresAt };
}

export interface ResolvedSession {
  readonly viewer: Viewer;
  /** The session slid: it now ends then, and the browser's cookie should too. */
  readonly renewedUntil?: Date;
}

/**
 * Who a session token belongs to; null for any text that opens no session. One statement, one more when the visit is
 * noted (once an hour, for administrators once a minute).
 */
export async function resolve(
  db: Knex,
  { token, ...visit }: Visit & { readonly token: string },
): Promise<ResolvedSession | null> {
  const { now } = visit;
  const parts = parseRouteToken(token);
  if (parts === undefined) return null;
  const { lucia, found } = luciaAt(db, visit);
  const { session, user } = await lucia.validateSession(`${parts.userId}.${parts.hash}`);
  const row = found();
  if (session === null || row === undefined) return null;
  const { provedAt } = row.session.attributes;
  const owner = { userId: user.id, sessionId: parts.hash, ...row.user.attributes, provedAt };
  const viewer = viewerOf(owner, row, now);
  const { role } = owner;
  if (!isDue(row, now)) return { viewer };
  const absolute = row.session.attributes.absoluteExpiresAt;
  return { viewer, renewedUntil: slidingExpiry(role, { now, absolute }) };
}

/**
 * Whom the session shows: its owner, or as whom an administrator looks on for a while, without rights of theirs. Where that
 * holds no more the owner is told so, until they end it.
 */
function viewerOf(owner: Viewer, { impersonated, lookedAt }: FoundSession, now: Date): Viewer {
  if (lookedAt === undefined) return owner;
  if (impersonated === undefined || impersonated.endsAt <= now) {
    const { userId: endedOf, endsAt: until } = lookedAt;
    return { ...owner, impersonation: { by: owner.userId, until, endedOf } };
  }
  const { userId, role, timeZone, language, endsAt } = impersonated;
  const { sessionId } = owner;
  return { userId, role, timeZone, language, sessionId, impersonation: { by: owner.userId, until: endsAt } };
}

/**
 * Locks the account of a session, and refuses one that was ended, or whose account was shut, while its call waited for
 * that: what is made in it would outlast it. Errors: `unauthenticated`.
 */
export async function demandSession(
  trx: Knex,
  { userId, sessionId, now }: OfUserNow & { readonly sessionId: string },
): Promise<void> {
  await lockAccount(trx, userId);
  const found = await findSession(trx, `${userId}.${sessionId}`);
  if (found === undefined || found.session.expiresAt <= now) throw new DomainError('unauthenticated');
}

/** Ends one session; one that is over already stays so. */
export async function close(
  db: Knex,
  { userId, sessionId, now }: { readonly userId: string; readonly sessionId: string; readonly now: Date },
): Promise<void> {
  await luciaAt(db, { now }).lucia.invalidateSession(`${userId}.${sessionId}`);
}

/** Ends all sessions of an account, and what programs opened by logging in: at the next call of every process. */
export async function closeAll(db: Knex, { userId, now }: OfUserNow): Promise<void> {
  await luciaAt(db, { now }).lucia.invalidateUserSessions(userId);
  await revokeLogIns(db, { userId });
}

/** Ends every session of the account but one, and what programs opened by logging in. */
export async function closeOtherSessions(
  db: Knex,
  { userId, sessionId, now }: OfUserNow & { readonly sessionId: string },
): Promise<Record<string, never>> {
  await endSessions(db, { userId, except: sessionId, now });
  await revokeLogIns(db, { userId });
  return {};
}

/** By then every process has heard that a session ended, or asks about each of its own. */
const TOLD_WITHIN_MS = 60 * 60 * 1000;

/** Removes sessions that are over, and ends the looking on in them. Across users: retention. */
export async function sweepSessions(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await endImpersonations(db, { now });
  await luciaAt(db, { now }).lucia.deleteExpiredSessions();
  await EndedSession.query(db)
    .delete()
    .where('endedAt', '<', new Date(now.getTime() - TOLD_WITHIN_MS));
}
