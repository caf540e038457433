import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { LogIn, OpenTerminalSession } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { Limiter } from '../platform/limits.ts';
import { deviceHashOf } from './known-devices.ts';
import { User } from './models.ts';
import { isPassword } from './passwords.ts';
import { type Credentials, findCredentials } from './queries.ts';
import { newRouteToken } from './route-token.ts';
import { findOpened, open } from './sessions.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/** Signs a browser in. Errors: as `getAccountByPassword`. */
export async function logIn(ctx: Context, input: LogIn): Promise<ViewerView> {
  const { userId } = await getAccountByPassword(ctx, input);
  return await enter(ctx, { userId });
}

/** Signs a program in, which keeps the token itself. Errors: as `getAccountByPassword`. */
export async function openTerminalSession(
  ctx: Context,
  { identifier, password, deviceName }: OpenTerminalSession,
): Promise<{ token: string; expiresAt: Date }> {
  const { db, now, client } = ctx;
  const { userId } = await getAccountByPassword(ctx, { identifier, password });
  const { userAgent } = client;
  const routeToken = newRouteToken(userId);
  const openForTerminal = async (trx: Knex) => {
    await User.query(trx).patch({ lastLoginAt: now }).findById(userId);
    return await open(trx, { userId, channel: 'terminal', deviceName, userAgent, now }, routeToken);
  };
  return await inTransaction(db, openForTerminal, { recall: (outside) => findOpened(outside, routeToken) });
}

/**
 * The account that the identifier and password open. An unknown identifier, an account without a password and a wrong
 * password are one answer after the same work; only the right password learns that an account is disabled.
 * Errors: `wrong-credentials`, `account-disabled`, `rate-limited`, `busy`.
 */
async function getAccountByPassword(ctx: Context, { identifier, password }: LogIn): Promise<Credentials> {
  const { db, now } = ctx;
  const account = await findCredentials(db, { identifier, deviceHash: deviceHashOf(ctx), now });
  const tries = account?.isDeviceKnown
    ? await spendOfDevice(ctx, account)
    : await spendOfStrangers(ctx, { typed: canonicalEmail(identifier), account });
  const passwordHash = tries.areLeft ? account?.passwordHash : undefined;
  const isRight = await isPassword(passwordHash ?? undefined, password).catch(async (error: unknown) => {
    await tries.giveBack();
    throw error;
  });
  const opened = demandOpenAccount(account, isRight);
  await tries.giveBack();
  return opened;
}

interface Tries {
  readonly areLeft: boolean;
  /** A classroom behind one address signs in as often as it likes: only a password that was looked at and wrong counts. */
  readonly giveBack: () => Promise<void>;
}

/** What a browser that signed in before has for itself, however many tries strangers have used up, and nothing beside. */
async function spendOfDevice(ctx: Context, { userId }: Credentials): Promise<Tries> {
  const { limiter } = ctx;
  const key = `${userId}.${deviceHashOf(ctx)}`;
  await limiter.spend('log-in-device', key);
  return { areLeft: true, giveBack: async () => await limiter.refund('log-in-device', key) };
}

interface Stranger {
  readonly typed: string;
  readonly account: Credentials | undefined;
}

/** What everybody else has together, by where they come from, what they type, and whom they mean. */
async function spendOfStrangers({ limiter, client }: Context, { typed, account }: Stranger): Promise<Tries> {
  await limiter.spend('log-in-address', client.address);
  await limiter.spend('log-in-identifier', typed);
  const accountKey = account?.userId ?? typed;
  return {
    areLeft: await isOneMoreTry(limiter, accountKey),
    giveBack: async () => {
      await limiter.refund('log-in-address', client.address);
      await limiter.refund('log-in-identifier', typed);
      await limiter.refund('log-in-account', accountKey);
    },
  };
}

/**
 * Counts a try for the account, whichever of its names was typed. When there are none left no password is right, and
 * nobody is told why: an allowance that its name and its address visibly share would tell that they belong together.
 */
async function isOneMoreTry(limiter: Limiter, accountKey: string): Promise<boolean> {
  try {
    await limiter.spend('log-in-account', accountKey);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'rate-limited') return false;
    throw error;
  }
}

/** Errors: `wrong-credentials`, `account-disabled`. */
export function demandOpenAccount(account: Credentials | undefined, isRight: boolean): Credentials {
  if (account === undefined || !isRight) throw new DomainError('wrong-credentials');
  if (!account.isActive) throw new DomainError('account-disabled');
  return account;
}
