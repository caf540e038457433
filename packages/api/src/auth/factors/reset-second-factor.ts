import { hasSecondFactor } from '@studyhall/domain/auth/proof';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { tellOwner } from '../messages.ts';
import { Identifier, OauthAccount } from '../models.ts';
import { closeAll } from '../sessions.ts';
import { getUserId } from '../user-reference.ts';
import { Passkey, RecoveryCode, TotpSecret } from './models.ts';
import { lockFactors } from './queries.ts';

type Resetting = Pick<Context, 'now' | 'secrets'>;

/**
 * Takes the app of codes, the passkeys and the recovery codes away from somebody who lost them, and ends their sessions:
 * from then on the password is enough, a mailed link, or a provider. Errors: `not-found`; `last-sign-in-method` for an
 * account that none of these would lead back to.
 */
export async function resetSecondFactor(
  db: Knex,
  ctx: Resetting,
  { user }: { readonly user: string },
): Promise<{ readonly wasReset: boolean }> {
  const { now } = ctx;
  const userId = await getUserId(db, user);
  return await inTransaction(db, async (trx) => {
    const factors = await lockFactors(trx, { userId });
    const isPasswordWayIn = factors.hasPassword && factors.hasIdentifier;
    if (!hasSecondFactor(factors)) return { wasReset: false };
    const address = await Identifier.query(trx).findOne({ userId, kind: 'email' });
    const linked = await OauthAccount.query(trx).findOne({ userId });
    if (!isPasswordWayIn && address === undefined && linked === undefined)
      throw new DomainError('last-sign-in-method');
    await TotpSecret.query(trx).deleteById(userId);
    await Passkey.query(trx).delete().where({ userId });
    await RecoveryCode.query(trx).delete().where({ userId });
    await closeAll(trx, { userId, now });
    await tellOwner(trx, ctx, { userId, notice: 'second-factor-reset' });
    return { wasReset: true };
  });
}
