/** A connection that stays open until somebody says goodbye. */
export interface OpenStream {
  /** Tells the client to come back, to another process, and ends the connection. */
  sayBye(): void;
}

/** The open streams of this process. A server that closes would wait for them for ever. */
export interface StreamRegistry {
  /** Joins; the function that comes back leaves. While draining a newcomer is sent away at once. */
  join(stream: OpenStream): () => void;
  readonly size: number;
  /** Says goodbye to all, and from now on to everyone who comes. */
  drain(): void;
}

export function createStreamRegistry(): StreamRegistry {
  const streams = new Set<OpenStream>();
  let isDraining = false;
  return {
    join: (stream) => {
      if (isDraining) stream.sayBye();
      else streams.add(stream);
      return () => streams.delete(stream);
    },
    get size() {
      return streams.size;
    },
    drain: () => {
      isDraining = true;
      for (const stream of [...streams]) stream.sayBye();
      streams.clear();
    },
  };
}
