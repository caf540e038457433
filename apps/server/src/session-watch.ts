import { type Context, listEndedSessions, listOpenSessions } from '@studyhall/api/server';
import { HEARTBEAT_MS } from '@studyhall/domain/live/phases';
import { words } from './event-stream.ts';
import { type OpenStreams, type OwnedStream, PARTS } from './open-streams.ts';

/** How often it is asked which sessions have ended; with each look a part of the streams has its heartbeat. */
export const LOOK_MS = HEARTBEAT_MS / PARTS;
/** Every so many heartbeats a stream's session is asked about itself: what ended in another way is not in the list. */
const BEATS_PER_QUESTION = 6;
const ASKED_AT_ONCE = 1_000;

export interface SessionWatch {
  /** How often it has been looked: what was asked before another look may have changed by then. */
  readonly looks: number;
  look(): Promise<void>;
}

interface WatchOptions {
  readonly db: Context['db'];
  readonly streams: OpenStreams;
  readonly clock: () => Date;
}

/**
 * Ends the streams of sessions that are over, on every process within two seconds of a log-out or a ban: it is asked what
 * ended, and not of every session whether it holds. While the database is away nobody can say who is signed in, so nothing
 * is said; afterwards all are asked about once.
 */
export function createSessionWatch({ db, streams, clock }: WatchOptions): SessionWatch {
  let watermark: string | null = null;
  let looks = 0;

  const ask = async (asked: readonly OwnedStream[]) => {
    for (let from = 0; from < asked.length; from += ASKED_AT_ONCE) {
      const some = asked.slice(from, from + ASKED_AT_ONCE);
      const sessions = some.map(({ session }) => session);
      const holding = await listOpenSessions(db, { sessions, now: clock() });
      for (const one of some) {
        const session = holding.get(one.session.sessionId);
        if (session === undefined) one.stream.end(words.signedOut);
        // Whoever looks on as somebody else by now comes back as that.
        else if (session.viewerId !== one.viewerId) one.stream.end(words.bye);
        else one.expiresAtMs = session.expiresAt.getTime();
      }
    }
  };
  /** Those who may be over: of sessions that ended or have run out, and now and then the others. */
  const doubtful = (ended: readonly string[]): OwnedStream[] => {
    const nowMs = clock().getTime();
    const isQuestion = Math.floor(looks / PARTS) % BEATS_PER_QUESTION === 0;
    return [
      ...new Set([
        ...ended.flatMap((sessionId) => [...streams.of(sessionId)]),
        ...streams.all().filter(({ expiresAtMs }) => expiresAtMs <= nowMs),
        ...(isQuestion ? streams.part(looks) : []),
      ]),
    ];
  };

  return {
    get looks() {
      return looks;
    },
    look: async () => {
      looks += 1;
      const known = watermark;
      // Until it is told what came since, all are in doubt.
      watermark = null;
      const since = await listEndedSessions(db, known);
      const isSure = known !== null && BigInt(known) <= BigInt(since.watermark);
      await ask(isSure ? doubtful(since.sessionIds) : streams.all());
      watermark = since.watermark;
      for (const { stream } of streams.part(looks)) stream.write(words.heartbeat);
    },
  };
}
