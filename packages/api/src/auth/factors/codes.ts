import { totpCode } from '@studyhall/domain/auth/factor-schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { useRecoveryCode } from './recovery.ts';
import { useTotp } from './totp.ts';

interface GivenCode extends OfUser {
  readonly method: 'totp' | 'recovery-code';
  readonly code: string;
}

/** Uses up a code of the app, or a recovery code. Errors: `code-wrong`. */
export async function useCode(trx: Knex, ctx: Context, { userId, method, code }: GivenCode): Promise<void> {
  if (method === 'totp') await useTotp(trx, ctx, { userId, code });
  else await useRecoveryCode(trx, { userId, code, now: ctx.now });
}

/** What was typed where nobody asks which of the two it is: six digits are of an app. */
export function codeOf({ userId, typed }: OfUser & { readonly typed: string }): GivenCode {
  const digits = totpCode.safeParse(typed).data;
  return digits === undefined
    ? { userId, method: 'recovery-code', code: typed }
    : { userId, method: 'totp', code: digits };
}

/** Five guesses of codes in a quarter of an hour, whoever guesses; what was right costs none. Errors: `rate-limited`. */
export async function guessing<T>(
  { limiter }: Pick<Context, 'limiter'>,
  { userId }: OfUser,
  attempt: () => Promise<T>,
): Promise<T> {
  await limiter.spend('code-account', userId);
  try {
    const result = await attempt();
    await limiter.refund('code-account', userId);
    return result;
  } catch (error) {
    const wasGuess = error instanceof DomainError && error.reason === 'code-wrong';
    if (!wasGuess) await limiter.refund('code-account', userId);
    throw error;
  }
}
