import { DomainError } from '@studyhall/domain/errors';
import { promiseReset } from '../../auth/messages.ts';
import { Identifier, User } from '../../auth/models.ts';
import { issueToken, linkEndsAt } from '../../auth/one-time-tokens.ts';
import { getUserId } from '../../auth/user-reference.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import type { SentInvitationView } from './views.ts';

type OfAdministrator = Context & { readonly viewer: Viewer };

/**
 * Sends somebody a link to set a new password, or shows it this once where there is no proved address. Nothing changes
 * before it is used; then every session of theirs ends. Errors: `not-found`; `account-disabled`; `forbidden` for guests,
 * who have no password, and for other administrators, who set theirs themselves.
 */
export async function resetPasswordOf(
  ctx: OfAdministrator,
  { user: reference }: { readonly user: string },
): Promise<SentInvitationView> {
  const { db, now, viewer, publicOrigin } = ctx;
  const userId = await getUserId(db, reference);
  return await inTransaction(db, async (trx) => {
    const user = await User.query(trx).findById(userId).forNoKeyUpdate();
    if (user === undefined) throw new DomainError('not-found');
    if (user.role === 'guest') throw new DomainError('forbidden', { role: 'guest' });
    if (user.role === 'admin' && userId !== viewer.userId)
      throw new DomainError('forbidden', { role: 'admin' });
    if (!user.isActive) throw new DomainError('account-disabled');
    const purpose = 'reset-password';
    const owned = await Identifier.query(trx).findOne({ userId, kind: 'email' }).select('display');
    const address = owned?.display ?? null;
    const expiresAt = linkEndsAt({ purpose, address, now });
    if (address !== null) {
      await promiseReset(trx, ctx, { address });
      return { url: null, expiresAt };
    }
    const token = await issueToken(trx, { userId, purpose, address, sessionId: null, now });
    return { url: `${publicOrigin}/reset-password#${token}`, expiresAt };
  });
}
