import type { ProvideSecondFactor } from '@studyhall/domain/auth/factor-schemas';
import type { Context } from '../../platform/context.ts';
import { demandOpenAccount } from '../log-in.ts';
import { findCredentialsOf } from '../queries.ts';
import { enter } from '../sign-in.ts';
import type { ViewerView } from '../views.ts';
import { getBegun, useBegun } from './begun-sign-ins.ts';
import { guessing, useCode } from './codes.ts';
import { provePasskey } from './passkey-proof.ts';

/**
 * Opens the session that the right password has begun in this browser. A wrong code leaves it begun.
 * Errors: `sign-in-expired`, `code-wrong`, `passkey-refused`, `account-disabled`, `rate-limited`.
 */
export async function provideSecondFactor(ctx: Context, given: ProvideSecondFactor): Promise<ViewerView> {
  const begun = await getBegun(ctx);
  const { userId, id } = begun;
  demandOpenAccount(await findCredentialsOf(ctx.db, { userId, now: ctx.now }), true);
  if (given.method === 'passkey') {
    await provePasskey(ctx, { ...given, userId, purpose: 'second-factor', boundTo: id });
    return await enter(ctx, { userId, proof: 'whole', work: async (trx) => await useBegun(trx, begun) });
  }
  return await guessing(ctx, { userId }, async () =>
    enter(ctx, {
      userId,
      proof: 'whole',
      work: async (trx) => {
        await useCode(trx, ctx, { userId, ...given });
        await useBegun(trx, begun);
      },
    }),
  );
}
