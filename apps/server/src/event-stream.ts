import type { Response } from 'express';

/** A reader who is behind by more is cut off: the client comes back and reads on from where it was. */
export const BEHIND_MAX_BYTES = 256 * 1024;
/** How soon a browser comes back by itself. */
const RETRY_MS = 500;

/**
 * A stream of server-sent events. What goes to many is one buffer for all of them, and goes to the socket as it is: the answer
 * has neither length nor chunks, and ends with its connection.
 */
export interface EventStream {
  readonly isOpen: boolean;
  /** Cuts off whoever does not read; says nothing to whoever is gone. */
  write(bytes: Buffer): void;
  /** Says a last word, and ends. */
  end(lastWord: Buffer): void;
}

/** Words that are said to whoever follows a stream. */
export const words = {
  heartbeat: wordOf('heartbeat'),
  /** Come back, to another process. */
  bye: wordOf('bye'),
  signedOut: wordOf('signed-out'),
  /** Of a game: whoever reads it may look on no more. */
  over: wordOf('over'),
} as const;

function wordOf(event: string): Buffer {
  return Buffer.from(`event: ${event}\ndata: {}\n\n`);
}

/** Begins the answer. */
export function openEventStream(response: Response): EventStream {
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    Connection: 'close',
  });
  // With it the head goes out.
  response.write(`retry: ${RETRY_MS}\n\n`);
  const { socket } = response;
  // A request before it on the same connection is not answered yet: nobody who follows a stream does so.
  if (socket === null) response.end();
  return {
    get isOpen() {
      return socket?.writable === true && !response.writableEnded;
    },
    write: (bytes) => {
      if (socket?.writable !== true || response.writableEnded) return;
      if (socket.writableLength > BEHIND_MAX_BYTES) socket.destroy();
      else socket.write(bytes);
    },
    end: (lastWord) => {
      if (response.writableEnded) return;
      if (socket?.writable === true) socket.write(lastWord);
      response.end();
    },
  };
}
