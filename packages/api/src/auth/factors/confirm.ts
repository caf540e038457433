import type { Confirm } from '@studyhall/domain/auth/factor-schemas';
import { confirmationMethods } from '@studyhall/domain/auth/proof';
import { DomainError } from '@studyhall/domain/errors';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { Session } from '../models.ts';
import { isPassword } from '../passwords.ts';
import { findCredentialsOf } from '../queries.ts';
import { guessing, useCode } from './codes.ts';
import { provePasskey } from './passkey-proof.ts';
import { getFactors } from './queries.ts';

type Signed = Context & { readonly viewer: Viewer };

/**
 * Proves once more that it is the owner who asks: what needs that may be done in this session for ten minutes.
 * Errors: `confirmation-needed` for a method that is not enough for the account, `wrong-credentials`, `code-wrong`,
 * `passkey-refused`, `rate-limited`, `busy`.
 */
export async function confirm(ctx: Signed, given: Confirm): Promise<Record<string, never>> {
  const { db, viewer } = ctx;
  const { userId, sessionId } = viewer;
  const methods = confirmationMethods(await getFactors(db, viewer));
  if (!methods.includes(given.method))
    throw new DomainError('confirmation-needed', { methods: methods.join(',') });
  if (given.method === 'password') await demandOwnPassword(ctx, given.password);
  else if (given.method === 'passkey')
    await provePasskey(ctx, { ...given, userId, purpose: 'confirm', boundTo: sessionId });
  else {
    const code = { userId, ...given };
    await guessing(ctx, viewer, () => inTransaction(db, async (trx) => await useCode(trx, ctx, code)));
  }
  await Session.query(db).patch({ provedAt: ctx.now }).where({ userId, id: sessionId });
  return {};
}

/** Counted by the session: strangers who guess use up nothing of it. Errors: `wrong-credentials`, `rate-limited`, `busy`. */
async function demandOwnPassword({ db, now, viewer, limiter }: Signed, password: string): Promise<void> {
  await limiter.spend('own-password-session', viewer.sessionId);
  const account = await findCredentialsOf(db, { userId: viewer.userId, now });
  if (!(await isPassword(account?.passwordHash ?? undefined, password)))
    throw new DomainError('wrong-credentials');
  await limiter.refund('own-password-session', viewer.sessionId);
}
