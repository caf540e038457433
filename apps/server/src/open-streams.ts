import type { SessionKey } from '@studyhall/api/server';
import type { EventStream } from './event-stream.ts';

/** A stream, and the session for which it is open. */
export interface OwnedStream {
  readonly stream: EventStream;
  readonly session: SessionKey;
  /** From where a guest came; null of anybody else. */
  readonly guestNetwork: string | null;
  /** Whose things it shows. */
  readonly viewerId: string;
  /** When the session ends, as far as is known. */
  expiresAtMs: number;
}

/** A tenth of the streams at a time, so that a beat of ten thousand is not felt. */
export const PARTS = 10;

/** The streams of this process, by their sessions. */
export class OpenStreams {
  readonly #bySession = new Map<string, Set<OwnedStream>>();
  readonly #byUser = new Map<string, number>();
  readonly #guestsByNetwork = new Map<string, number>();
  readonly #parts = Array.from({ length: PARTS }, () => new Set<OwnedStream>());
  #next = 0;

  get size(): number {
    return this.#parts.reduce((size, part) => size + part.size, 0);
  }

  countOf(sessionId: string): number {
    return this.#bySession.get(sessionId)?.size ?? 0;
  }

  countOfUser(userId: string): number {
    return this.#byUser.get(userId) ?? 0;
  }

  countOfGuestsAt(network: string): number {
    return this.#guestsByNetwork.get(network) ?? 0;
  }

  of(sessionId: string): ReadonlySet<OwnedStream> {
    return this.#bySession.get(sessionId) ?? new Set();
  }

  part(index: number): ReadonlySet<OwnedStream> {
    return this.#parts[index % PARTS] ?? new Set();
  }

  all(): OwnedStream[] {
    return this.#parts.flatMap((part) => [...part]);
  }

  /** What comes back takes it out. */
  add(stream: OwnedStream): () => void {
    const { guestNetwork } = stream;
    const { sessionId, userId } = stream.session;
    const ofSession = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, ofSession.add(stream));
    const part = this.#parts[this.#next % PARTS]?.add(stream);
    this.#next += 1;
    count(this.#byUser, userId, 1);
    if (guestNetwork !== null) count(this.#guestsByNetwork, guestNetwork, 1);
    return () => {
      part?.delete(stream);
      if (!ofSession.delete(stream)) return;
      if (ofSession.size === 0) this.#bySession.delete(sessionId);
      count(this.#byUser, userId, -1);
      if (guestNetwork !== null) count(this.#guestsByNetwork, guestNetwork, -1);
    };
  }
}

function count(counts: Map<string, number>, key: string, change: number): void {
  const sum = (counts.get(key) ?? 0) + change;
  if (sum > 0) counts.set(key, sum);
  else counts.delete(key);
}
