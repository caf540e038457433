import {
  type AddPasskey,
  authenticatorTransports,
  type RemovePasskey,
  type RenamePasskey,
} from '@studyhall/domain/auth/factor-schemas';
import { DomainError } from '@studyhall/domain/errors';
import { UniqueViolationError } from 'objection';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import { getViewerView } from '../queries.ts';
import { demandOtherMethod } from '../sign-in-methods.ts';
import { CHALLENGE_MS, issueChallenge } from './challenges.ts';
import { dropUnneededCodes, tellOfChange } from './change-factors.ts';
import { Passkey } from './models.ts';
import { credentialOf, readNewPasskey, siteOf, userHandleOf } from './passkey-proof.ts';
import { lockFactors } from './queries.ts';
import { firstRecoveryCodes } from './recovery.ts';
import type { NewRecoveryCodesView, PasskeyCreationView } from './views.ts';

type Signed = Context & { readonly viewer: Viewer };

/** Of one account: a phone, a few computers, keys in drawers. */
const MAX_PASSKEYS = 20;

/** Ed25519, and what every authenticator can: ES256 and RS256. */
const ALGORITHMS = [-8, -7, -257];

/** What a browser has to make a passkey of, one for each device. Errors: `too-many-passkeys`, `rate-limited`. */
export async function beginPasskey(ctx: Signed): Promise<PasskeyCreationView> {
  const { db, viewer } = ctx;
  const { userId, sessionId } = viewer;
  const { siteName } = await readInstanceSettings(db);
  const { username, displayName } = await getViewerView(db, viewer);
  const passkeys = await Passkey.query(db).where({ userId });
  if (passkeys.length >= MAX_PASSKEYS) throw new DomainError('too-many-passkeys', { most: MAX_PASSKEYS });
  return {
    challenge: await issueChallenge(ctx, { purpose: 'register', boundTo: sessionId }),
    rp: { id: siteOf(ctx).rpId, name: siteName },
    user: { id: userHandleOf(viewer), name: username ?? displayName, displayName },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_MS,
    excludeCredentials: passkeys.map(credentialOf),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  };
}

/**
 * Keeps the passkey that a browser has made. The other sessions end, and a mail tells the owner. Answers with recovery
 * codes if there were none: from now on a password is asked for more. Errors: `passkey-refused`, `too-many-passkeys`.
 */
export async function addPasskey(
  ctx: Signed,
  { registration, name }: AddPasskey,
): Promise<NewRecoveryCodesView> {
  const { db, now, viewer } = ctx;
  const { userId, sessionId } = viewer;
  const made = await readNewPasskey(ctx, { registration, purpose: 'register', boundTo: sessionId });
  const told = registration.response.transports;
  const transports = authenticatorTransports.filter((transport) => told.includes(transport)).join(',');
  return await inTransaction(db, async (trx) => {
    const factors = await lockFactors(trx, viewer);
    if (factors.passkeys >= MAX_PASSKEYS) throw new DomainError('too-many-passkeys', { most: MAX_PASSKEYS });
    const passkey = { userId, ...made, transports, name };
    await Passkey.query(trx)
      .insert({ ...passkey, createdAt: now, lastUsedAt: null })
      .catch(refuseKnown);
    const recoveryCodes = await firstRecoveryCodes(trx, { userId, now });
    await tellOfChange(trx, ctx, 'passkey-added');
    return { recoveryCodes };
  });
}

function refuseKnown(error: unknown): never {
  throw error instanceof UniqueViolationError ? new DomainError('passkey-refused') : error;
}

/** Errors: `not-found`. */
export async function renamePasskey(
  { db, viewer }: Signed,
  { id, name }: RenamePasskey,
): Promise<Record<string, never>> {
  const renamed = await Passkey.query(db).patch({ name }).where({ userId: viewer.userId, id });
  if (renamed === 0) throw new DomainError('not-found');
  return {};
}

/**
 * Takes a passkey away; never the last way in. The other sessions end, and a mail tells the owner.
 * Errors: `not-found`, `last-sign-in-method`.
 */
export async function removePasskey(ctx: Signed, { id }: RemovePasskey): Promise<Record<string, never>> {
  const { db, viewer, identityProviders: providers } = ctx;
  const { userId } = viewer;
  await inTransaction(db, async (trx) => {
    await lockFactors(trx, viewer);
    const kept = await Passkey.query(trx).findById([userId, id]).select('id');
    if (kept === undefined) throw new DomainError('not-found');
    await demandOtherMethod(trx, { userId, providers, kind: 'passkey' });
    await Passkey.query(trx).deleteById([userId, id]);
    await dropUnneededCodes(trx, viewer);
    await tellOfChange(trx, ctx, 'passkey-removed');
  });
  return {};
}
