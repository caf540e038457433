import { hasSecondFactor } from '@studyhall/domain/auth/proof';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../../platform/context.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { type AccountNotice, tellOwner } from '../messages.ts';
import { closeOtherSessions } from '../sessions.ts';
import { RecoveryCode } from './models.ts';
import { getFactors } from './queries.ts';

/** Recovery codes stand in for a second factor: with the last one they go. */
export async function dropUnneededCodes(trx: Knex, { userId }: OfUser): Promise<void> {
  if (hasSecondFactor(await getFactors(trx, { userId }))) return;
  await RecoveryCode.query(trx).delete().where({ userId });
}

/** Another way of signing in: whoever else is signed in is not any more, and the owner is told. */
export async function tellOfChange(
  trx: Knex,
  ctx: Context & { readonly viewer: Viewer },
  notice: AccountNotice,
): Promise<void> {
  await closeOtherSessions(trx, { ...ctx.viewer, now: ctx.now });
  await tellOwner(trx, ctx, { userId: ctx.viewer.userId, notice });
}
