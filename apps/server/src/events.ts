import { listOpenSessions, type SessionKey, sessionKeyOf } from '@studyhall/api/server';
import type { RequestHandler, Response } from 'express';
import { refuse } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { readSessionToken } from './session-cookie.ts';

const BEAT_MS = 4_000;
/** More tabs than anybody reads in; a script that opens more would only take from the others. */
const STREAMS_PER_SESSION_MAX = 20;

/**
 * What a signed-in browser must learn without asking. Every beat asks once, for all streams together, which sessions
 * still hold: a ban or a log-out elsewhere ends the stream on every process within five seconds.
 */
export function createEventsHandler(deps: AppDeps): RequestHandler {
  const open = new Map<Response, SessionKey>();
  const areOpen = async (sessions: readonly SessionKey[]) =>
    await listOpenSessions(deps.db, { sessions, now: deps.clock() });

  const beat = async () => {
    const asked = [...open];
    const holding = await areOpen(asked.map(([, session]) => session));
    for (const [response, session] of asked) {
      if (holding.has(session.sessionId)) send(response, 'heartbeat');
      else sendLast(response, 'signed-out');
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const follow = (response: Response, session: SessionKey) => {
    open.set(response, session);
    // While the database is away nobody can say who is signed in, so nothing is said.
    timer ??= setInterval(() => void beat().catch(() => undefined), BEAT_MS);
  };
  const countOf = ({ sessionId }: SessionKey) =>
    [...open.values()].filter((session) => session.sessionId === sessionId).length;
  const leave = (response: Response) => {
    open.delete(response);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return async (request, response) => {
    const token = readSessionToken(request, deps.publicOrigin().startsWith('https:'));
    const session = token === undefined ? undefined : sessionKeyOf(token);
    if (session === undefined || (await areOpen([session])).size === 0)
      return refuse(response, { status: 401, reason: 'unauthenticated' });
    deps.connections?.vouch(request.socket);
    if (countOf(session) >= STREAMS_PER_SESSION_MAX)
      return refuse(response, { status: 429, reason: 'rate-limited', details: { retryAfterSeconds: 60 } });
    // Gone while we asked: its close will not be heard any more.
    if (response.closed) return;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const leaveRegistry = deps.streams.join({ sayBye: () => sendLast(response, 'bye') });
    response.on('close', () => {
      leave(response);
      leaveRegistry();
    });
    follow(response, session);
    send(response, 'heartbeat');
  };
}

function send(response: Response, event: string): void {
  if (!response.writableEnded) response.write(`event: ${event}\ndata: {}\n\n`);
}

function sendLast(response: Response, event: string): void {
  if (!response.writableEnded) response.end(`event: ${event}\ndata: {}\n\n`);
}
