import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { RequestPasswordReset, ResetPassword } from '@studyhall/domain/auth/schemas';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { isPasswordHash, setPassword } from './accounts.ts';
import { revokePrograms } from './api-tokens.ts';
import {
  deviceHashOf,
  findOwnerKnowing,
  forgetOtherDevices,
  type HandOver,
  rememberDevice,
} from './known-devices.ts';
import { demandOpenAccount } from './log-in.ts';
import { promiseReset, tellOwner } from './messages.ts';
import { getProof, type TokenUse, useToken } from './one-time-tokens.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { findCredentialsOf, listOwnWords } from './queries.ts';
import { closeAll } from './sessions.ts';

/**
 * Asks for a mail with a link. What looks for the address does so for everybody alike, so neither answer nor time can
 * tell whether somebody has it. Errors: `rate-limited`, by what was typed and where it came from; a browser in which the
 * owner signed in before has requests of its own.
 */
export async function requestPasswordReset(
  ctx: Context,
  { email }: RequestPasswordReset,
): Promise<Record<string, never>> {
  const { db, limiter, client } = ctx;
  const knowing = await findOwnerKnowing(db, ctx, { email });
  if (knowing !== undefined) {
    await limiter.spend('mail-device', `${knowing.userId}.${deviceHashOf(ctx)}`);
  } else {
    await limiter.spend('mail-address', client.address);
    await limiter.spend('mail-account', canonicalEmail(email));
  }
  await promiseReset(db, ctx, { address: email });
  return {};
}

/**
 * Sets the password with the mailed link and ends every session: whoever had the old one is out. This browser is the
 * only one that is known from then on, so that its owner can sign in whoever else guesses.
 * Errors: `link-invalid-or-used`, `account-disabled`, `password-too-weak`, `rate-limited`, `busy`.
 */
export async function resetPassword(
  ctx: Context,
  { token, newPassword }: ResetPassword,
): Promise<Record<string, never>> {
  const { db, now, limiter, client, viewer, cookie } = ctx;
  await limiter.spend('link-address', client.address);
  const use: TokenUse = { token, purpose: 'reset-password', now };
  const { userId } = await getProof(db, use);
  // Only a link that is none counts, as where an address is proved.
  await limiter.refund('link-address', client.address);
  demandOpenAccount(await findCredentialsOf(db, { userId, now }), true);
  refuseWeakPassword(newPassword, await listOwnWords(db, userId));
  const passwordHash = await hashPassword(newPassword);
  let handOver: HandOver | undefined;
  await inTransaction(
    db,
    async (trx) => {
      await useToken(trx, use);
      await setPassword(trx, { userId, passwordHash, now });
      await closeAll(trx, { userId, now });
      await revokePrograms(trx, { userId });
      await forgetOtherDevices(trx, ctx, { userId });
      handOver = await rememberDevice(trx, ctx, { userId });
      await tellOwner(trx, ctx, { userId, notice: 'password-changed' });
      return true;
    },
    { recall: (outside) => isPasswordHash(outside, { userId, passwordHash }) },
  );
  handOver?.();
  if (viewer?.userId === userId) cookie.clear();
  return {};
}
