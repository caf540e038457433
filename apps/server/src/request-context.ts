import { type Context, resolveSession } from '@studyhall/api/server';
import type { Request, Response } from 'express';
import { networkOf } from './addresses.ts';
import { requestIdOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { cookiesOf, readSessionToken } from './session-cookie.ts';

const USER_AGENT_MAX = 400;

/** What the procedures of one request share. The session is asked for once, however many calls the request holds. */
export async function createRequestContext(
  deps: AppDeps,
  request: Request,
  response: Response,
): Promise<Context> {
  const { db, limiter, secrets, mailbox, payments } = deps;
  const now = deps.clock();
  const publicOrigin = deps.publicOrigin();
  const isSecure = publicOrigin.startsWith('https:');
  const { cookie, device } = cookiesOf({ request, response, isSecure });
  const token = readSessionToken(request, isSecure);
  const session = token === undefined ? null : await resolveSession(db, { token, now });
  if (session?.viewer !== undefined) deps.connections?.vouch(request.socket);
  if (session?.renewedUntil !== undefined && token !== undefined) cookie.set(token, session.renewedUntil);
  return {
    db,
    now,
    viewer: session?.viewer ?? null,
    requestId: requestIdOf(response),
    client: {
      address: networkOf(request.ip ?? ''),
      userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_MAX),
    },
    cookie,
    device,
    limiter,
    secrets,
    mailbox,
    payments,
    publicOrigin,
    warnings: () => deps.warnings?.list() ?? [],
    ...(deps.observe === undefined ? {} : { observe: deps.observe }),
  };
}
