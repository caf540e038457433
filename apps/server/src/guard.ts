import type { Request, RequestHandler } from 'express';
import { refuse } from './answers.ts';

export interface GuardOptions {
  readonly contentType: string;
  readonly maxBytes: number;
  /** False where a body may come without its length, because somebody counts while it streams. */
  readonly isLengthDemanded: boolean;
  readonly publicOrigin: () => string;
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
}: GuardOptions): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') {
      response.set('Allow', 'GET, HEAD, POST');
      return refuse(response, { status: 405, reason: 'invalid-input' });
    }
    if (!isFromUs(request, publicOrigin())) return refuse(response, { status: 403, reason: 'forbidden' });
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
