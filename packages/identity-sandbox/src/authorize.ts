import type { IncomingMessage } from 'node:http';
import type { AuthorizationRequest, Authorizations } from './authorizations.ts';
import { type Answer, html, redirect } from './http.ts';
import { choosePage, refusedPage } from './page.ts';
import { people } from './people.ts';

/** The page on which a person is chosen, and what follows the choice: back to the client with a code. */
export function answerAuthorize(request: IncomingMessage, authorizations: Authorizations): Answer {
  const { searchParams } = new URL(request.url ?? '/', 'http://sandbox');
  const acceptLanguage = request.headers['accept-language'];
  const asked = requestIn(searchParams);
  if (typeof asked === 'string') return html(400, refusedPage(acceptLanguage, asked));
  const choice = searchParams.get('choice');
  if (choice === null) return html(200, choosePage({ acceptLanguage, query: searchParams }));
  const back = new URL(asked.redirectUri);
  back.searchParams.set('state', searchParams.get('state') ?? '');
  const person = people.find(({ id }) => id === choice);
  if (person === undefined) back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', authorizations.allow(asked, person));
  return redirect(back.href);
}

/** What the client asked, or what is wrong with it. PKCE is demanded, and nobody is sent to another machine. */
function requestIn(query: URLSearchParams): AuthorizationRequest | string {
  const [clientId, redirectUri] = [query.get('client_id'), query.get('redirect_uri')];
  if (clientId === null || redirectUri === null || !URL.canParse(redirectUri))
    return 'client_id, redirect_uri';
  const { protocol, hostname } = new URL(redirectUri);
  if (!/^https?:$/.test(protocol) || !isThisMachine(hostname)) return 'redirect_uri';
  if (query.get('response_type') !== 'code') return 'response_type';
  const challenge = query.get('code_challenge');
  if (challenge === null || query.get('code_challenge_method') !== 'S256') return 'code_challenge';
  return { clientId, redirectUri, challenge, nonce: query.get('nonce') ?? undefined };
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.[\d.]+|\[::1\])$/.test(hostname)
  );
}
