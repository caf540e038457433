import { randomUUID } from 'node:crypto';
import type { Register } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Context } from '../platform/context.ts';
import { claimIdentifier, isUserNameFree, setPassword } from './accounts.ts';
import { recordConsents } from './consents/consents.ts';
import { refuseUninvited } from './invitation.ts';
import { makeAccount } from './make-account.ts';
import { promiseVerification } from './messages.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/**
 * Makes a full account, of the guest who asks if one does, and signs it in: with a user name, an address, or both. The
 * address only waits: nothing here reads whether somebody has it, so neither answer nor time can tell; the mail does.
 * Errors: `already-registered`, `registration-closed`, `registration-code-wrong`, `registration-domain`, `identifier-taken` (the user name), `password-too-weak`, `rate-limited`, `busy`.
 */
export async function register(ctx: Context, input: Register): Promise<ViewerView> {
  const { db, now, viewer, limiter, client } = ctx;
  if (viewer !== null && viewer.role !== 'guest') throw new DomainError('already-registered');
  const { username, email, firstName, lastName, timeZone, language } = input;
  refuseWeakPassword(input.password, [username, email, firstName, lastName].filter(isGiven));
  await limiter.spend('register-try-address', client.address);
  await refuseUninvited(db, input);
  if (isGiven(username) && !(await isUserNameFree(db, username)))
    throw new DomainError('identifier-taken', { field: 'username' });
  // Before the allowance of accounts is touched: it is small, and a server that is too busy has made none.
  const passwordHash = await hashPassword(input.password);
  await limiter.spend('register-address', client.address);

  const userId = viewer?.userId ?? randomUUID();
  const entering = enter(ctx, {
    userId,
    work: async (trx, { sessionId }) => {
      const pending = isGiven(email) ? { pendingEmail: email } : {};
      const account = { ...pending, firstName, lastName, timeZone, language };
      await makeAccount(trx, ctx, { userId, account });
      await recordConsents(trx, { userId, versions: input.agreesTo, way: 'registered', now });
      if (isGiven(username)) await claimIdentifier(trx, { kind: 'username', display: username, userId, now });
      await setPassword(trx, { userId, passwordHash, now });
      if (isGiven(email)) await promiseVerification(trx, ctx, { userId, address: email, sessionId });
    },
  });
  return await entering.catch(async (error: unknown) => {
    await limiter.refund('register-address', client.address);
    throw error;
  });
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined;
}
