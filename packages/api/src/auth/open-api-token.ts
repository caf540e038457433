import type { OpenApiToken } from '@studyhall/domain/auth/schemas';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { demandSamePassword } from './accounts.ts';
import { insertLogInToken, newApiToken, refuseForeignScopes } from './api-tokens.ts';
import { passSecondFactor } from './factors/pass-second-factor.ts';
import { getAccountByPassword } from './log-in.ts';
import { ApiToken } from './models.ts';
import { markSignIn } from './sign-in.ts';
import type { NewApiTokenView } from './views.ts';

const LIFETIME_MS = 60 * 60 * 1000;

/**
 * Signs a program in for an hour, with the scopes it asks for. Errors: as `getAccountByPassword`, `forbidden`, and where the
 * account has a second factor `second-factor-needed` with the `methods`, `code-wrong`; `account-disabled` where it was shut
 * since the password was right.
 */
export async function openApiToken(
  ctx: Context,
  { identifier, password, code, name, scopes }: OpenApiToken,
): Promise<NewApiTokenView> {
  const { db, now, client } = ctx;
  const account = await getAccountByPassword(ctx, { identifier, password });
  refuseForeignScopes(account, scopes);
  const { userId, passwordHash } = account;
  const { token, id } = newApiToken(userId);
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  const network = shownNetworkOf(client.address);
  await passSecondFactor(ctx, { userId, code }, async (pass) => {
    const openForProgram = async (trx: Knex) => {
      await demandSamePassword(trx, { userId, passwordHash });
      await pass(trx);
      await markSignIn(trx, ctx, { userId });
      await insertLogInToken(trx, { userId, id, name, scopes, expiresAt, network, now });
      return true;
    };
    const recall = async (outside: Knex) =>
      (await ApiToken.query(outside).findById([userId, id])) === undefined ? undefined : true;
    return await inTransaction(db, openForProgram, { recall });
  });
  return { token, id, scopes, expiresAt };
}
