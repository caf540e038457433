import { findViewer, listOpenSessions, sessionKeyOf } from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod';
import { networkOf } from './addresses.ts';
import { refuseWith } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { openEventStream, words } from './event-stream.ts';
import { createGameStreams } from './game-streams.ts';
import { OpenStreams, type OwnedStream } from './open-streams.ts';
import { readSessionToken } from './session-cookie.ts';
import { createSessionWatch, LOOK_MS } from './session-watch.ts';
import { guestStreamsTimes, STREAMS_MAX } from './socket-limits.ts';

/** More tabs than anybody reads in; a script that opens more would only take from the others. */
const STREAMS_PER_SESSION_MAX = 20;
/** As many on three devices: more sessions bring no more. */
const STREAMS_PER_USER_MAX = 60;

/** Which game, and up to where the page knows it. */
const EventsQuery = z.object({ game: uuid.optional(), after: z.coerce.number().int().min(0).optional() });

/**
 * What a signed-in browser must learn without asking: that its session is over and, where it names a game, what happens in it.
 */
export function createEventsHandler(deps: AppDeps): RequestHandler {
  const { db, clock, streamsMax = STREAMS_MAX, guestStreamsMax = guestStreamsTimes(1) } = deps;
  const open = new OpenStreams();
  const games = createGameStreams(deps);
  const watch = createSessionWatch({ db, streams: open, clock });
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    // While the database is away nobody can say who is signed in, so nothing is said.
    await watch.look().catch(() => undefined);
    isLooking = false;
  };
  let timer: NodeJS.Timeout | undefined;
  const add = (stream: OwnedStream) => {
    const leave = open.add(stream);
    timer ??= setInterval(() => void look(), LOOK_MS);
    return () => {
      leave();
      if (open.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };

  /** Errors: `unauthenticated`, `rate-limited`, `busy`, `not-found`, `invalid-input`. */
  const begin = async (request: Request, response: Response): Promise<void> => {
    const { looks } = watch;
    const query = EventsQuery.safeParse(request.query);
    if (!query.success) throw new DomainError('invalid-input');
    const token = readSessionToken(request, deps.publicOrigin().startsWith('https:'));
    const session = token === undefined ? undefined : sessionKeyOf(token);
    if (session === undefined) throw new DomainError('unauthenticated');
    const { sessionId } = session;
    const held = (await listOpenSessions(db, { sessions: [session], now: clock() })).get(sessionId);
    if (held === undefined) throw new DomainError('unauthenticated');
    deps.connections?.vouch(request.socket);
    const { viewerId, isLookingOn, expiresAt } = held;
    const { game: gameId, after } = query.data;
    const viewer = gameId === undefined ? undefined : await findViewer(db, { gameId, userId: viewerId });
    if (gameId !== undefined && viewer === undefined) throw new DomainError('not-found');
    // From here on nothing is waited for: of many that come at once each counts for the next one.
    const guestNetwork = held.isGuest ? networkOf(request.ip ?? '') : null;
    const isOneTooMany =
      open.countOf(sessionId) >= STREAMS_PER_SESSION_MAX ||
      open.countOfUser(session.userId) >= STREAMS_PER_USER_MAX ||
      (guestNetwork !== null && open.countOfGuestsAt(guestNetwork) >= guestStreamsMax);
    if (isOneTooMany) throw new DomainError('rate-limited', { retryAfterSeconds: 60 });
    if (open.size >= streamsMax) throw new DomainError('busy', { retryAfterSeconds: 30 });
    if (viewer !== undefined) games.demandPlace(viewer);
    // Gone while we asked: its close will not be heard any more.
    if (response.closed) return;
    const stream = openEventStream(response);
    // What was asked before the last look may be over since.
    const expiresAtMs = watch.looks === looks ? expiresAt.getTime() : 0;
    const leave = add({ ...{ stream, session, guestNetwork, viewerId }, expiresAtMs });
    const leaveRegistry = deps.streams.join({ sayBye: () => stream.end(words.bye) });
    const leaveGame =
      viewer === undefined
        ? undefined
        : games.begin({ stream, viewer, isLookingOn, after: lastEventOf(request, viewer.gameId) ?? after });
    response.on('close', () => {
      leave();
      leaveRegistry();
      leaveGame?.();
    });
    stream.write(words.heartbeat);
  };

  return async (request, response) => {
    try {
      await begin(request, response);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refuseWith(response, error);
    }
  };
}

/** A browser that comes back by itself says what it heard last; of another game that says nothing. */
function lastEventOf(request: Request, gameId: string): number | undefined {
  const [game, seq] = String(request.headers['last-event-id'] ?? '').split(':');
  return game === gameId && seq !== undefined && /^\d{1,15}$/.test(seq) ? Number(seq) : undefined;
}
