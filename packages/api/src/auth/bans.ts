import type { Knex } from 'knex';
import { recordAudit, SYSTEM } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { enqueueAll } from '../platform/outbox.ts';
import { Deletion, User } from './models.ts';

/** What an account has that nobody is shut out of. */
export const NOT_BANNED = { isActive: true, bannedAt: null, banReason: null, banEndsAt: null };

/** Somebody closed the account, and not until a moment or for a reason: the end of a ban would open it. */
export function isClosedForGood(
  { isActive, banReason }: Pick<User, 'isActive' | 'banReason'>,
  leaving: Pick<Deletion, 'opensAgain'> | undefined,
): boolean {
  return !isActive && banReason === null && leaving?.opensAgain !== true;
}

/** Of somebody whose account is to be erased: it stays closed, and its owner may take that back if they could before. */
export async function liftBanOfLeaving(trx: Knex, { userId, now }: OfUserNow): Promise<void> {
  await User.query(trx).patch({ banReason: null, banEndsAt: null, updatedAt: now }).findById(userId);
}

type Lifting = Pick<Context, 'secrets' | 'now'>;

const BATCH = 200;

/**
 * Lifts bans that have ended and puts these accounts back on the boards; answers how many. Signing in does not wait for it.
 * Across users: the clock.
 */
export async function liftEndedBans(db: Knex, lifting: Lifting): Promise<number> {
  let lifted = 0;
  for (;;) {
    const count = await inTransaction(db, async (trx) => {
      const ended = await User.query(trx)
        .where('banEndsAt', '<=', lifting.now)
        .orderBy('banEndsAt')
        .limit(BATCH)
        .select('id')
        .forUpdate()
        .skipLocked();
      for (const { id } of ended) await liftBan(trx, lifting, { userId: id });
      return ended.length;
    });
    lifted += count;
    if (count < BATCH) return lifted;
  }
}

/**
 * Lifts the ban of an account that has ended; one that is to be erased stays closed, and its owner may take that back if
 * they could before. Answers whether the account is open by it.
 */
export async function liftBan(
  trx: Knex,
  { secrets, now }: Lifting,
  { userId }: { readonly userId: string },
): Promise<boolean> {
  const leaving = await Deletion.query(trx).findOne({ userId, undoneAt: null, erasedAt: null });
  const state = leaving === undefined ? NOT_BANNED : { banReason: null, banEndsAt: null };
  const lifted = await User.query(trx)
    .patch({ ...state, updatedAt: now })
    .where({ id: userId })
    .where('banEndsAt', '<=', now);
  if (lifted === 0) return false;
  await enqueueAll(trx, secrets, [{ kind: 'refresh-boards', payload: { userId }, now }]);
  const target = { kind: 'user', id: userId };
  const line = { actor: SYSTEM, action: 'auth.banEnded', target, detail: {}, requestId: null };
  await recordAudit(trx, { ...line, now });
  return leaving === undefined;
}
