import type { ProviderId } from '@studyhall/domain/auth/identity-provider';
import * as z from 'zod';
import { isLoopback } from './loopback.ts';
import { given } from './setting-kinds.ts';

/** How a provider is spoken to: OpenID Connect by discovery at `issuer`, or GitHub's OAuth 2 without an ID token. */
export type ProviderProtocol =
  | { readonly kind: 'oidc'; readonly issuer: string }
  | { readonly kind: 'github'; readonly url: string; readonly apiUrl: string };

export interface ProviderSettings {
  readonly id: ProviderId;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly protocol: ProviderProtocol;
}

export interface SignInSettings {
  readonly providers: readonly ProviderSettings[];
  /** Whether the sandbox may stand in where there is no provider and the site is this machine's alone. */
  readonly maySandbox: boolean;
}

const GITHUB = 'https://github.com';

const ADDRESS =
  'must be an address that begins with https://, such as https://login.school.org/realms/school';
/** An issuer is compared to the letter with what the provider calls itself. */
const issuer = given.refine(isProviderAddress, { error: ADDRESS });
const address = issuer.transform((text) => text.replace(/\/$/, ''));

/** The variables. */
export const oauthFields = {
  OAUTH_GOOGLE_CLIENT_ID: given.optional(),
  OAUTH_GOOGLE_CLIENT_SECRET: given.optional(),
  OAUTH_GOOGLE_ISSUER: issuer.default('https://accounts.google.com'),
  OAUTH_GITHUB_CLIENT_ID: given.optional(),
  OAUTH_GITHUB_CLIENT_SECRET: given.optional(),
  OAUTH_GITHUB_URL: address.default(GITHUB),
  OAUTH_GITHUB_API_URL: address.optional(),
  OAUTH_OIDC_ISSUER: issuer.optional(),
  OAUTH_OIDC_CLIENT_ID: given.optional(),
  OAUTH_OIDC_CLIENT_SECRET: given.optional(),
  OAUTH_OIDC_NAME: given
    .refine((text) => text.trim().length <= 40, { error: 'must have at most 40 characters' })
    .optional(),
  OAUTH_SANDBOX: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
};

/** Secrets and codes cross the way to it: only on this machine may that be open. */
function isProviderAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(text);
  const isBare = `${search}${hash}${username}${password}` === '';
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

type OauthValues = z.output<z.ZodObject<typeof oauthFields>>;

/** Those that make sense together alone. */
const TOGETHER = [
  ['OAUTH_GOOGLE_CLIENT_ID', 'OAUTH_GOOGLE_CLIENT_SECRET'],
  ['OAUTH_GITHUB_CLIENT_ID', 'OAUTH_GITHUB_CLIENT_SECRET'],
  ['OAUTH_OIDC_ISSUER', 'OAUTH_OIDC_CLIENT_ID', 'OAUTH_OIDC_CLIENT_SECRET'],
] as const;

/** What is wrong with them together, in words. */
export function oauthProblem(values: OauthValues): string | undefined {
  for (const names of TOGETHER) {
    const set = names.filter((name) => values[name] !== undefined);
    const missing = names.find((name) => values[name] === undefined);
    if (set[0] !== undefined && missing !== undefined) return `${set[0]} needs ${missing} beside it`;
  }
  if (values.OAUTH_OIDC_NAME !== undefined && values.OAUTH_OIDC_ISSUER === undefined)
    return 'OAUTH_OIDC_NAME needs OAUTH_OIDC_ISSUER beside it';
  return undefined;
}

/** The providers that are set up, in the order in which they are offered. */
export function signInOf(
  values: OauthValues,
  { isProduction }: { readonly isProduction: boolean },
): SignInSettings {
  const providers: (ProviderSettings | undefined)[] = [googleOf(values), githubOf(values), oidcOf(values)];
  return {
    providers: providers.filter((provider) => provider !== undefined),
    maySandbox: values.OAUTH_SANDBOX === 'on' && !isProduction,
  };
}

function googleOf(values: OauthValues): ProviderSettings | undefined {
  const { OAUTH_GOOGLE_CLIENT_ID: clientId, OAUTH_GOOGLE_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return undefined;
  const protocol = { kind: 'oidc', issuer: values.OAUTH_GOOGLE_ISSUER } as const;
  return { id: 'google', name: 'Google', clientId, clientSecret, protocol };
}

/** The API of a GitHub of one's own is below its address. */
function githubOf(values: OauthValues): ProviderSettings | undefined {
  const { OAUTH_GITHUB_CLIENT_ID: clientId, OAUTH_GITHUB_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return undefined;
  const url = values.OAUTH_GITHUB_URL;
  const apiUrl = values.OAUTH_GITHUB_API_URL ?? (url === GITHUB ? 'https://api.github.com' : `${url}/api/v3`);
  return { id: 'github', name: 'GitHub', clientId, clientSecret, protocol: { kind: 'github', url, apiUrl } };
}

function oidcOf(values: OauthValues): ProviderSettings | undefined {
  const { OAUTH_OIDC_ISSUER: issuer, OAUTH_OIDC_CLIENT_ID: clientId } = values;
  const { OAUTH_OIDC_CLIENT_SECRET: clientSecret, OAUTH_OIDC_NAME: name } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const protocol = { kind: 'oidc', issuer } as const;
  return { id: 'oidc', name: name?.trim() ?? new URL(issuer).hostname, clientId, clientSecret, protocol };
}
