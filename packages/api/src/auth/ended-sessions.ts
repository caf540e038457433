import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';

/** What has ended, and from where to ask on. */
export interface EndedSince {
  readonly sessionIds: readonly string[];
  /** All that ended in transactions before this one is told by now. */
  readonly watermark: string;
}

const endedSessions = statement(
  'auth_ended_sessions',
  `select pg_snapshot_xmin(pg_current_snapshot())::text as watermark,
     array(select e.session_id from auth.ended_sessions e where e.xid >= cast(:watermark as xid8)) as "sessionIds"`,
  z.object({ watermark: z.string(), sessionIds: z.array(z.string()) }),
  { because: 'budget' },
);

/**
 * The ids of sessions that ended since the watermark, at least: one that ended shortly before may be told again, and none is
 * left out, however long its transaction took. With null as the watermark none: it is where to begin. Across users: it stands
 * for a question about each session that something is open for.
 */
export async function listEndedSessions(db: Knex, watermark: string | null): Promise<EndedSince> {
  const row = await endedSessions.first(db, { watermark });
  if (row === undefined) throw new Error('The database did not say what ended');
  return row;
}
