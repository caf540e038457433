import type { Reason } from '@studyhall/domain/errors';
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

export interface ProviderFailure {
  readonly reason: Extract<Reason, 'provider-unavailable' | 'provider-refused' | 'sign-in-cancelled'>;
  /** For a log: names what went wrong and holds no secret. */
  readonly because: string;
}

/** An answer of which nothing can be made, whatever the protocol says. */
export class UnusableAnswerError extends Error {
  override readonly name = 'UnusableAnswerError';
  /** Nothing of the provider's came at all, such as the page of a proxy. */
  readonly isAway: boolean;

  constructor(message: string, { isAway = false }: { readonly isAway?: boolean } = {}) {
    super(message);
    this.isAway = isAway;
  }
}

const unavailable = (because: string): ProviderFailure => ({ reason: 'provider-unavailable', because });
const refused = (because: string): ProviderFailure => ({ reason: 'provider-refused', because });

/** The provider did not answer, or with what is none of its answers, such as the page of a proxy. */
const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);
/** What a provider says to an installation that is not set up with it as it should be. */
const MISCONFIGURED = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope']);
const PASSING = new Set(['temporarily_unavailable', 'server_error']);

/** What a failure at a provider means; undefined for what is no failure of a provider's. */
export function failureOf(error: unknown): ProviderFailure | undefined {
  if (error instanceof UnusableAnswerError)
    return error.isAway ? unavailable(error.message) : refused(error.message);
  if (error instanceof AuthorizationResponseError) return failureOfAnswer(error.error);
  if (error instanceof ResponseBodyError)
    return MISCONFIGURED.has(error.error) ? unavailable(`it answers ${error.error}`) : refused(error.error);
  if (error instanceof WWWAuthenticateChallengeError) return unavailable(`it answers ${error.status}`);
  if (error instanceof ClientError) {
    const code = String(error.code ?? error.message);
    return AWAY.has(code) ? unavailable(code) : refused(code);
  }
  // Of `fetch`: no name, no route, no certificate.
  if (error instanceof TypeError) return unavailable(codeOf(error.cause) ?? error.message);
  return undefined;
}

/** What came back with the browser instead of a code. */
function failureOfAnswer(error: string): ProviderFailure {
  if (error === 'access_denied') return { reason: 'sign-in-cancelled', because: error };
  return PASSING.has(error) || MISCONFIGURED.has(error) ? unavailable(`it answers ${error}`) : refused(error);
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}
