import type { SignInWithPasskey } from '@studyhall/domain/auth/factor-schemas';
import type { Context, Viewer } from '../../platform/context.ts';
import { enterableAccount } from '../log-in.ts';
import { findCredentialsOf } from '../queries.ts';
import { enter } from '../sign-in.ts';
import type { ViewerView } from '../views.ts';
import { getBegun } from './begun-sign-ins.ts';
import { provePasskey, requestPasskey } from './passkey-proof.ts';
import type { PasskeyRequestView } from './views.ts';

/** For signing in with any passkey of the site, without a name. Errors: `rate-limited`. */
export async function beginPasskeySignIn(ctx: Context): Promise<PasskeyRequestView> {
  return await requestPasskey(ctx, { purpose: 'sign-in', boundTo: null });
}

/**
 * Signs in with a passkey: it is both factors, because whoever has it was looked at by the device.
 * Errors: `passkey-refused`, `account-disabled`, `account-deletion-pending`.
 */
export async function signInWithPasskey(
  ctx: Context,
  { assertion, takeBack }: SignInWithPasskey,
): Promise<ViewerView> {
  const { userId } = await provePasskey(ctx, { assertion, purpose: 'sign-in', boundTo: null });
  await enterableAccount(ctx, await findCredentialsOf(ctx.db, { userId, now: ctx.now }), { takeBack });
  return await enter(ctx, { userId, proof: 'whole' });
}

/** For a passkey after the right password. Errors: `sign-in-expired`, `rate-limited`. */
export async function beginPasskeySecondFactor(ctx: Context): Promise<PasskeyRequestView> {
  const { userId, id } = await getBegun(ctx);
  return await requestPasskey(ctx, { userId, purpose: 'second-factor', boundTo: id });
}

/** For one more proof in a session that is open. Errors: `rate-limited`. */
export async function beginPasskeyConfirmation(
  ctx: Context & { readonly viewer: Viewer },
): Promise<PasskeyRequestView> {
  const { userId, sessionId } = ctx.viewer;
  return await requestPasskey(ctx, { userId, purpose: 'confirm', boundTo: sessionId });
}
