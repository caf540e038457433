import type { ChangePassword } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { isPasswordHash, setPassword } from './accounts.ts';
import { forgetOtherDevices } from './known-devices.ts';
import { lockAccount } from './lock-queries.ts';
import { tellOwner } from './messages.ts';
import { Password } from './models.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { findCredentialsOf, listOwnWords } from './queries.ts';
import { closeOtherSessions } from './sessions.ts';

type Signed = Context & { readonly viewer: Viewer };

/**
 * Sets another password, or the first one of an account without; every other session ends, and no other device is known
 * any more. Of two parallel changes one succeeds. Errors: `password-too-weak`, `stale-read`, `busy`.
 */
export async function changePassword(
  ctx: Signed,
  { newPassword }: ChangePassword,
): Promise<Record<string, never>> {
  const { db, now, viewer } = ctx;
  const { userId } = viewer;
  const formerHash = (await findCredentialsOf(db, { userId, now }))?.passwordHash ?? null;
  refuseWeakPassword(newPassword, await listOwnWords(db, userId));
  const passwordHash = await hashPassword(newPassword);
  const change = async (trx: Knex) => {
    await lockAccount(trx, userId);
    const current = await Password.query(trx).findById(userId);
    if ((current?.passwordHash ?? null) !== formerHash) throw new DomainError('stale-read');
    await setPassword(trx, { userId, passwordHash, now });
    await closeOtherSessions(trx, { ...viewer, now });
    await forgetOtherDevices(trx, ctx, viewer);
    await tellOwner(trx, ctx, { userId, notice: 'password-changed' });
    return true;
  };
  await inTransaction(db, change, { recall: (outside) => isPasswordHash(outside, { userId, passwordHash }) });
  return {};
}
