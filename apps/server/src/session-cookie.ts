import type { DeviceCookie, SessionCookie } from '@studyhall/api/server';
import { parse, serialize } from 'cookie';
import type { Request, Response } from 'express';

/** Safari drops Secure cookies on http://localhost, and `__Host-` demands Secure. */
function cookieName(name: 'sid' | 'device', isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name;
}

export function sessionCookieName(isSecure: boolean): string {
  return cookieName('sid', isSecure);
}

/** The session token that came with the request. Whatever else the header holds, it is nobody's session. */
export function readSessionToken(request: Request, isSecure: boolean): string | undefined {
  const [scheme, credentials, ...rest] = request.headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'bearer' && credentials !== undefined && rest.length === 0)
    return credentials;
  return readCookie(request, sessionCookieName(isSecure));
}

function readCookie(request: Request, name: string): string | undefined {
  const cookies = request.headers.cookie;
  return cookies === undefined ? undefined : parse(cookies)[name];
}

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly isSecure: boolean;
}

/** The cookies of one request. Of several changes of one of them the last one counts, so each is written once. */
export function cookiesOf({ request, response, isSecure }: Exchange): {
  readonly cookie: SessionCookie;
  readonly device: DeviceCookie;
} {
  const changed = new Map<string, string>();
  const put = (name: string, value: string, expires: Date) => {
    if (response.headersSent) return;
    const options = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/', expires } as const;
    changed.set(name, serialize(name, value, options));
    response.setHeader('Set-Cookie', [...changed.values()]);
  };
  const [session, device] = [cookieName('sid', isSecure), cookieName('device', isSecure)];
  return {
    cookie: {
      set: (token, expiresAt) => put(session, token, expiresAt),
      clear: () => put(session, '', new Date(0)),
    },
    device: {
      token: readCookie(request, device),
      set: (token, expiresAt) => put(device, token, expiresAt),
    },
  };
}
