import type { BegunSignInCookie, DeviceCookie, SessionCookie } from '@studyhall/api/server';
import { API_TOKEN_PREFIX } from '@studyhall/domain/auth/api-token';
import { parse, serialize } from 'cookie';
import type { Request, Response } from 'express';

/** Safari drops Secure cookies on http://localhost, and `__Host-` demands Secure. */
function cookieName(name: 'sid' | 'device' | 'begun' | 'sign-in', isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name;
}

export function sessionCookieName(isSecure: boolean): string {
  return cookieName('sid', isSecure);
}

/** The token that came with the request. A cookie holds that of a session: what programs have they show themselves. */
export function readSessionToken(request: Request, isSecure: boolean): string | undefined {
  const cookie = readCookie(request, sessionCookieName(isSecure));
  return readBearer(request) ?? (cookie?.startsWith(API_TOKEN_PREFIX) === true ? undefined : cookie);
}

/** What a program shows, which sends it by itself and on purpose. */
export function readBearer(request: Request): string | undefined {
  const [scheme, credentials, ...rest] = request.headers.authorization?.split(' ') ?? [];
  const isBearer = scheme?.toLowerCase() === 'bearer' && rest.length === 0;
  return isBearer ? credentials : undefined;
}

function readCookie(request: Request, name: string): string | undefined {
  const cookies = request.headers.cookie;
  return cookies === undefined ? undefined : parse(cookies)[name];
}

/** What the cookies of one request may be used for. */
interface Cookies {
  readonly cookie: SessionCookie;
  readonly device: DeviceCookie;
  readonly begunSignIn: BegunSignInCookie;
}

/** For whoever sends none on purpose, and gets none. */
export const noCookies: Cookies = {
  cookie: { set: () => undefined, clear: () => undefined },
  device: { token: undefined, set: () => undefined },
  begunSignIn: { token: undefined, set: () => undefined, clear: () => undefined },
};
function optionsOf(isSecure: boolean, expires: Date) {
  return { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/', expires } as const;
}

/** The secret of a browser that is on its way to a provider of identities. */
export function readSignInToken(request: Request, isSecure: boolean): string | undefined {
  return readCookie(request, cookieName('sign-in', isSecure));
}

/** Hands it over, beside whatever cookies the answer has. */
export function writeSignInToken(
  { response, isSecure }: Pick<Exchange, 'response' | 'isSecure'>,
  token: string,
  expiresAt: Date,
): void {
  const name = cookieName('sign-in', isSecure);
  response.append('Set-Cookie', serialize(name, token, optionsOf(isSecure, expiresAt)));
}

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly isSecure: boolean;
}

/** The cookies of one request. Of several changes of one of them the last one counts, so each is written once. */
export function cookiesOf({ request, response, isSecure }: Exchange): Cookies {
  const changed = new Map<string, string>();
  const put = (name: string, value: string, expires: Date) => {
    if (response.headersSent) return;
    changed.set(name, serialize(name, value, optionsOf(isSecure, expires)));
    response.setHeader('Set-Cookie', [...changed.values()]);
  };
  const [session, device] = [cookieName('sid', isSecure), cookieName('device', isSecure)];
  const begun = cookieName('begun', isSecure);
  return {
    cookie: {
      set: (token, expiresAt) => put(session, token, expiresAt),
      clear: () => put(session, '', new Date(0)),
    },
    device: {
      get token() {
        return readCookie(request, device);
      },
      set: (token, expiresAt) => put(device, token, expiresAt),
    },
    begunSignIn: {
      token: readCookie(request, begun),
      set: (token, expiresAt) => put(begun, token, expiresAt),
      clear: () => put(begun, '', new Date(0)),
    },
  };
}
