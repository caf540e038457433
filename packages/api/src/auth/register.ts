import { randomUUID } from 'node:crypto';
import type { Register } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../platform/context.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';
import { claimIdentifier, insertAccount, isUserNameFree, setPassword } from './accounts.ts';
import { promiseVerification } from './messages.ts';
import { Profile, User } from './models.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { closeAll } from './sessions.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/**
 * Makes a full account, of the guest who asks if one does, and signs it in. The address only waits: nothing here reads
 * whether somebody has it, so neither answer nor time can tell; the mail does.
 * Errors: `already-registered`, `identifier-taken` (the user name), `password-too-weak`, `rate-limited`, `busy`.
 */
export async function register(ctx: Context, input: Register): Promise<ViewerView> {
  const { db, now, viewer, limiter, client } = ctx;
  if (viewer !== null && viewer.role !== 'guest') throw new DomainError('already-registered');
  refuseWeakPassword(input.password, [input.username, input.email, input.firstName, input.lastName]);
  await limiter.spend('register-try-address', client.address);
  if (!(await isUserNameFree(db, input.username)))
    throw new DomainError('identifier-taken', { field: 'username' });
  // Before the allowance of accounts is touched: it is small, and a server that is too busy has made none.
  const passwordHash = await hashPassword(input.password);
  await limiter.spend('register-address', client.address);

  const userId = viewer?.userId ?? randomUUID();
  const entering = enter(ctx, {
    userId,
    work: async (trx, { sessionId }) => {
      if (viewer === null) await insertAccount(trx, accountOf(input, { userId, now }));
      else await turnGuestIntoAccount(trx, ctx, { viewer, input });
      await claimIdentifier(trx, { kind: 'username', display: input.username, userId, now });
      await setPassword(trx, { userId, passwordHash, now });
      await promiseVerification(trx, ctx, { userId, address: input.email, sessionId });
    },
  });
  return await entering.catch(async (error: unknown) => {
    await limiter.refund('register-address', client.address);
    throw error;
  });
}

function accountOf(input: Register, { userId, now }: OfUserNow) {
  const { email, firstName, lastName, timeZone, language } = input;
  return {
    userId,
    role: 'individual',
    pendingEmail: email,
    firstName,
    lastName,
    timeZone,
    language,
    now,
  } as const;
}

/** The same account with everything that hangs on it. Of two parallel calls one succeeds. */
async function turnGuestIntoAccount(
  trx: Knex,
  { secrets, now }: Context,
  { viewer, input }: { readonly viewer: Viewer; readonly input: Register },
): Promise<void> {
  const { userId } = viewer;
  const { email, firstName, lastName, timeZone, language } = input;
  const turned = await User.query(trx)
    .patch({ role: 'individual', pendingEmail: email, updatedAt: now })
    .where({ id: userId, role: 'guest' });
  if (turned === 0) throw new DomainError('already-registered');
  await Profile.query(trx)
    .patch({ firstName, lastName, timeZone, language, updatedAt: now })
    .findById(userId);
  await closeAll(trx, { userId, now });
  await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
}
