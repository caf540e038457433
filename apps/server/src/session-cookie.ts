import type { SessionCookie } from '@studyhall/api/server';
import { parse, serialize } from 'cookie';
import type { Request, Response } from 'express';

/** Safari drops Secure cookies on http://localhost, and `__Host-` demands Secure. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-sid' : 'sid';
}

/** The session token that came with the request. Whatever else the header holds, it is nobody's session. */
export function readSessionToken(request: Request, isSecure: boolean): string | undefined {
  const [scheme, credentials, ...rest] = request.headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'bearer' && credentials !== undefined && rest.length === 0)
    return credentials;
  const cookies = request.headers.cookie;
  return cookies === undefined ? undefined : parse(cookies)[sessionCookieName(isSecure)];
}

/** Of several changes in one request the last one counts, so the header is written once. */
export function sessionCookieOf(response: Response, isSecure: boolean): SessionCookie {
  const name = sessionCookieName(isSecure);
  const put = (value: string, expires: Date) => {
    if (response.headersSent) return;
    const options = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/', expires } as const;
    response.setHeader('Set-Cookie', serialize(name, value, options));
  };
  return {
    set: (token, expiresAt) => put(token, expiresAt),
    clear: () => put('', new Date(0)),
  };
}
