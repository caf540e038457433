import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  fetchProtectedResource,
} from 'openid-client';
import * as z from 'zod';
import type { ProviderSettings } from '../../platform/oauth-settings.ts';
import type { Connection } from './connection.ts';
import { configure } from './openid-connect.ts';
import { UnusableAnswerError } from './provider-failure.ts';

/** https://docs.github.com/en/rest/users/users and https://docs.github.com/en/rest/users/emails */
const GithubUser = z.object({ id: z.int().positive(), name: z.string().nullish() });
const GithubAddresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** GitHub, which speaks OAuth 2 without an ID token: who somebody is, its API says to whoever has the access token. */
export function connectGithub(
  { clientId, clientSecret }: ProviderSettings,
  { url, apiUrl }: { readonly url: string; readonly apiUrl: string },
): Connection {
  const server = {
    issuer: url,
    authorization_endpoint: `${url}/login/oauth/authorize`,
    token_endpoint: `${url}/login/oauth/access_token`,
  };
  const config = configure(
    new Configuration(server, clientId, clientSecret, ClientSecretPost(clientSecret)),
    url,
  );
  const read = async (path: string, accessToken: string): Promise<unknown> => {
    const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'Studyhall' });
    const answer = await fetchProtectedResource(
      config,
      accessToken,
      new URL(`${apiUrl}${path}`),
      'GET',
      null,
      headers,
    );
    if (!answer.ok) throw new UnusableAnswerError(`${path} answers ${answer.status}`, { isAway: true });
    return await answer.json().catch(() => undefined);
  };
  return {
    authorizationUrl: async ({ state, verifier }, redirectUri) =>
      buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'read:user user:email',
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    identify: async ({ state, verifier }, answer) => {
      const { access_token: accessToken } = await authorizationCodeGrant(config, answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
      });
      const user = GithubUser.safeParse(await read('/user', accessToken));
      const addresses = GithubAddresses.safeParse(await read('/user/emails', accessToken));
      if (!user.success || !addresses.success)
        throw new UnusableAnswerError('an answer that is none of GitHub');
      // The address of a profile is whatever somebody typed; only one that GitHub has proved is theirs.
      const verified = addresses.data.filter((one) => one.verified);
      const address = (verified.find((one) => one.primary) ?? verified[0])?.email;
      return {
        subject: String(user.data.id),
        address,
        isAddressVerified: address !== undefined,
        full: user.data.name ?? undefined,
      };
    },
  };
}
