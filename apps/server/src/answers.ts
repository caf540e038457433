import {
  type DomainError,
  kindOf,
  type Reason,
  type ReasonDetails,
  type ReasonKind,
} from '@studyhall/domain/errors';
import type { Response } from 'express';

const statusByKind: Record<ReasonKind, number> = {
  'not-found': 404,
  conflict: 409,
  invalid: 400,
  forbidden: 403,
  unauthenticated: 401,
  'too-many': 429,
  unavailable: 503,
  'payload-too-large': 413,
};

interface Refusal {
  readonly status: number;
  readonly reason: Reason | 'unknown';
  readonly details?: ReasonDetails;
}

const DISCARD_MS = 2_000;

/** The answer to what went wrong outside a procedure: small, and in the same words. */
export function refuse(response: Response, { status, reason, details = {} }: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  discardRest(response);
  setStatus(response, { status, details });
  response
    .set('Cache-Control', 'no-store')
    .json({ reason, details, issues: [], requestId: requestIdOf(response) });
}

function setStatus(response: Response, { status, details = {} }: Omit<Refusal, 'reason'>): void {
  if (status === 429 || status === 503) response.set('Retry-After', String(details.retryAfterSeconds ?? 1));
  response.status(status);
}

/** The status of a failure that a page of its own tells people about, and when to come again. */
export function setStatusOf(response: Response, { reason, details }: DomainError): void {
  setStatus(response, {
    status: statusByKind[kindOf(reason)],
    ...(details === undefined ? {} : { details }),
  });
}

/**
 * Reads on for a moment what nobody wants: a client that is hung up on while it sends would not see the answer. One
 * that does not come to an end is hung up on.
 */
function discardRest({ req: request }: Response): void {
  if (request.complete) return;
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), DISCARD_MS);
  request.once('close', () => clearTimeout(timer));
}

export function refuseWith(response: Response, error: DomainError): void {
  const details = error.details === undefined ? {} : { details: error.details };
  refuse(response, { status: statusByKind[kindOf(error.reason)], reason: error.reason, ...details });
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader('X-Request-Id') ?? '');
}
