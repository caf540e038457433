import type { OfUser } from '../platform/of-user.ts';
import { hashToken, newToken } from '../platform/secrets.ts';

/** A secret that knows whose it is: `<user_id>.<secret>`, so that a lookup names the account and the hash. */
export interface RouteToken extends OfUser {
  readonly token: string;
  /** SHA-256 of the secret part: what is stored. */
  readonly hash: string;
}

const FORM = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** A new token of 256 bits for the account. */
export function newRouteToken(userId: string): RouteToken {
  const secret = newToken();
  return { token: `${userId}.${secret}`, userId, hash: hashToken(secret) };
}

/** The parts of a token as it came from outside; undefined if it cannot be one. */
export function parseRouteToken(token: string): RouteToken | undefined {
  const [, userId, secret] = FORM.exec(token) ?? [];
  if (userId === undefined || secret === undefined) return undefined;
  return { token, userId, hash: hashToken(secret) };
}
