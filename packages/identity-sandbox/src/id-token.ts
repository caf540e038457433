import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Fault } from './faults.ts';
import { fullNameOf, type Person } from './people.ts';

/** What a person is to a client of OpenID Connect. */
export function claimsOf(person: Person): Record<string, string | boolean> {
  const { id, given, family, address, isAddressVerified } = person;
  const told = {
    sub: id,
    given_name: given,
    family_name: family,
    name: fullNameOf(person),
    email: address,
    ...(address === undefined ? {} : { email_verified: isAddressVerified }),
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

interface TokenFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string | undefined;
  readonly person: Person;
}

/** Signs ID tokens, with a key that is new at every start. */
export interface Signer {
  readonly publicKey: JWK;
  sign(facts: TokenFacts): Promise<string>;
}

const KEY_ID = 'sandbox';
const OTHER = 'somebody-else';

export async function createSigner(hasFault: (fault: Fault) => boolean): Promise<Signer> {
  const published = await generateKeyPair('ES256');
  const foreign = await generateKeyPair('ES256');
  const publicKey = { ...(await exportJWK(published.publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };
  return {
    publicKey,
    sign: async ({ issuer, clientId, nonce, person }) => {
      const said = hasFault('wrong-nonce') ? OTHER : nonce;
      const now = Math.floor(Date.now() / 1000) - (hasFault('over') ? 3600 : 0);
      return await new SignJWT({ ...claimsOf(person), ...(said === undefined ? {} : { nonce: said }) })
        .setProtectedHeader({ alg: 'ES256', kid: KEY_ID })
        .setIssuer(hasFault('wrong-issuer') ? 'https://elsewhere.example.org' : issuer)
        .setAudience(hasFault('wrong-audience') ? OTHER : clientId)
        .setIssuedAt(now)
        .setExpirationTime(now + 300)
        .sign(hasFault('wrong-signature') ? foreign.privateKey : published.privateKey);
    },
  };
}
