import type { ChangePassword } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import { isPasswordHash, setPassword } from './accounts.ts';
import { forgetOtherDevices } from './known-devices.ts';
import { promiseNotice } from './messages.ts';
import { Identifier, Password } from './models.ts';
import { hashPassword, isPassword, refuseWeakPassword } from './passwords.ts';
import { closeOtherSessions, findCredentialsOf, listOwnWords } from './queries.ts';

type Signed = Context & { readonly viewer: Viewer };

/**
 * Asks for the password once more before something that a borrowed session must not do; answers with the hash it fits.
 * Counted by the session: strangers who guess use up nothing of it. Errors: `wrong-credentials`, `rate-limited`, `busy`.
 */
export async function demandOwnPassword(ctx: Signed, password: string): Promise<string> {
  const { db, viewer, limiter } = ctx;
  await limiter.spend('own-password-session', viewer.sessionId);
  const account = await findCredentialsOf(db, viewer.userId);
  const passwordHash = account?.passwordHash ?? undefined;
  const isRight = await isPassword(passwordHash, password);
  if (!isRight || passwordHash === undefined) throw new DomainError('wrong-credentials');
  await limiter.refund('own-password-session', viewer.sessionId);
  return passwordHash;
}

/**
 * Sets another password; every other session ends, and no other device is known any more. Of two parallel changes one succeeds.
 * Errors: `wrong-credentials`, `password-too-weak`, `stale-read`, `rate-limited`, `busy`.
 */
export async function changePassword(
  ctx: Signed,
  { currentPassword, newPassword }: ChangePassword,
): Promise<Record<string, never>> {
  const { db, now, viewer } = ctx;
  const { userId } = viewer;
  const formerHash = await demandOwnPassword(ctx, currentPassword);
  refuseWeakPassword(newPassword, await listOwnWords(db, userId));
  const passwordHash = await hashPassword(newPassword);
  const change = async (trx: Knex) => {
    const [current] = await Password.query(trx).where({ userId, passwordHash: formerHash }).forUpdate();
    if (current === undefined) throw new DomainError('stale-read');
    await setPassword(trx, { userId, passwordHash, now });
    await closeOtherSessions(trx, viewer);
    await forgetOtherDevices(trx, ctx, viewer);
    await tellOfNewPassword(trx, ctx, { userId });
    return true;
  };
  await inTransaction(db, change, { recall: (outside) => isPasswordHash(outside, { userId, passwordHash }) });
  return {};
}

/** Writes to the account's address, if it has one, that the password is another. */
export async function tellOfNewPassword(trx: Knex, ctx: Context, { userId }: OfUser): Promise<void> {
  const address = await Identifier.query(trx).findOne({ userId, kind: 'email' }).select('display');
  if (address !== undefined)
    await promiseNotice(trx, ctx, { userId, address: address.display, notice: 'password-changed' });
}
