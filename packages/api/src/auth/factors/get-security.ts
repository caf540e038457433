import { mayRemoveMethod } from '@studyhall/domain/auth/sign-in-methods';
import type { Context, Viewer } from '../../platform/context.ts';
import { countMethods } from '../sign-in-methods.ts';
import { Passkey, TotpSecret } from './models.ts';
import { findKept } from './queries.ts';
import type { SecurityView } from './views.ts';

type Signed = Pick<Context, 'db' | 'identityProviders'> & { readonly viewer: Viewer };

/** How an account is signed in to and what guards it. */
export async function getSecurity({ db, viewer, identityProviders }: Signed): Promise<SecurityView> {
  const { userId } = viewer;
  const kept = await findKept(db, { userId });
  const totp = await TotpSecret.query(db).findById(userId).whereNotNull('confirmedAt');
  const passkeys = await Passkey.query(db)
    .where({ userId })
    .orderBy([{ column: 'createdAt', order: 'desc' }, { column: 'id' }]);
  const methods = await countMethods(db, { userId, providers: identityProviders });
  return {
    hasPassword: kept.hasPassword,
    totpSince: totp?.confirmedAt ?? null,
    recoveryCodesLeft: kept.recoveryCodes,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })),
    isPasswordLastWayIn: !mayRemoveMethod(methods, 'password'),
    isPasskeyLastWayIn: !mayRemoveMethod(methods, 'passkey'),
  };
}
