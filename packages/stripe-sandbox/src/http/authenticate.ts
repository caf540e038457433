import { Failure } from './failure.ts';

/** Any key for testing opens the sandbox, or only the one that was configured. */
export function checkKey(authorization: string | undefined, expected: string | undefined): void {
  const key = keyOf(authorization);
  if (key === undefined)
    throw unauthorized(
      "You did not provide an API key. Provide it in the Authorization header, as in 'Authorization: Bearer YOUR_SECRET_KEY'.",
    );
  const isKnown = expected === undefined ? /^(sk|rk)_test_\w+$/.test(key) : key === expected;
  if (!isKnown) throw unauthorized(`Invalid API Key provided: ${hidden(key)}`);
}

function keyOf(authorization: string | undefined): string | undefined {
  const [scheme, value] = authorization?.split(' ') ?? [];
  if (value === undefined || value === '') return undefined;
  if (scheme === 'Basic') return Buffer.from(value, 'base64').toString().split(':')[0];
  return scheme === 'Bearer' ? value : undefined;
}

function hidden(key: string): string {
  return `${key.slice(0, 8)}${'*'.repeat(Math.max(0, Math.min(20, key.length - 12)))}${key.slice(-4)}`;
}

function unauthorized(message: string): Failure {
  return new Failure(401, { type: 'invalid_request_error', message }, true);
}

export function checkVersion(version: string | string[] | undefined): void {
  if (version === undefined || (typeof version === 'string' && /^\d{4}-\d\d-\d\d(\.\w+)?$/.test(version)))
    return;
  throw new Failure(
    400,
    { type: 'invalid_request_error', message: `Invalid Stripe API version: ${String(version)}` },
    true,
  );
}
