import {
  authenticatorTransports,
  type PasskeyAssertion,
  type PasskeyRegistration,
} from '@studyhall/domain/auth/factor-schemas';
import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { Context } from '../../platform/context.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { CHALLENGE_MS, type ChallengeUse, issueChallenge, useChallenge } from './challenges.ts';
import { Passkey } from './models.ts';
import type { PasskeyRequestView } from './views.ts';

/** Read when somebody has passkeys, and not at the start. */
const webauthn = async () => await import('@simplewebauthn/server');

/** Passkeys are of the name of the site, and answer to its address alone. */
export function siteOf({ publicOrigin }: Pick<Context, 'publicOrigin'>): {
  readonly origin: string;
  readonly rpId: string;
} {
  const { origin, hostname } = new URL(publicOrigin);
  return { origin, rpId: hostname };
}

/** How a passkey is named to browsers. */
export function credentialOf({ id, transports }: Passkey) {
  const told = transports.split(',');
  const known = authenticatorTransports.filter((transport) => told.includes(transport));
  return { id, type: 'public-key' as const, transports: known };
}

/** What a browser has to have signed: by any passkey of the site, or by one of the account's. Errors: `rate-limited`. */
export async function requestPasskey(
  ctx: Context,
  { userId, ...use }: ChallengeUse & Partial<OfUser>,
): Promise<PasskeyRequestView> {
  const passkeys = userId === undefined ? [] : await Passkey.query(ctx.db).where({ userId });
  return {
    challenge: await issueChallenge(ctx, use),
    rpId: siteOf(ctx).rpId,
    timeout: CHALLENGE_MS,
    allowCredentials: passkeys.map(credentialOf),
    userVerification: 'required',
  };
}

interface Assertion extends ChallengeUse {
  readonly assertion: PasskeyAssertion;
  /** Whose passkey it has to be; without it, whose it says that it is. */
  readonly userId?: string | undefined;
}

/**
 * Whose passkey has signed the challenge, which is used up. A counter that does not grow is that of a copy.
 * Errors: `passkey-refused`.
 */
export async function provePasskey(ctx: Context, { assertion, userId, ...use }: Assertion): Promise<OfUser> {
  const { db, now } = ctx;
  const { clientDataJSON, userHandle } = assertion.response;
  const expectedChallenge = await useChallenge(ctx, { ...use, clientDataJSON });
  const owner = userId ?? ownerIn(userHandle);
  const passkey = owner === undefined ? undefined : await Passkey.query(db).findById([owner, assertion.id]);
  if (passkey === undefined) throw new DomainError('passkey-refused');
  const counter = await counterOf(ctx, { assertion, passkey, expectedChallenge });
  const grown = await Passkey.query(db)
    .patch({ counter, lastUsedAt: now })
    .where({ userId: passkey.userId, id: passkey.id })
    .where((either) => {
      void either.where('counter', '<', counter).orWhere({ counter: 0 });
    });
  if (grown === 0) throw new DomainError('passkey-refused');
  return { userId: passkey.userId };
}

/** The account's id is what an authenticator was told whose passkey it keeps. */
export function userHandleOf({ userId }: OfUser): string {
  return Buffer.from(userId).toString('base64url');
}

function ownerIn(userHandle: string | undefined): string | undefined {
  return uuid.safeParse(Buffer.from(userHandle ?? '', 'base64url').toString('utf8')).data;
}

interface Signed {
  readonly assertion: PasskeyAssertion;
  readonly passkey: Passkey;
  readonly expectedChallenge: string;
}

/** What the authenticator has counted to, if signature, address and challenge are right. Errors: `passkey-refused`. */
async function counterOf(ctx: Context, { assertion, passkey, expectedChallenge }: Signed): Promise<number> {
  const { verifyAuthenticationResponse } = await webauthn();
  const { origin, rpId } = siteOf(ctx);
  const { userHandle, ...response } = assertion.response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...assertion,
        clientExtensionResults: {},
        response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) },
      },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    });
    if (verified) return authenticationInfo.newCounter;
  } catch {
    // The library throws at whatever does not fit: all of it comes from outside.
  }
  throw new DomainError('passkey-refused');
}

interface NewPasskey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
}

/** The passkey that a browser has made for the challenge, which is used up. Errors: `passkey-refused`. */
export async function readNewPasskey(
  ctx: Context,
  { registration, ...use }: ChallengeUse & { readonly registration: PasskeyRegistration },
): Promise<NewPasskey> {
  const { clientDataJSON } = registration.response;
  const expectedChallenge = await useChallenge(ctx, { ...use, clientDataJSON });
  const { verifyRegistrationResponse } = await webauthn();
  const { origin, rpId } = siteOf(ctx);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...registration,
        clientExtensionResults: {},
        response: { ...registration.response, transports: [] },
      },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    });
    if (verified) {
      const { id, publicKey, counter } = registrationInfo.credential;
      return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
    }
  } catch {
    // As above.
  }
  throw new DomainError('passkey-refused');
}
