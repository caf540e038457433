import { openIdentityProviders } from '@studyhall/api/server';
import { createMemoryLimiter, withClient } from '@studyhall/api/testing';
import { type ApiClient, createApiClient } from '@studyhall/client';
import { createIdentitySandbox, type IdentitySandbox } from '@studyhall/identity-sandbox';
import { parseSetCookie } from 'cookie';
import { type OpenApp, openApp } from './open-app.ts';

/** An application that asks two providers of OpenID Connect and one as GitHub is, each a sandbox with the same people. */
export interface IdentityDesk {
  readonly app: OpenApp;
  /** The first of them. */
  readonly sandbox: IdentitySandbox;
  readonly issuer: string;
  /** What whoever runs the server was told. */
  readonly told: string[];
  browser(): IdentityBrowser;
  /** One in which a guest is at work. */
  guest(): Promise<IdentityBrowser>;
  /** Changes the database behind the application's back. */
  tamper(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** `factor` stretches what one address may do. */
export async function openIdentityDesk({ factor = 10_000 } = {}): Promise<IdentityDesk> {
  const [sandbox, other, hub] = [createIdentitySandbox(), createIdentitySandbox(), createIdentitySandbox()];
  const { url: issuer } = await sandbox.listen();
  const { url: otherIssuer } = await other.listen();
  const { url } = await hub.listen();
  const told: string[] = [];
  const client = { clientId: 'studyhall', clientSecret: 'a-secret' };
  const github = { kind: 'github', url, apiUrl: `${url}/api/v3` } as const;
  const identityProviders = openIdentityProviders(
    [
      { id: 'oidc', name: 'School', ...client, protocol: { kind: 'oidc', issuer } },
      { id: 'google', name: 'Google', ...client, protocol: { kind: 'oidc', issuer: otherIssuer } },
      { id: 'github', name: 'GitHub', ...client, protocol: github },
    ],
    (line) => told.push(line),
  );
  const app = await openApp({ identityProviders, limiter: createMemoryLimiter({ factor }) });
  return {
    app,
    sandbox,
    issuer,
    told,
    browser: () => openBrowser(app.origin),
    guest: async () => openBrowser(app.origin, (await app.signIn('guest')).token),
    tamper: async (sql) => {
      await withClient(app.database.url, (owner) => owner.query(sql));
    },
    close: async () => {
      await app.close();
      await Promise.all([sandbox.close(), other.close(), hub.close()]);
    },
  };
}

/** A browser as far as redirects and cookies go. Addresses are paths of the application, with their query. */
export interface IdentityBrowser {
  readonly cookies: ReadonlyMap<string, string>;
  readonly api: ApiClient;
  /** Opens an address of the application; answers with where it sends the browser. */
  open(path: string): Promise<string>;
  /** Calls a procedure as a screen does, with every cookie, and keeps those that it sets. */
  call(procedure: string, input: object): Promise<void>;
  /** Makes a full account of the guest who is at work in it. */
  register(account: Parameters<ApiClient['auth']['register']['mutate']>[0]): Promise<void>;
  /** Begins to sign in; answers with the address at the provider. */
  begin(provider: string, query?: Readonly<Record<string, string>>): Promise<string>;
  /** Chooses somebody there; answers with the path of the callback. */
  choose(authorizeUrl: string, person: string): Promise<string>;
  /** All of it; answers with where it ends. */
  signIn(person: string, provider?: string, query?: Readonly<Record<string, string>>): Promise<string>;
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function openBrowser(origin: string, token?: string): IdentityBrowser {
  const cookies = new Map<string, string>(token === undefined ? [] : [['sid', token]]);
  const keepCookies = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const { name, value = '' } = parseSetCookie(line);
      cookies.set(name, value);
    }
  };
  const open = async (path: string) => {
    const headers = { cookie: cookieHeader(cookies) };
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', headers });
    keepCookies(response);
    if (response.status !== 303) throw new Error(`${path} answers ${response.status}`);
    return response.headers.get('location') ?? '';
  };
  const begin: IdentityBrowser['begin'] = async (provider, query = {}) =>
    await open(`/auth/${provider}/start?${new URLSearchParams(query)}`);
  const choose: IdentityBrowser['choose'] = async (authorizeUrl, person) => {
    const chosen = await fetch(`${authorizeUrl}&choice=${person}`, { redirect: 'manual' });
    const { pathname, search } = new URL(chosen.headers.get('location') ?? '');
    return `${pathname}${search}`;
  };
  const call = async (procedure: string, input: object) => {
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: cookieHeader(cookies),
    };
    const body = JSON.stringify({ json: input });
    const response = await fetch(`${origin}/trpc/${procedure}`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${procedure} answers ${response.status}`);
    keepCookies(response);
  };
  return {
    cookies,
    api: createApiClient({ url: origin, token: () => cookies.get('sid') }),
    open,
    call,
    register: async (account) => await call('auth.register', account),
    begin,
    choose,
    signIn: async (person, provider = 'oidc', query = {}) =>
      await open(await choose(await begin(provider, query), person)),
  };
}
