import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { lockSecondFactors, secondFactorNeeded } from './begun-sign-ins.ts';
import { codeOf, guessing, useCode } from './codes.ts';

interface Given extends OfUser {
  /** Six digits of the app, or a recovery code. */
  readonly code: string | undefined;
}

/**
 * What a program opens with a password and, where the account has a second factor, a code in the same call. The code is
 * used up in the transaction of `open`. Errors: `second-factor-needed` with the `methods`, `code-wrong`, `rate-limited`.
 */
export async function passSecondFactor<T>(
  ctx: Context,
  { userId, code }: Given,
  open: (pass: (trx: Knex) => Promise<void>) => Promise<T>,
): Promise<T> {
  const pass = async (trx: Knex) => {
    const missing = await lockSecondFactors(trx, { userId });
    if (missing.length === 0) return;
    if (code === undefined) throw secondFactorNeeded(missing);
    await useCode(trx, ctx, codeOf({ userId, typed: code }));
  };
  return code === undefined
    ? await open(pass)
    : await guessing(ctx, { userId }, async () => await open(pass));
}
