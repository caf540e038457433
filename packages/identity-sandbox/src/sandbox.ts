import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Authorizations, keepAuthorizations } from './authorizations.ts';
import { answerAuthorize } from './authorize.ts';
import type { Fault } from './faults.ts';
import { githubAddressesOf, githubUserOf } from './github.ts';
import { type Answer, bearerOf, json, readForm, write } from './http.ts';
import { claimsOf, createSigner, type Signer } from './id-token.ts';

export interface SandboxOptions {
  /** Where browsers find its page, if not on its own port: below another server's address. */
  readonly publicUrl?: string;
}

export interface IdentitySandbox {
  /** Its endpoints, on a port of this machine alone; any free one unless told. */
  listen(port?: number): Promise<{ readonly port: number; readonly url: string }>;
  /** Answers a browser at `publicUrl`: everything there is the page on which a person is chosen. */
  pages(request: IncomingMessage, response: ServerResponse): void;
  /** What it does wrong from now on, in place of what it did before. */
  misbehave(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** What its endpoints are made of. */
interface Desk {
  readonly authorizations: Authorizations;
  readonly signer: Promise<Signer>;
  /** The issuer, and where its endpoints are. */
  readonly url: () => string;
  readonly authorizeUrl: () => string;
}

/**
 * A provider of identities with invented people, who are whoever one chooses: OpenID Connect by discovery, and what
 * GitHub speaks, the way an own GitHub is laid out. For trying out and for tests; it keeps nothing.
 */
export function createIdentitySandbox({ publicUrl }: SandboxOptions = {}): IdentitySandbox {
  let faults: readonly Fault[] = [];
  const hasFault = (fault: Fault) => faults.includes(fault);
  let url = '';
  const desk: Desk = {
    authorizations: keepAuthorizations(hasFault),
    signer: createSigner(hasFault),
    url: () => url,
    authorizeUrl: () => publicUrl ?? `${url}/authorize`,
  };
  const answerAll = (request: IncomingMessage, response: ServerResponse, find: typeof answerOf) => {
    if (hasFault('away')) return void request.socket.destroy();
    find(request, desk)
      .then((answer) => write(response, answer))
      .catch(() => write(response, json(500, { error: 'server_error' })));
  };
  const server = createServer((request, response) => answerAll(request, response, answerOf));
  return {
    listen: async (port = 0) => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      url = `http://127.0.0.1:${taken}`;
      return { port: taken, url };
    },
    pages: (request, response) =>
      answerAll(request, response, async () => answerAuthorize(request, desk.authorizations)),
    misbehave: (...wrong) => {
      faults = wrong;
    },
    close: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What is at each path. */
async function answerOf(request: IncomingMessage, desk: Desk): Promise<Answer> {
  const { authorizations, signer, url, authorizeUrl } = desk;
  const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
  switch (pathname) {
    case '/.well-known/openid-configuration':
      return json(200, discoveryDocument(url(), authorizeUrl()));
    case '/jwks':
      return json(200, { keys: [(await signer).publicKey] });
    case '/authorize':
    case '/login/oauth/authorize':
      return answerAuthorize(request, authorizations);
    case '/token':
      return await answerToken(request, desk, { isOidc: true });
    case '/login/oauth/access_token':
      return await answerToken(request, desk, { isOidc: false });
    case '/userinfo':
      return ofPerson(request, authorizations, claimsOf);
    case '/api/v3/user':
      return ofPerson(request, authorizations, githubUserOf);
    case '/api/v3/user/emails':
      return ofPerson(request, authorizations, githubAddressesOf);
    default:
      return json(404, { error: 'not_found' });
  }
}

function discoveryDocument(issuer: string, authorizeUrl: string) {
  return {
    issuer,
    authorization_endpoint: authorizeUrl,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    scopes_supported: ['openid', 'email', 'profile'],
  };
}

/** GitHub says what is wrong with the status of a success, OpenID Connect with that of a failure. */
async function answerToken(
  request: IncomingMessage,
  { authorizations, signer, url }: Desk,
  { isOidc }: { readonly isOidc: boolean },
): Promise<Answer> {
  const form = await readForm(request);
  const refused = (error: string) => json(isOidc ? 400 : 200, { error });
  if (request.method !== 'POST' || (form.get('client_secret') ?? '') === '') return refused('invalid_client');
  const granted = authorizations.take({
    code: form.get('code') ?? '',
    clientId: form.get('client_id') ?? '',
    redirectUri: form.get('redirect_uri') ?? '',
    verifier: form.get('code_verifier') ?? '',
  });
  if (granted === undefined) return refused(isOidc ? 'invalid_grant' : 'bad_verification_code');
  const { person, clientId, nonce } = granted;
  const token = { access_token: authorizations.tokenFor(person), token_type: 'bearer' };
  if (!isOidc) return json(200, { ...token, scope: 'read:user,user:email' });
  const idToken = await (await signer).sign({ issuer: url(), clientId, nonce, person });
  return json(200, { ...token, expires_in: 300, id_token: idToken });
}

function ofPerson(
  request: IncomingMessage,
  authorizations: Authorizations,
  tell: typeof claimsOf | typeof githubUserOf | typeof githubAddressesOf,
): Answer {
  const person = authorizations.personOf(bearerOf(request));
  return person === undefined ? json(401, { message: 'Bad credentials' }) : json(200, tell(person));
}
