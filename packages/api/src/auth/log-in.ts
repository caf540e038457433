import { canonicalEmail, identifierKindOf } from '@studyhall/domain/auth/email-address';
import type { LogIn, OpenTerminalSession } from '@studyhall/domain/auth/schemas';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { demandSamePassword } from './accounts.ts';
import { takeBackBySignIn } from './deletions.ts';
import { passSecondFactor } from './factors/pass-second-factor.ts';
import { deviceHashOf } from './known-devices.ts';
import { promiseExplanation } from './messages.ts';
import { isPassword } from './passwords.ts';
import { type Credentials, findCredentials } from './queries.ts';
import { newRouteToken } from './route-token.ts';
import { findOpened, open } from './sessions.ts';
import { enter, markSignIn } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/** Signs a browser in. Errors: as `getAccountByPassword`, and `second-factor-needed` with the `methods`. */
export async function logIn(ctx: Context, input: LogIn): Promise<ViewerView> {
  const { userId, passwordHash } = await getAccountByPassword(ctx, input);
  return await enter(ctx, { userId, passwordHash });
}

/**
 * Signs a program in, which keeps the token itself. Where the account has a second factor it takes the code in the same
 * call. Errors: as `getAccountByPassword`; `second-factor-needed` with the `methods`, `code-wrong`.
 */
export async function openTerminalSession(
  ctx: Context,
  { identifier, password, deviceName, code }: OpenTerminalSession,
): Promise<{ token: string; expiresAt: Date }> {
  const { db, now, client } = ctx;
  const { userId, passwordHash } = await getAccountByPassword(ctx, { identifier, password });
  const { userAgent } = client;
  const network = shownNetworkOf(client.address);
  const routeToken = newRouteToken(userId);
  return await passSecondFactor(ctx, { userId, code }, async (pass) => {
    const openForTerminal = async (trx: Knex) => {
      await demandSamePassword(trx, { userId, passwordHash });
      await pass(trx);
      await markSignIn(trx, ctx, { userId });
      return await open(
        trx,
        { userId, channel: 'terminal', deviceName, userAgent, network, now },
        routeToken,
      );
    };
    return await inTransaction(db, openForTerminal, { recall: (outside) => findOpened(outside, routeToken) });
  });
}

/**
 * The account that the identifier and password open. An unknown identifier, an account without a password and a wrong
 * password are one answer after the same work; only the right password learns that an account is disabled.
 * Errors: `wrong-credentials`, `account-disabled`, `account-deletion-pending` unless that is taken back, `rate-limited`,
 * `busy`.
 */
export async function getAccountByPassword(
  ctx: Context,
  { identifier, password, takeBack }: LogIn,
): Promise<Credentials> {
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
  // Also where the account is shut: whoever knows the password guesses nothing.
  if (isRight) await tries.giveBack();
  else await explainByMail(ctx, identifier);
  return await enterableAccount(ctx, isRight ? account : undefined, { takeBack });
}

/**
 * An address that waits for its link signs nobody in, which only its mailbox is told. Promised alike for every address
 * that was typed, whoever has it: what becomes of it is decided out of sight.
 */
async function explainByMail(ctx: Context, typed: string): Promise<void> {
  if (identifierKindOf(typed) !== 'email') return;
  const address = canonicalEmail(typed);
  if (await isOneMore(ctx.limiter.spend('explanation-account', address)))
    await promiseExplanation(ctx.db, ctx, { address });
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
    // When there are none left no password is right, and nobody is told why: an allowance that the name and the address
    // of an account visibly share would tell that they belong together.
    areLeft: await isOneMore(limiter.spend('log-in-account', accountKey)),
    giveBack: async () => {
      await limiter.refund('log-in-address', client.address);
      await limiter.refund('log-in-identifier', typed);
      await limiter.refund('log-in-account', accountKey);
    },
  };
}

/** Whether there was one left of what is spent. */
async function isOneMore(spending: Promise<void>): Promise<boolean> {
  try {
    await spending;
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'rate-limited') return false;
    throw error;
  }
}

/**
 * Errors: `wrong-credentials`; `account-deletion-pending` with when it is erased; who is shut out reads why and until when:
 * `account-banned`, `account-disabled` without a reason.
 */
export function demandOpenAccount(account: Credentials | undefined, isRight: boolean): Credentials {
  if (account === undefined || !isRight) throw new DomainError('wrong-credentials');
  const { isActive, eraseAt } = account;
  if (!isActive && eraseAt !== null)
    throw new DomainError('account-deletion-pending', { eraseAt: eraseAt.toISOString() });
  if (!isActive) throw shutOut(account);
  return account;
}

function shutOut({ banReason, banEndsAt }: Credentials): DomainError {
  if (banReason === null) return new DomainError('account-disabled');
  const until = banEndsAt === null ? {} : { until: banEndsAt.toISOString() };
  return new DomainError('account-banned', { banReason, ...until });
}

/**
 * The account of whoever has proved to be its owner; one that is to be deleted only if they take that back with it. It is
 * open again from then on, whether or not a second factor follows: what that guards is signing in, which it goes on to do.
 */
export async function enterableAccount(
  ctx: Pick<Context, 'db' | 'now' | 'secrets'>,
  account: Credentials | undefined,
  { takeBack = false }: { readonly takeBack?: boolean | undefined },
): Promise<Credentials> {
  if (account !== undefined && !account.isActive && account.eraseAt !== null && takeBack) {
    await takeBackBySignIn(ctx, account);
    return { ...account, isActive: true, eraseAt: null };
  }
  return demandOpenAccount(account, true);
}
