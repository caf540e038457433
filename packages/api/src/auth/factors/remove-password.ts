import { DomainError } from '@studyhall/domain/errors';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { forgetOtherDevices } from '../known-devices.ts';
import { Password } from '../models.ts';
import { demandOtherMethod } from '../sign-in-methods.ts';
import { tellOfChange } from './change-factors.ts';
import { BegunSignIn } from './models.ts';
import { lockFactors } from './queries.ts';

/**
 * Takes the password away from an account that signs in otherwise. The other sessions end, and a mail tells the owner;
 * a mailed link can set another password at any time. Errors: `not-found`, `last-sign-in-method`.
 */
export async function removePassword(
  ctx: Context & { readonly viewer: Viewer },
): Promise<Record<string, never>> {
  const { db, viewer, identityProviders: providers } = ctx;
  const { userId } = viewer;
  await inTransaction(db, async (trx) => {
    const { hasPassword } = await lockFactors(trx, viewer);
    if (!hasPassword) throw new DomainError('not-found');
    await demandOtherMethod(trx, { userId, providers, kind: 'password' });
    await Password.query(trx).deleteById(userId);
    await BegunSignIn.query(trx).delete().where({ userId });
    await forgetOtherDevices(trx, ctx, viewer);
    await tellOfChange(trx, ctx, 'password-removed');
  });
  return {};
}
