import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { parseRouteToken } from './route-token.ts';

export interface SessionKey extends OfUser {
  readonly sessionId: string;
}

/** Which session a token would open, without asking whether it does; undefined if it can be none. */
export function sessionKeyOf(token: string): SessionKey | undefined {
  const parts = parseRouteToken(token);
  return parts === undefined ? undefined : { userId: parts.userId, sessionId: parts.hash };
}

/** A session that holds. */
export interface OpenSession {
  readonly sessionId: string;
  /** Whose things it shows: of somebody at whom an administrator looks, or of its owner. */
  readonly viewerId: string;
  readonly isLookingOn: boolean;
  /** Somebody without a name, of whom anybody can make as many as wanted. */
  readonly isGuest: boolean;
  /** Unless it is used until then. */
  readonly expiresAt: Date;
}

const openSessions = statement(
  'auth_open_sessions',
  `select s.id as "sessionId", coalesce(i.id, s.user_id) as "viewerId", i.id is not null as "isLookingOn", u.role = 'guest' as "isGuest",
     s.expires_at as "expiresAt"
   from json_to_recordset(:sessions) as asked("userId" uuid, "sessionId" text)
   join auth.sessions s on s.user_id = asked."userId" and s.id = asked."sessionId" and s.expires_at > :now
   join auth.users u on u.id = asked."userId" and u.is_active
   left join auth.users i on i.id = s.impersonated_user_id and s.impersonation_ends_at > :now and i.is_active
     and i.role <> 'admin' and u.role = 'admin'`,
  z.object({
    sessionId: z.string(),
    viewerId: z.string(),
    isLookingOn: z.boolean(),
    isGuest: z.boolean(),
    expiresAt: z.date(),
  }),
);

/**
 * Those sessions that still hold at `now`, by their ids. Looking is no visit: a stream that stays open must not keep an
 * administrator's session alive. Across users, in one statement: it stands for a question of each of them.
 */
export async function listOpenSessions(
  db: Knex,
  { sessions, now }: { readonly sessions: readonly SessionKey[]; readonly now: Date },
): Promise<ReadonlyMap<string, OpenSession>> {
  if (sessions.length === 0) return new Map();
  const rows = await openSessions.all(db, { sessions: JSON.stringify(sessions), now });
  return new Map(rows.map((row) => [row.sessionId, row]));
}
