import type { AcceptInvitation, LookAtInvitation } from '@studyhall/domain/auth/people-schemas';
import type { Context } from '../platform/context.ts';
import { setPassword } from './accounts.ts';
import { recordConsents } from './consents/consents.ts';
import { demandOpenAccount } from './log-in.ts';
import { Profile } from './models.ts';
import { type TokenUse, useToken } from './one-time-tokens.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { findCredentialsOf, listOwnWords } from './queries.ts';
import { enter } from './sign-in.ts';
import { lookAtLink, takeAddress } from './verify-email.ts';
import type { ViewerView } from './views.ts';

/** Whether the link still opens the account; it stays usable. Errors: `link-invalid-or-used`, `rate-limited`. */
export async function lookAtInvitation(
  ctx: Context,
  { token }: LookAtInvitation,
): Promise<Record<string, never>> {
  await lookAtLink(ctx, { token, purpose: 'invitation', now: ctx.now });
  return {};
}

/**
 * Enters the account that was made for somebody: sets its password, proves the address that the link was mailed to, and
 * signs in. A link that was handed over proves none. Errors: `link-invalid-or-used`, `account-disabled`,
 * `password-too-weak`, `identifier-taken`, `rate-limited`, `busy`.
 */
export async function acceptInvitation(
  ctx: Context,
  { token, newPassword, timeZone, agreesTo }: AcceptInvitation,
): Promise<ViewerView> {
  const { db, now } = ctx;
  const use: TokenUse = { token, purpose: 'invitation', now };
  const { userId } = await lookAtLink(ctx, use);
  demandOpenAccount(await findCredentialsOf(db, { userId, now }), true);
  refuseWeakPassword(newPassword, await listOwnWords(db, userId));
  const passwordHash = await hashPassword(newPassword);
  return await enter(ctx, {
    userId,
    work: async (trx) => {
      const proof = await useToken(trx, use);
      if (proof.address !== null) await takeAddress(trx, ctx, proof);
      await setPassword(trx, { userId, passwordHash, now });
      await recordConsents(trx, { userId, versions: agreesTo, way: 'invited', now });
      await Profile.query(trx).patch({ timeZone, updatedAt: now }).findById(userId);
    },
  });
}
