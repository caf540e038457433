import { hasSecondFactor } from '@studyhall/domain/auth/proof';
import type { ClaimEmail, VerifyEmail, VerifyEmailWithPassword } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import { claimIdentifier, setPassword } from './accounts.ts';
import { revokePrograms } from './api-tokens.ts';
import { lockFactors } from './factors/queries.ts';
import { forgetOtherDevices } from './known-devices.ts';
import { demandOpenAccount } from './log-in.ts';
import { promiseNotice } from './messages.ts';
import { Identifier, OauthAccount, OneTimeToken, User } from './models.ts';
import { getProof, isUsedBy, type Proof, type TokenUse, useToken } from './one-time-tokens.ts';
import { hashPassword, isPassword, refuseWeakPassword } from './passwords.ts';
import { findCredentialsOf, listOwnWords } from './queries.ts';
import { closeAll } from './sessions.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

function useOf(ctx: Context, token: string): TokenUse {
  return { token, purpose: 'verify-email', now: ctx.now };
}

/**
 * Guessing links is hopeless already; this keeps it cheap for the server, too. Only a link that is none counts: a classroom
 * behind one address may open its mails at the same minute.
 */
export async function lookAtLink(ctx: Context, use: TokenUse): Promise<Proof> {
  await ctx.limiter.spend('link-address', ctx.client.address);
  const proof = await getProof(ctx.db, use);
  await ctx.limiter.refund('link-address', ctx.client.address);
  return proof;
}

/**
 * Opens the mailed link. In the session that asked for it the address is proved; anywhere else the link only shows who
 * reads the mails, not whose account it is, and it stays usable. Errors: `link-invalid-or-used`, `identifier-taken`.
 */
export async function verifyEmail(
  ctx: Context,
  { token }: VerifyEmail,
): Promise<{ state: 'verified' | 'password-needed' }> {
  const { userId, sessionId } = await lookAtLink(ctx, useOf(ctx, token));
  const { viewer } = ctx;
  if (viewer?.userId !== userId || viewer.sessionId !== sessionId) return { state: 'password-needed' };
  const use = useOf(ctx, token);
  return await inTransaction(
    ctx.db,
    async (trx) => {
      await takeAddress(trx, ctx, await useToken(trx, use));
      return { state: 'verified' } as const;
    },
    { recall: async (db) => ((await isUsedBy(db, use)) ? { state: 'verified' } : undefined) },
  );
}

/**
 * Proves the address with the password and signs in. Who has the link has tries of their own.
 * Errors: `link-invalid-or-used`, `wrong-credentials`, `account-disabled`, `identifier-taken`, `rate-limited`, `busy`.
 */
export async function verifyEmailWithPassword(
  ctx: Context,
  { token, password }: VerifyEmailWithPassword,
): Promise<ViewerView> {
  const { db, now, limiter } = ctx;
  const { userId } = await lookAtLink(ctx, useOf(ctx, token));
  await limiter.spend('link-password-account', userId);
  const account = await findCredentialsOf(db, { userId, now });
  const { passwordHash } = demandOpenAccount(
    account,
    await isPassword(account?.passwordHash ?? undefined, password),
  );
  await limiter.refund('link-password-account', userId);
  return await enter(ctx, {
    userId,
    passwordHash,
    work: async (trx) => await takeAddress(trx, ctx, await useToken(trx, useOf(ctx, token))),
  });
}

/**
 * Whoever reads the mails of an address may take the account that has nothing but that address: with a new password, and
 * everybody who was signed in is not any more. With any other way in it is somebody's, who may have mistyped this address;
 * its reader registers an account of their own. Errors: `link-invalid-or-used`, `claim-refused`, `account-disabled`, `password-too-weak`,
 * `identifier-taken`, `rate-limited`, `busy`.
 */
export async function claimEmail(ctx: Context, { token, newPassword }: ClaimEmail): Promise<ViewerView> {
  const { db, now } = ctx;
  const { userId } = await lookAtLink(ctx, useOf(ctx, token));
  demandOpenAccount(await findCredentialsOf(db, { userId, now }), true);
  refuseWeakPassword(newPassword, await listOwnWords(db, userId));
  const passwordHash = await hashPassword(newPassword);
  return await enter(ctx, {
    userId,
    work: async (trx) => {
      await demandUnowned(trx, { userId });
      await takeAddress(trx, ctx, await useToken(trx, useOf(ctx, token)));
      await setPassword(trx, { userId, passwordHash, now });
      await closeAll(trx, { userId, now });
      await revokePrograms(trx, { userId });
      await forgetOtherDevices(trx, ctx, { userId });
    },
  });
}

async function demandUnowned(trx: Knex, user: OfUser): Promise<void> {
  const { hasIdentifier, ...factors } = await lockFactors(trx, user);
  const linked = await OauthAccount.query(trx).where(user).resultSize();
  if (hasIdentifier || linked > 0 || hasSecondFactor(factors)) throw new DomainError('claim-refused');
}

/** Makes the proved address the account's one and only. A link for an address that no longer waits is void. */
export async function takeAddress(trx: Knex, ctx: Context, { userId, address }: Proof): Promise<void> {
  const { now } = ctx;
  if (address === null) throw new DomainError('link-invalid-or-used');
  const waiting = await User.query(trx)
    .patch({ pendingEmail: null, updatedAt: now })
    .where({ id: userId, pendingEmail: address });
  if (waiting === 0) throw new DomainError('link-invalid-or-used');
  const [former] = await Identifier.query(trx).delete().where({ userId, kind: 'email' }).returning('*');
  await claimIdentifier(trx, { kind: 'email', display: address, userId, now });
  await OneTimeToken.query(trx).delete().where({ userId }).whereNull('usedAt');
  if (former !== undefined)
    await promiseNotice(trx, ctx, { userId, address: former.display, notice: 'address-changed' });
}
