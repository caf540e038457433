import type { RequestHandler } from 'express';
import { resolveViewer } from './resolve-viewer.ts';
import { refuse } from './answers.ts';
import type { AppDeps } from './app.ts';
import { readSessionToken } from './session-cookie.ts';

const HEARTBEAT_MS = 4_000;

/**
 * What a signed-in browser must learn without asking. The heartbeat asks whether the session still holds, so that a
 * ban or a log-out elsewhere ends the stream on every process within five seconds.
 */
export function createEventsHandler(deps: AppDeps): RequestHandler {
  return async (request, response) => {
    const token = readSessionToken(request, deps.publicOrigin().startsWith('https:'));
    const isSignedIn = async () => token !== undefined && (await resolveViewer(deps.db, { token, now: deps.clock() })) !== null;
    if (!(await isSignedIn())) return refuse(response, { status: 401, reason: 'unauthenticated' });

    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const send = (event: string) => void response.write(`event: ${event}\ndata: {}\n\n`);
    const timer = setInterval(() => {
      isSignedIn().then(
        (isStillSignedIn) => {
          if (isStillSignedIn) return send('heartbeat');
          send('signed-out');
          response.end();
        },
        // The database is away: nobody can say, so nothing is said.
        () => undefined,
      );
    }, HEARTBEAT_MS);
    const leave = deps.streams.join({
      sayBye: () => {
        send('bye');
        response.end();
      },
    });
    response.on('close', () => {
      clearInterval(timer);
      leave();
    });
    send('heartbeat');
  };
}
