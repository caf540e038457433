import type { SessionKey } from '@studyhall/api/server';
import type { EventStream } from './event-stream.ts';

/** A stream, and the session for which it is open. */
export interface OwnedStream {
  readonly stream: EventStream;
  readonly session: SessionKey;
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
  readonly #parts = Array.from({ length: PARTS }, () => new Set<OwnedStream>());
  #next = 0;

  get size(): number {
    return this.#parts.reduce((size, part) => size + part.size, 0);
  }

  countOf(sessionId: string): number {
    return this.#bySession.get(sessionId)?.size ?? 0;
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
    const { sessionId } = stream.session;
    const ofSession = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, ofSession.add(stream));
    const part = this.#parts[this.#next % PARTS]?.add(stream);
    this.#next += 1;
    return () => {
      part?.delete(stream);
      if (ofSession.delete(stream) && ofSession.size === 0) this.#bySession.delete(sessionId);
    };
  }
}
