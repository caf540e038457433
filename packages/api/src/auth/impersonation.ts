import { IMPERSONATION_MINUTES } from '@studyhall/domain/auth/people-schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { recordAudit } from '../platform/audit.ts';
import type { Context, Impersonation, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { recordEndOfLooking } from './end-sessions.ts';
import { Session, User } from './models.ts';
import { getUserId } from './user-reference.ts';

const LIFETIME_MS = IMPERSONATION_MINUTES * 60_000;
const NOBODY = { impersonatedUserId: null, impersonationEndsAt: null };

/**
 * From the next call on the session of an administrator sees what somebody sees, for half an hour, and changes nothing.
 * Errors: `not-found`; `forbidden` for administrators; `account-disabled` for who is shut out.
 */
export async function impersonate(
  { db, now, viewer }: Context & { readonly viewer: Viewer },
  { user: reference }: { readonly user: string },
): Promise<{ userId: string; until: Date }> {
  const userId = await getUserId(db, reference);
  const user = await User.query(db).findById(userId).select('role', 'isActive');
  if (user === undefined) throw new DomainError('not-found');
  if (user.role === 'admin') throw new DomainError('forbidden', { role: 'admin' });
  if (!user.isActive) throw new DomainError('account-disabled');
  const until = new Date(now.getTime() + LIFETIME_MS);
  await Session.query(db)
    .patch({ impersonatedUserId: userId, impersonationEndsAt: until })
    .where({ userId: viewer.userId, id: viewer.sessionId });
  return { userId, until };
}

/** The session is its administrator's again. Where looking on had ended before, that is what is written down. */
export async function stopImpersonation(
  { db, now, requestId }: Context,
  { viewer, impersonation }: { readonly viewer: Viewer; readonly impersonation: Impersonation },
): Promise<Record<string, never>> {
  const { by, endedOf } = impersonation;
  const impersonatedUserId = endedOf ?? viewer.userId;
  await inTransaction(db, async (trx) => {
    const stopped = await Session.query(trx)
      .patch(NOBODY)
      .where({ userId: by, id: viewer.sessionId, impersonatedUserId });
    if (stopped === 0) return;
    if (endedOf !== undefined) {
      await recordEndOfLooking(trx, { userId: by, impersonatedUserId, now });
      return;
    }
    const target = { kind: 'user', id: impersonatedUserId };
    const line = { actor: by, action: 'auth.stopImpersonation', target, detail: {}, requestId, now };
    await recordAudit(trx, line);
  });
  return {};
}

/**
 * Ends those whose time or session is over, and those at somebody who is shut out or an administrator by now, and writes
 * that down; answers how many. Across users: the clock.
 */
export async function endImpersonations(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  return await inTransaction(db, async (trx) => {
    const over = await Session.query(trx)
      .whereNotNull('impersonatedUserId')
      .where((session) => {
        void session
          .where('impersonationEndsAt', '<=', now)
          .orWhere('expiresAt', '<=', now)
          .orWhereNotExists(
            User.query()
              .where({ isActive: true })
              .whereNot({ role: 'admin' })
              .whereColumn('auth.users.id', 'auth.sessions.impersonatedUserId'),
          );
      })
      .select('userId', 'id', 'impersonatedUserId')
      .forUpdate()
      .skipLocked();
    for (const { userId, id, impersonatedUserId } of over) {
      await Session.query(trx).patch(NOBODY).where({ userId, id });
      await recordEndOfLooking(trx, { userId, impersonatedUserId, now });
    }
    return over.length;
  });
}
