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

const openSessions = statement(
  'auth_open_sessions',
  `select s.id as "sessionId"
   from json_to_recordset(:sessions) as asked("userId" uuid, "sessionId" text)
   join auth.sessions s on s.user_id = asked."userId" and s.id = asked."sessionId" and s.expires_at > :now
   join auth.users u on u.id = asked."userId" and u.is_active`,
  z.object({ sessionId: z.string() }),
);

/**
 * The ids of those sessions that still hold at `now`. Looking is no visit: a stream that stays open must not keep an
 * administrator's session alive. Across users, in one statement: it stands for a question of each of them.
 */
export async function listOpenSessions(
  db: Knex,
  { sessions, now }: { readonly sessions: readonly SessionKey[]; readonly now: Date },
): Promise<ReadonlySet<string>> {
  if (sessions.length === 0) return new Set();
  const rows = await openSessions.all(db, { sessions: JSON.stringify(sessions), now });
  return new Set(rows.map((row) => row.sessionId));
}
