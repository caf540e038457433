import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { refuse, requestIdOf } from './answers.ts';

/** As many addresses as a server may have by mistake; more are somebody's invention. */
const WARNED_MAX = 20;

export interface GuardOptions {
  readonly contentType: string;
  readonly maxBytes: number;
  /** False where a body may come without its length, because somebody counts while it streams. */
  readonly isLengthDemanded: boolean;
  readonly publicOrigin: () => string;
  readonly logger: Logger;
}

/**
 * Stands before everything that changes something. A form on a foreign page can send neither this content type nor
 * our origin; the length is known before a byte is read.
 */
export function createGuard({
  contentType,
  maxBytes,
  isLengthDemanded,
  publicOrigin,
  logger,
}: GuardOptions): RequestHandler {
  const warned = new Set<string>();
  const warnOnce = (
    seen: { readonly origin: string; readonly expectedOrigin: string },
    requestId: string,
  ) => {
    if (warned.has(seen.origin) || warned.size >= WARNED_MAX) return;
    warned.add(seen.origin);
    logger.warn(
      { ...seen, requestId },
      'a visitor comes by another address than PUBLIC_ORIGIN and is refused',
    );
  };
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') {
      response.set('Allow', 'GET, HEAD, POST');
      return refuse(response, { status: 405, reason: 'invalid-input' });
    }
    const expectedOrigin = publicOrigin();
    if (!isFromUs(request, expectedOrigin)) {
      const { origin } = request.headers;
      if (origin === undefined || !isOwnPage(request, origin))
        return refuse(response, { status: 403, reason: 'forbidden' });
      warnOnce({ origin, expectedOrigin }, requestIdOf(response));
      return refuse(response, { status: 403, reason: 'wrong-origin', details: { expectedOrigin, origin } });
    }
    if (request.headers['content-type']?.toLowerCase() !== contentType)
      return refuse(response, { status: 415, reason: 'invalid-input' });
    const length = request.headers['content-length'];
    if (length === undefined && isLengthDemanded)
      return refuse(response, { status: 411, reason: 'invalid-input' });
    if (Number(length ?? 0) > maxBytes) return refuse(response, { status: 413, reason: 'upload-too-large' });
    next();
  };
}

/** Browsers send one of the two headers with every POST. A program that sends none must not carry a cookie. */
function isFromUs(request: Request, publicOrigin: string): boolean {
  const { origin, cookie, authorization } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  if (origin !== undefined) return origin === publicOrigin;
  return cookie === undefined && /^bearer ./i.test(authorization ?? '');
}

/** A page that this server gave out, under an address that is not its own: no foreign page can name our host. */
function isOwnPage({ headers }: Request, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
