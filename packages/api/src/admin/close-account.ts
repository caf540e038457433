import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import type { Knex } from 'knex';
import { revokePrograms } from '../auth/api-tokens.ts';
import { User } from '../auth/models.ts';
import { closeAll } from '../auth/sessions.ts';
import { promiseEndOfPlans } from '../billing/end-plans.ts';
import type { Context } from '../platform/context.ts';
import type { OfUser } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';

interface Closing extends Pick<Context, 'secrets' | 'now'>, OfUser {
  /** Undefined: nobody has said it, which will do where no plan goes on. */
  readonly ending: PlanEnding | undefined;
  /** A ban goes on beside what closes the account now. */
  readonly keepsBan?: boolean;
}

const NO_BAN = { banReason: null, banEndsAt: null };

/**
 * Closes an account whose row is locked, for good: whoever is signed in with it and whatever acts for it ends, it leaves
 * the boards, and its plans are promised to end, also where it is closed already. Unless
 * it is kept, a ban goes with that: its end opens the account no more.
 * Errors: `plan-running`.
 */
export async function closeAccount(trx: Knex.Transaction, user: User, closing: Closing): Promise<void> {
  const { secrets, now, userId, keepsBan = false } = closing;
  await promiseEndOfPlans(trx, closing);
  const bannedAt = user.bannedAt ?? now;
  await User.query(trx)
    .patch({ isActive: false, bannedAt, ...(keepsBan ? {} : NO_BAN), updatedAt: now })
    .findById(userId);
  if (!user.isActive) return;
  await closeAll(trx, { userId, now });
  await revokePrograms(trx, { userId });
  await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
}
