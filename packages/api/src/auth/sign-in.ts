import { deviceNameOf } from '@studyhall/domain/auth/device-name';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { User } from './models.ts';
import { close, type OpenedSession, open } from './sessions.ts';

/**
 * Opens a browser's session in the transaction of what earned it. Whatever this browser was signed in with before ends:
 * one cookie, one session.
 */
export async function signIn(
  trx: Knex,
  ctx: Context,
  { userId }: { readonly userId: string },
): Promise<OpenedSession> {
  const { now, viewer, client } = ctx;
  await User.query(trx).patch({ lastLoginAt: now }).findById(userId);
  if (viewer !== null) await close(trx, { ...viewer, now });
  const { userAgent } = client;
  return await open(trx, { userId, channel: 'browser', deviceName: deviceNameOf(userAgent), userAgent, now });
}

/** Hands the session to the browser, once its transaction has committed. */
export function handOver({ cookie }: Context, { token, expiresAt }: OpenedSession): void {
  cookie.set(token, expiresAt);
}
