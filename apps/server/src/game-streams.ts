import {
  EVENTS_PER_READ,
  type GameViewer,
  hereTokenOf,
  type LoggedFrame,
  listViewers,
} from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import { type FrameKind, GameFrame } from '@studyhall/domain/live/frames';
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

type GameStreamDeps = Pick<AppDeps, 'db' | 'secrets' | 'logger' | 'games' | 'spectatorsMax'>;

/** The streams of this process that belong to games. */
export function createGameStreams(deps: GameStreamDeps): GameStreams {
  const { db, secrets, logger, games, spectatorsMax = spectatorsTimes(1) } = deps;
  const feed = createGameFeed(db, {
    onFrame: (audience, frame) => {
      progress.hear(audience.gameId, frame.kind);
      if (TAKING_PARTS.has(frame.kind)) void askAgain(audience.gameId, whoseMayBeTaken(audience, frame));
    },
    onFailure: (err) => logger.warn({ err }, 'what happens in games cannot be read, and is tried again'),
  });
  const progress = createGameProgress(db, feed.audiences);
  games.onChanged((gameId) => feed.changed(gameId));
  const askAgain = async (gameId: string, onlookers: readonly Onlooker[]) => {
    if (onlookers.length === 0) return;
    const userIds = [...new Set(onlookers.map(({ userId }) => userId))];
    // Where nobody can say, they come back and are asked about then.
    const viewers = await listViewers(db, { gameId, userIds }).catch(() => 'unknown' as const);
    for (const { stream, userId, role, seat } of onlookers) {
      if (viewers === 'unknown') {
        stream.end(words.bye);
        continue;
      }
      const viewer = viewers.get(userId);
      if (viewer === undefined) stream.end(words.over);
      else if (viewer.role !== role || viewer.seat !== seat) stream.end(words.bye);
    }
  };

  return {
    demandPlace: ({ gameId, role }) => {
      if (role !== 'spectator') return;
      const spectators = feed.audiences.get(gameId)?.spectators ?? 0;
      if (spectators >= spectatorsMax) throw new DomainError('busy', { retryAfterSeconds: 30 });
    },
    begin: ({ stream, viewer, isLookingOn, after }) => {
      const { gameId, seq: newest, serverNow, userId, seat, role } = viewer;
      const isKnown = after !== undefined && after <= newest && newest - after <= EVENTS_PER_READ;
      const onlooker: Onlooker = {
        ...{ stream, userId, seat, role, askedAt: newest },
        seq: isKnown ? after : newest,
      };
      const here = isLookingOn ? '' : hereTokenOf(secrets, viewer);
      stream.write(newsBytes({ kind: 'hello', here, seq: newest, serverNow }));
      if (after !== undefined && !isKnown) stream.write(newsBytes({ kind: 'gap' }));
      feed.follow(gameId, onlooker).then(
        // What came while they were let in was told to them, and not to whoever asks about all.
        () => (onlooker.seq > newest ? askAgain(gameId, [onlooker]) : undefined),
        () => stream.end(words.bye),
      );
      if (viewer.phase === 'question') progress.begin(gameId);
      return () => feed.leave(gameId, onlooker);
    },
  };
}

/** Frames after which somebody may look on no more, or as something else. */
const TAKING_PARTS: ReadonlySet<string> = new Set<FrameKind>(['gone', 'parts-changed']);

/** Whoever was asked about before: of a seat those who sit there or nowhere, else all. Who left by themselves may look on. */
function whoseMayBeTaken({ onlookers }: GameAudience, { seq, data }: LoggedFrame): Onlooker[] {
  const frame = GameFrame.parse(JSON.parse(data));
  const earlier = [...onlookers].filter(({ askedAt }) => askedAt < seq);
  if (frame.kind !== 'gone') return earlier;
  return frame.because === 'left' ? [] : earlier.filter(({ seat }) => seat === frame.seat || seat === null);
}
