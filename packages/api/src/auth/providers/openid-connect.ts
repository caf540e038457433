import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import * as z from 'zod';
import type { ProvedIdentity } from '../../platform/identity-providers.ts';
import type { ProviderSettings } from '../../platform/oauth-settings.ts';
import type { Connection } from './connection.ts';
import { UnusableAnswerError } from './provider-failure.ts';

const TIMEOUT_SECONDS = 10;

/** What is made of the claims: anything may stand in them, and what makes no sense is missing. */
const text = z.string().trim().min(1).max(254).optional().catch(undefined);
const Claims = z.object({
  sub: z.string().min(1).max(255),
  email: text,
  // `true` alone: some providers say "true" of what somebody merely typed.
  email_verified: z.boolean().catch(false),
  given_name: text,
  family_name: text,
  name: text,
});

/** Any provider that speaks OpenID Connect, by what its discovery document says. */
export async function connectOidc(
  { clientId, clientSecret }: ProviderSettings,
  issuer: string,
): Promise<Connection> {
  const found = await discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    execute: insecureOn(issuer),
  });
  const server = found.serverMetadata();
  const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
  const authentication = takesPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
  const config = configure(new Configuration(server, clientId, clientSecret, authentication), issuer);
  // The signature of an ID token is checked although it came over TLS from the provider itself.
  enableNonRepudiationChecks(config);
  return {
    authorizationUrl: async ({ state, nonce, verifier }, redirectUri) =>
      buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    identify: async ({ state, nonce, verifier }, answer) => {
      const tokens = await authorizationCodeGrant(config, answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new UnusableAnswerError('no ID token');
      if (claims['email'] !== undefined || server.userinfo_endpoint === undefined) return identityOf(claims);
      return identityOf({ ...claims, ...(await fetchUserInfo(config, tokens.access_token, claims.sub)) });
    },
  };
}

/** Open only to this machine itself, which the settings saw to. */
export function configure(config: Configuration, address: string): Configuration {
  config.timeout = TIMEOUT_SECONDS;
  for (const allow of insecureOn(address)) allow(config);
  return config;
}

function insecureOn(address: string) {
  return new URL(address).protocol === 'http:' ? [allowInsecureRequests] : [];
}

function identityOf(claims: unknown): ProvedIdentity {
  const { success, data } = Claims.safeParse(claims);
  if (!success) throw new UnusableAnswerError('a subject that is none');
  return {
    subject: data.sub,
    address: data.email,
    isAddressVerified: data.email !== undefined && data.email_verified,
    given: data.given_name,
    family: data.family_name,
    full: data.name,
  };
}
