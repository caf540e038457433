import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import type { OfUser } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';
import { insertAccount, type NewAccount } from './accounts.ts';
import { Profile, User } from './models.ts';
import { closeAll } from './sessions.ts';

export interface AccountFacts extends Omit<NewAccount, 'userId' | 'role' | 'now'> {
  readonly firstName: string;
  readonly lastName: string;
}

interface Making extends OfUser {
  readonly account: AccountFacts;
}

/**
 * A full account: a new one, or the guest's who asks, with everything that hangs on it. Of two parallel calls of a guest
 * one succeeds. Errors: `already-registered`.
 */
export async function makeAccount(trx: Knex, ctx: Context, making: Making): Promise<void> {
  const { userId, account } = making;
  if (ctx.viewer?.userId === userId) await turnGuestIntoAccount(trx, ctx, making);
  else await insertAccount(trx, { ...account, userId, role: 'individual', now: ctx.now });
}

async function turnGuestIntoAccount(
  trx: Knex,
  { secrets, now }: Context,
  { userId, account }: Making,
): Promise<void> {
  const { pendingEmail = null, firstName, lastName, timeZone, language } = account;
  const turned = await User.query(trx)
    .patch({ role: 'individual', pendingEmail, updatedAt: now })
    .where({ id: userId, role: 'guest' });
  if (turned === 0) throw new DomainError('already-registered');
  await Profile.query(trx)
    .patch({ firstName, lastName, timeZone, language, updatedAt: now })
    .findById(userId);
  await closeAll(trx, { userId, now });
  await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
}
