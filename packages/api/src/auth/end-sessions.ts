import type { Knex } from 'knex';
import { raw } from 'objection';
import { recordAudit, SYSTEM } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { EndedSession } from './ended-session-models.ts';
import { Session } from './models.ts';

interface Looking extends OfUserNow {
  /** Null where nobody looked on. */
  readonly impersonatedUserId: string | null;
}

/** Writes down that an administrator looks on no more who has not ended it themselves. */
export async function recordEndOfLooking(
  trx: Knex,
  { userId, impersonatedUserId, now }: Looking,
): Promise<void> {
  if (impersonatedUserId === null) return;
  await recordAudit(trx, {
    ...{ actor: SYSTEM, action: 'auth.impersonationEnded', target: { kind: 'user', id: impersonatedUserId } },
    ...{ detail: { impersonator: userId }, requestId: null, now },
  });
}

interface Ending extends OfUserNow {
  /** The one that ends; all, where it is not said. */
  readonly sessionId?: string;
  /** The one that stays. */
  readonly except?: string;
}

interface Ended {
  readonly sessionIds: readonly string[];
  readonly now: Date;
}

/** Notes that sessions have ended: every process that keeps a stream open for one of them ends it within a second. */
async function noteEnded(trx: Knex, { sessionIds, now }: Ended): Promise<void> {
  if (sessionIds.length === 0) return;
  const xid = raw('pg_current_xact_id()');
  // An id that ended before is told already: no session has it a second time.
  await EndedSession.query(trx)
    .insert(sessionIds.map((sessionId) => ({ sessionId, xid, endedAt: now })))
    .onConflict('sessionId')
    .ignore();
}

/** Ends sessions of an account, and with each the looking on that was begun in it. */
export async function endSessions(db: Knex, { userId, sessionId, except, now }: Ending): Promise<void> {
  await inTransaction(db, async (trx) => {
    const ended = await Session.query(trx)
      .delete()
      .where({ userId, ...(sessionId === undefined ? {} : { id: sessionId }) })
      .whereNot(except === undefined ? {} : { id: except })
      .returning(['id', 'impersonatedUserId']);
    await noteEnded(trx, { sessionIds: ended.map(({ id }) => id), now });
    for (const { impersonatedUserId } of ended)
      await recordEndOfLooking(trx, { userId, impersonatedUserId, now });
  });
}
