import type { Context } from '@studyhall/api/server';
import { type Scope, scopeNames } from '@studyhall/domain/auth/scopes';
import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod';
import { callProcedure, type RestFailure } from './call.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const DEFAULT_SCOPES = 'read learn';
const DEVICE_NAME_MAX = 100;

const field = z.string().min(1).max(1024).optional();
const Form = z.object({
  grant_type: field,
  username: field,
  password: field,
  device_code: field,
  client_id: field,
  scope: z.string().max(1024).default(DEFAULT_SCOPES),
});
type Form = z.output<typeof Form>;

/** How the failures of a log-in are called in RFC 6749 and RFC 8628. */
const errors: Readonly<Record<string, string>> = {
  'authorization-pending': 'authorization_pending',
  'slow-down': 'slow_down',
  'device-denied': 'access_denied',
  'device-code-expired': 'expired_token',
  'device-code-unknown': 'invalid_grant',
  'wrong-credentials': 'invalid_grant',
  'account-disabled': 'invalid_grant',
  'account-deletion-pending': 'invalid_grant',
  'account-banned': 'invalid_grant',
  // A form has no place for a code: such an account lets programs in by the device grant.
  'second-factor-needed': 'invalid_grant',
  'invalid-input': 'invalid_request',
  forbidden: 'invalid_scope',
};

/** Makes the context of a request without its cookies, and tells the log what went wrong here. */
export interface RestCalls {
  readonly context: (request: Request, response: Response) => Promise<Context>;
  readonly tell: (response: Response, procedure: string, failure: RestFailure) => void;
}

const Opened = z.object({
  token: z.string(),
  expiresAt: z.date(),
  scopes: z.array(z.string()).nullable(),
});

/** `POST /api/token`: for a password, or for a device that somebody approved. */
export function createTokenEndpoint(calls: RestCalls): RequestHandler {
  return async (request, response) => {
    const form = readForm(request);
    if (form === undefined) return refuse(response, 'invalid_request');
    const asked = grantOf(form);
    if ('error' in asked) return refuse(response, asked.error);
    const answer = await call(calls, { request, response }, asked);
    if (answer === undefined) return;
    const { token, expiresAt, scopes } = Opened.parse(answer);
    response.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: Math.floor((expiresAt.getTime() - Date.now()) / 1000),
      ...(scopes === null ? {} : { scope: scopes.join(' ') }),
    });
  };
}

const Started = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  verificationUrl: z.string(),
  verificationUrlComplete: z.string(),
  expiresInSeconds: z.number(),
  intervalSeconds: z.number(),
});

/** `POST /api/device_authorization`: a device asks for a code. */
export function createDeviceEndpoint(calls: RestCalls): RequestHandler {
  return async (request, response) => {
    const form = readForm(request);
    const scopes = form && scopesOf(form.scope);
    if (form === undefined) return refuse(response, 'invalid_request');
    if (scopes === undefined) return refuse(response, 'invalid_scope');
    const deviceName = (form.client_id ?? 'A program').slice(0, DEVICE_NAME_MAX);
    const asked = { procedure: 'auth.startDevice', input: { deviceName, scopes } };
    const answer = await call(calls, { request, response }, asked);
    if (answer === undefined) return;
    const started = Started.parse(answer);
    response.json({
      device_code: started.deviceCode,
      user_code: started.userCode,
      verification_uri: started.verificationUrl,
      verification_uri_complete: started.verificationUrlComplete,
      expires_in: started.expiresInSeconds,
      interval: started.intervalSeconds,
    });
  };
}

function readForm({ body }: Request): Form | undefined {
  return Form.safeParse(body).data;
}

/** Undefined if one of them is none. */
function scopesOf(written: string): Scope[] | undefined {
  const words = written.split(' ').filter((word) => word !== '');
  const known = words.flatMap((word) => scopeNames.filter((name) => name === word));
  return known.length > 0 && known.length === words.length ? known : undefined;
}

interface Asked {
  readonly procedure: string;
  readonly input: unknown;
}

function grantOf({
  grant_type,
  username,
  password,
  device_code,
  client_id,
  scope,
}: Form): Asked | { readonly error: string } {
  if (grant_type === 'password') {
    const scopes = scopesOf(scope);
    if (scopes === undefined) return { error: 'invalid_scope' };
    if (username === undefined || password === undefined) return { error: 'invalid_request' };
    const name = client_id?.slice(0, DEVICE_NAME_MAX);
    return { procedure: 'auth.openApiToken', input: { identifier: username, password, scopes, name } };
  }
  if (grant_type === DEVICE_GRANT)
    return device_code === undefined
      ? { error: 'invalid_request' }
      : { procedure: 'auth.redeemDevice', input: { deviceCode: device_code } };
  return { error: grant_type === undefined ? 'invalid_request' : 'unsupported_grant_type' };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** What the procedure answers; undefined if it refused, which has been answered then. */
async function call(
  { context, tell }: RestCalls,
  { request, response }: Exchange,
  { procedure, input }: Asked,
): Promise<unknown> {
  const called = await callProcedure(() => context(request, response), procedure, input);
  if (called.failure === undefined) return called.answer;
  const { failure } = called;
  tell(response, procedure, failure);
  const error = errors[failure.reason];
  if (error !== undefined) return refuse(response, error);
  const seconds = failure.details.retryAfterSeconds;
  if (seconds !== undefined) response.set('Retry-After', String(seconds));
  refuse(response, failure.status >= 500 ? 'server_error' : 'invalid_request', failure.status);
}

function refuse(response: Response, error: string, status = 400): undefined {
  response.status(status).json({ error });
}
