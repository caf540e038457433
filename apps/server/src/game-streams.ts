import { EVENTS_PER_READ, type GameViewer, hereTokenOf, type LoggedFrame } from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import { GameFrame } from '@studyhall/domain/live/frames';
import type { AppDeps } from './app-deps.ts';
import { type EventStream, words } from './event-stream.ts';
import type { GameAudience, Onlooker } from './game-audience.ts';
import { createGameFeed } from './game-feed.ts';
import { newsBytes } from './game-news.ts';
import { createGameProgress } from './game-progress.ts';
import { spectatorsTimes } from './socket-limits.ts';

/** A stream of somebody who may look on at a game. */
export interface GameStream {
  readonly stream: EventStream;
  readonly viewer: GameViewer;
  /** An administrator who sees what somebody sees is not them. */
  readonly isLookingOn: boolean;
  /** Up to where the page knows the game; undefined where it knows nothing yet. */
  readonly after: number | undefined;
}

export interface GameStreams {
  /** Errors: `busy` for a spectator where there are too many. */
  demandPlace(viewer: GameViewer): void;
  /** Says hello, and from then on what happens; what comes back ends it. */
  begin(stream: GameStream): () => void;
}

/** The streams of this process that belong to games. */
export function createGameStreams(deps: AppDeps): GameStreams {
  const { db, secrets, logger, games, spectatorsMax = spectatorsTimes(1) } = deps;
  const feed = createGameFeed(db, {
    onFrame: (audience, frame) => {
      progress.hear(audience.gameId, frame.kind);
      sendAway(audience, frame);
    },
    onFailure: (err) => logger.warn({ err }, 'what happens in games cannot be read, and is tried again'),
  });
  const progress = createGameProgress(db, feed.audiences);
  games.onChanged((gameId) => feed.changed(gameId));

  return {
    demandPlace: ({ gameId, role }) => {
      if (role !== 'spectator') return;
      const spectators = feed.audiences.get(gameId)?.spectators ?? 0;
      if (spectators >= spectatorsMax) throw new DomainError('busy', { retryAfterSeconds: 30 });
    },
    begin: ({ stream, viewer, isLookingOn, after }) => {
      const { gameId, seq: newest, serverNow, seat, role } = viewer;
      const isKnown = after !== undefined && after <= newest && newest - after <= EVENTS_PER_READ;
      const onlooker: Onlooker = { stream, seat, role, seq: isKnown ? after : newest };
      const here = isLookingOn ? '' : hereTokenOf(secrets, viewer);
      stream.write(newsBytes({ kind: 'hello', here, seq: newest, serverNow }));
      if (after !== undefined && !isKnown) stream.write(newsBytes({ kind: 'gap' }));
      feed.follow(gameId, onlooker).catch(() => stream.end(words.bye));
      if (viewer.phase === 'question') progress.begin(gameId);
      return () => feed.leave(gameId, onlooker);
    },
  };
}

/** Whoever was removed or banned learns it by the event itself, and nothing more. */
function sendAway(audience: GameAudience, { kind, data }: LoggedFrame): void {
  if (kind !== 'gone') return;
  const frame = GameFrame.parse(JSON.parse(data));
  if (frame.kind !== 'gone' || frame.because === 'left') return;
  for (const { seat, stream } of [...audience.onlookers]) if (seat === frame.seat) stream.end(words.over);
}
