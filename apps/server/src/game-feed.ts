import { type Context, EVENTS_PER_READ, type LoggedFrame, listFrames } from '@studyhall/api/server';
import { GameAudience, type Onlooker, tellFrame } from './game-audience.ts';

/** How long an event of another process waits at most, beside the time that the database needs. */
const POLL_MS = 100;

export interface GameFeed {
  readonly audiences: ReadonlyMap<string, GameAudience>;
  /** Tells somebody what happens in a game from `onlooker.seq` on, in order and without a hole, until they leave. */
  follow(gameId: string, onlooker: Onlooker): Promise<void>;
  leave(gameId: string, onlooker: Onlooker): void;
  /** Something happened in this process: nobody waits for the clock. */
  changed(gameId: string): void;
}

interface FeedOptions {
  /** Told of each event after its audience was. */
  readonly onFrame: (audience: GameAudience, frame: LoggedFrame) => void;
  /** Told when events cannot be read, once until they can. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * What happens in games, for all who look on at them in this process: one statement every 100 ms for all games together,
 * whichever process wrote it, and at once where it was this one. While nobody looks on nothing is asked.
 */
export function createGameFeed(db: Context['db'], { onFrame, onFailure }: FeedOptions): GameFeed {
  const audiences = new Map<string, GameAudience>();
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isWanted = false;
  let hasFailed = false;

  const read = async () => {
    const known = [...audiences.values()].map(({ gameId, seq }) => ({ gameId, seq }));
    const frames = await listFrames(db, known);
    for (const frame of frames) {
      const audience = audiences.get(frame.gameId);
      if (audience?.tell(frame) === true) onFrame(audience, frame);
    }
    isWanted ||= frames.length === EVENTS_PER_READ;
  };
  const poll = async () => {
    isWanted = true;
    if (isReading) return;
    isReading = true;
    clearTimeout(timer);
    timer = undefined;
    try {
      while (isWanted) {
        isWanted = false;
        await read();
      }
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onFailure(error);
      hasFailed = true;
    }
    isReading = false;
    plan();
  };
  const plan = () => {
    if (audiences.size > 0 && !isReading) timer ??= setTimeout(() => void poll(), POLL_MS).unref();
  };
  const forgetEmpty = ({ gameId, onlookers, coming }: GameAudience) => {
    if (onlookers.size === 0 && coming === 0) audiences.delete(gameId);
  };

  return {
    audiences,
    follow: async (gameId, onlooker) => {
      const audience = audiences.get(gameId) ?? new GameAudience(gameId, onlooker.seq);
      audiences.set(gameId, audience);
      audience.coming += 1;
      plan();
      try {
        while (onlooker.stream.isOpen && !audience.admit(onlooker)) {
          const frames = await listFrames(db, [{ gameId, seq: onlooker.seq }]);
          for (const frame of frames) tellFrame(onlooker, frame);
          // A log that was brought back from an earlier moment: what it lost is nobody's any more.
          if (frames.length === 0) onlooker.seq = audience.seq;
        }
      } finally {
        audience.coming -= 1;
        forgetEmpty(audience);
      }
    },
    leave: (gameId, onlooker) => {
      const audience = audiences.get(gameId);
      audience?.dismiss(onlooker);
      if (audience !== undefined) forgetEmpty(audience);
    },
    changed: (gameId) => {
      if (audiences.has(gameId)) void poll();
    },
  };
}
