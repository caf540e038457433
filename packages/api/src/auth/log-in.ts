import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { LogIn, OpenTerminalSession } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { User } from './models.ts';
import { isPassword } from './passwords.ts';
import { type Credentials, findCredentials, getViewerView } from './queries.ts';
import { open } from './sessions.ts';
import { handOver, signIn } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/** Signs a browser in. Errors: as `getAccountByPassword`. */
export async function logIn(ctx: Context, input: LogIn): Promise<ViewerView> {
  const { userId } = await getAccountByPassword(ctx, input);
  const session = await inTransaction(ctx.db, (trx) => signIn(trx, ctx, { userId }));
  handOver(ctx, session);
  return await getViewerView(ctx.db, { userId });
}

/** Signs a program in, which keeps the token itself. Errors: as `getAccountByPassword`. */
export async function openTerminalSession(
  ctx: Context,
  { identifier, password, deviceName }: OpenTerminalSession,
): Promise<{ token: string; expiresAt: Date }> {
  const { db, now, client } = ctx;
  const { userId } = await getAccountByPassword(ctx, { identifier, password });
  return await inTransaction(db, async (trx) => {
    await User.query(trx).patch({ lastLoginAt: now }).findById(userId);
    const { userAgent } = client;
    return await open(trx, { userId, channel: 'terminal', deviceName, userAgent, now });
  });
}

/**
 * The account that the identifier and password open. An unknown identifier, an account without a password and a wrong
 * password are one answer after the same work; only the right password learns that an account is disabled.
 * Errors: `wrong-credentials`, `account-disabled`, `rate-limited`, `busy`.
 */
async function getAccountByPassword(ctx: Context, { identifier, password }: LogIn): Promise<Credentials> {
  const { db, limiter, client } = ctx;
  await limiter.spend('log-in-address', client.address);
  // Not by the account behind it: an allowance shared by name and address would tell that they belong together.
  await limiter.spend('log-in-account', canonicalEmail(identifier));
  const account = await findCredentials(db, identifier);
  const isRight = await isPassword(account?.passwordHash ?? undefined, password);
  return demandOpenAccount(account, isRight);
}

/** Errors: `wrong-credentials`, `account-disabled`. */
export function demandOpenAccount(account: Credentials | undefined, isRight: boolean): Credentials {
  if (account === undefined || !isRight) throw new DomainError('wrong-credentials');
  if (!account.isActive) throw new DomainError('account-disabled');
  return account;
}
