import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { ChangeEmail } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { promiseVerification } from './messages.ts';
import { User } from './models.ts';

/**
 * Lets another address wait for its mailed link; until that is opened the present one stays. Answers the same whether or
 * not somebody has the address. Errors: `rate-limited`.
 */
export async function changeEmail(
  ctx: Context & { readonly viewer: Viewer },
  { email }: ChangeEmail,
): Promise<Record<string, never>> {
  const { db, now, viewer, limiter } = ctx;
  const { userId, sessionId } = viewer;
  await limiter.spend('mail-account', userId);
  await inTransaction(db, async (trx) => {
    await User.query(trx).patch({ pendingEmail: email, updatedAt: now }).findById(userId);
    await promiseVerification(trx, ctx, { userId, address: email, sessionId });
  });
  return {};
}

/** Mails the link for the waiting address again, to be opened in the session that asks. Errors: `not-found`, `rate-limited`. */
export async function resendVerification(
  ctx: Context & { readonly viewer: Viewer },
): Promise<Record<string, never>> {
  const { db, viewer, limiter } = ctx;
  const { userId, sessionId } = viewer;
  await limiter.spend('mail-account', userId);
  const user = await User.query(db).findById(userId).select('pendingEmail');
  const address = user?.pendingEmail ?? undefined;
  if (address === undefined) throw new DomainError('not-found');
  await limiter.spend('mail-account', canonicalEmail(address));
  await promiseVerification(db, ctx, { userId, address, sessionId });
  return {};
}
